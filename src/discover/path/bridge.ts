import { decideBridge, type BridgeAnswer, type BridgeWay } from '../../model/path/bridge-ports.ts';
import type { TopologyLink } from '../../model/topology.ts';
import { meetBridgeRules } from './firewall.ts';
import { fits, take } from './frame.ts';
import { addStep, lose, type Branch, type Frame, type Trail, type Walker } from './trail.ts';
import type { Spot } from './world.ts';

/** A frame comes into a bridge through one of its ports. */
export async function enterBridge(walker: Walker, bridge: Spot, inPort: Spot, frame: Frame, trail: Trail): Promise<readonly Branch[]> {
  return await leaveBridge(walker, bridge, inPort, frame, trail);
}

/** A frame goes where the bridge sends it; without `inPort` the bridge itself sends it. */
export async function leaveBridge(walker: Walker, bridge: Spot, inPort: Spot | undefined, frame: Frame, before: Trail): Promise<readonly Branch[]> {
  const { place, link } = bridge;
  const at = { namespace: place.namespace.label, link: link.name };
  const { forwardingEntries, portVlans } = await walker.world.tablesOf(place);
  const answer = decideBridge({
    namespace: at.namespace,
    bridge: link,
    ports: place.links.filter(({ masterIndex }) => masterIndex === link.index),
    inPort: inPort?.link,
    destination: frame.destination,
    vlan: frame.vlan,
    entries: forwardingEntries.filter(({ state, flags }) => frame.ignoresForwarding === undefined || (frame.ignoresForwarding === 'learnt' && (state === 'permanent' || flags.includes('sticky')))),
    vlans: portVlans,
  });
  const isUp = link.flags.includes('UP');
  const down = isUp ? before : lose(before, { is: 'link-down', ...at });
  const trail = answer.refusal === undefined ? down : lose(down, answer.refusal);
  const branches: Branch[] = [];
  if (answer.isForBridge) branches.push(...(await takeForBridge(walker, bridge, inPort, frame, answer, trail)));
  for (const way of answer.ways) branches.push(...(await leaveBy(walker, bridge, inPort, way, frame, answer, trail)));
  return branches;
}

async function takeForBridge(walker: Walker, bridge: Spot, inPort: Spot | undefined, frame: Frame, answer: BridgeAnswer<TopologyLink>, before: Trail): Promise<readonly Branch[]> {
  const { place, link } = bridge;
  const trail = addStep(before, { is: 'bridge', namespace: place.namespace.label, link: link.name, inPort: inPort?.link.name, outPort: undefined, mac: frame.destination, by: answer.by, vlan: answer.vlan });
  const tagged = answer.vlan === undefined ? frame : { ...frame, vlan: undefined };
  const uppers = walker.world.uppersOf({ namespace: place.namespace.label, index: link.index });
  if (uppers.length > 0) return await walker.receive(walker, bridge, tagged, trail, inPort ?? bridge);
  return [take(bridge, tagged, trail)];
}

async function leaveBy(walker: Walker, bridge: Spot, inPort: Spot | undefined, way: BridgeWay<TopologyLink>, frame: Frame, answer: BridgeAnswer<TopologyLink>, before: Trail): Promise<readonly Branch[]> {
  const { place, link } = bridge;
  const at = { namespace: place.namespace.label };
  const said = addStep(before, { is: 'bridge', ...at, link: link.name, inPort: inPort?.link.name, outPort: way.port.name, mac: frame.destination, by: answer.by, vlan: answer.vlan });
  const allowed = way.refusal === undefined ? said : lose(said, way.refusal);
  const short = fits(frame.packet.size, way.port.mtu) ? allowed : lose(allowed, { is: 'mtu', ...at, link: way.port.name, mtu: way.port.mtu, size: frame.packet.size, isSilent: true });
  const filtered = await meetBridgeRules(walker, bridge, inPort, { place, link: way.port }, frame, short);
  return await walker.transmit(walker, { place, link: way.port }, { ...frame, vlan: way.vlan }, filtered);
}
