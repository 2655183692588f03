import type { ForwardingEntry } from '../forwarding-entry.ts';
import type { Link } from '../link.ts';
import type { BridgePort } from '../link-port.ts';
import type { PortVlans, VlanRange } from '../port-vlans.ts';
import type { PathCause } from './cause.ts';

/** All that decides where a bridge sends a frame. */
export interface BridgeQuestion<L extends Link = Link> {
  readonly namespace: string;
  readonly bridge: L;
  readonly ports: readonly L[];
  /** `undefined` where the bridge itself sends. */
  readonly inPort: L | undefined;
  /** The hardware address, or `all`. */
  readonly destination: string;
  /** The tag that the frame has. */
  readonly vlan: number | undefined;
  readonly entries: readonly ForwardingEntry[];
  readonly vlans: readonly PortVlans[];
}

export interface BridgeAnswer<L extends Link = Link> {
  readonly by: 'fdb' | 'flood' | 'own';
  /** To which VLAN the frame belongs inside; `undefined` where the bridge does not filter. */
  readonly vlan: number | undefined;
  /** Nothing goes further; the rest says where it would have gone. */
  readonly refusal: PathCause | undefined;
  /** Whether the bridge itself takes the frame. */
  readonly isForBridge: boolean;
  readonly ways: readonly BridgeWay<L>[];
}

export interface BridgeWay<L extends Link = Link> {
  readonly port: L;
  /** The tag with which it goes out. */
  readonly vlan: number | undefined;
  readonly refusal: PathCause | undefined;
}

/** As the kernel decides (net/bridge/br_input.c, br_handle_frame_finish; br_forward.c, should_deliver). */
export function decideBridge<L extends Link>(question: BridgeQuestion<L>): BridgeAnswer<L> {
  const { bridge, ports, inPort, destination, entries } = question;
  const { vlan, refusal: ofVlan } = vlanOf(question);
  const refusal = refusalOfPort(question, inPort) ?? ofVlan;
  if (destination === 'all') return { by: 'flood', vlan, refusal, isForBridge: inPort !== undefined, ways: waysTo(ports, question, vlan, 'all') };
  const entry = lookupEntry(entries, bridge, destination, vlan);
  const isLocal = destination === bridge.mac || entry?.state === 'permanent';
  if (isLocal && inPort !== undefined) return { by: destination === bridge.mac ? 'own' : 'fdb', vlan, refusal, isForBridge: true, ways: [] };
  const port = entry === undefined ? undefined : ports.find(({ index }) => index === entry.linkIndex);
  if (port !== undefined) return { by: 'fdb', vlan, refusal, isForBridge: false, ways: waysTo([port], question, vlan, 'one') };
  return { by: 'flood', vlan, refusal, isForBridge: false, ways: waysTo(ports, question, vlan, 'unknown') };
}

function lookupEntry(entries: readonly ForwardingEntry[], bridge: Link, mac: string, vlan: number | undefined): ForwardingEntry | undefined {
  const fitting = entries.filter((entry) => entry.mac === mac && entry.masterIndex === bridge.index);
  return vlan === undefined ? fitting.find((entry) => entry.vlan === undefined) : fitting.find((entry) => entry.vlan === vlan);
}

function waysTo<L extends Link>(ports: readonly L[], question: BridgeQuestion<L>, vlan: number | undefined, what: 'one' | 'unknown' | 'all'): readonly BridgeWay<L>[] {
  return ports.filter((port) => what === 'one' || port !== question.inPort).map((port) => {
    const range = vlan === undefined ? undefined : rangeOf(question.vlans, port, vlan);
    // Where it is refused for its VLAN, it goes on as it came, to find whom it would have reached.
    return { port, vlan: range === undefined ? question.vlan : range.untagged ? undefined : vlan, refusal: refusalOut(port, question, vlan, range, what) };
  });
}

function refusalOut(port: Link, question: BridgeQuestion, vlan: number | undefined, range: VlanRange | undefined, what: 'one' | 'unknown' | 'all'): PathCause | undefined {
  const { namespace, bridge, inPort, destination } = question;
  const at = { namespace, bridge: bridge.name, port: port.name };
  const settings = portOf(port);
  if (port === inPort && settings?.hairpin !== true) return { is: 'port-hairpin', ...at };
  if (settings?.isolated === true && inPort !== undefined && portOf(inPort)?.isolated === true) return { is: 'port-isolated', ...at, other: inPort.name };
  if (what === 'unknown' && settings?.flood === false) return { is: 'port-no-flood', ...at, mac: destination };
  if (what === 'all' && settings?.broadcastFlood === false) return { is: 'port-no-flood', ...at, mac: 'ff:ff:ff:ff:ff:ff' };
  if (vlan !== undefined && range === undefined) return { is: 'port-vlan', ...at, vlan };
  return refusalOfPort(question, port);
}

/** A port of a link that is down is disabled, and the link says so better. */
function refusalOfPort({ namespace, bridge }: BridgeQuestion, port: Link | undefined): PathCause | undefined {
  const state = port === undefined ? undefined : portOf(port)?.state;
  if (port === undefined || state === undefined || state === 'forwarding' || !port.flags.includes('UP')) return undefined;
  return state === 'disabled' && !port.flags.includes('LOWER_UP') ? undefined : { is: 'port-state', namespace, bridge: bridge.name, port: port.name, state };
}

/** Which VLAN the frame belongs to: that of its tag, or the port's PVID. */
function vlanOf({ namespace, bridge, inPort, vlan, vlans }: BridgeQuestion): { readonly vlan: number | undefined; readonly refusal: PathCause | undefined } {
  if (bridge.details?.of !== 'bridge' || bridge.details.vlanFiltering !== true) return { vlan: undefined, refusal: undefined };
  const from = inPort ?? bridge;
  const at = { namespace, bridge: bridge.name, port: from.name };
  const ranges = rangesOf(vlans, from);
  const own = vlan ?? ranges.find(({ pvid }) => pvid)?.first;
  if (own === undefined) return { vlan: undefined, refusal: { is: 'port-vlan', ...at, vlan: undefined } };
  return { vlan: own, refusal: rangeOf(vlans, from, own) === undefined ? { is: 'port-vlan', ...at, vlan: own } : undefined };
}

function rangesOf(vlans: readonly PortVlans[], link: Link): readonly VlanRange[] {
  return vlans.find(({ linkIndex }) => linkIndex === link.index)?.vlans ?? [];
}

function rangeOf(vlans: readonly PortVlans[], link: Link, vlan: number): VlanRange | undefined {
  return rangesOf(vlans, link).find(({ first, last }) => first <= vlan && vlan <= last);
}

function portOf({ port }: Link): BridgePort | undefined {
  return port?.of === 'bridge' ? port : undefined;
}
