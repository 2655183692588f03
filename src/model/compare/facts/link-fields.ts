import type { WiredLink } from '../../wired-link.ts';
import { flatten, type Fields } from '../difference.ts';
import { farEndText, type Place } from '../wired-state.ts';

/** What people set of a link. */
export function linkFields(link: WiredLink, place: Place): Fields {
  const { kind, mtu, alias, alternativeNames, group, queueLength, flags, details, port } = link;
  return {
    state: flags.includes('UP') ? 'up' : 'down',
    kind,
    mtu,
    master: link.master,
    'other end': farEndText(link, place),
    mac: link.mac,
    alias,
    'other names': [...alternativeNames].sort(),
    flags: flags.filter((flag) => !ofItself.has(flag)),
    group,
    txqueuelen: queueLength,
    ...prefixed('', flatten(details, (name) => movingDetails.has(name) || isIndex(name) || (details?.of === 'bridge' && (name === 'id' || (name === 'ageing' && details.stp))))),
    ...prefixed('port ', flatten(port, (name) => movingPort.has(name) || isIndex(name))),
    ...wireguardFields(link, place),
  };
}

/** What moves by itself, or is another each time a link is made. */
export function minorLinkFields({ index, state, flags }: WiredLink): Fields {
  return { index, 'operational state': state, carrier: flags.includes('LOWER_UP') };
}

/** They follow from the other end, or from who listens. */
const ofItself: ReadonlySet<string> = new Set(['UP', 'LOWER_UP', 'NO-CARRIER', 'M-DOWN', 'ECHO', 'DORMANT', 'RUNNING']);
/** Spanning tree (which shortens the ageing while the topology changes), LACP, and what holds a hardware address that was made up. */
const movingDetails: ReadonlySet<string> = new Set(['of', 'root', 'rootPort', 'rootPathCost', 'topologyChange', 'topologyChangeDetected', 'activeSlave', 'adAggregator', 'adPorts', 'adActorKey', 'adPartnerKey', 'adPartnerMac', 'sci']);
const movingPort: ReadonlySet<string> = new Set([
  'of', 'state', 'id', 'number', 'cost', 'designatedRoot', 'designatedBridge', 'designatedPort', 'designatedCost', 'topologyChangeAck', 'configPending',
  'miiStatus', 'linkFailures', 'permanentMac', 'adAggregator', 'adActorState', 'adPartnerState',
]);

/** Beside it the name stands. */
function isIndex(name: string): boolean {
  return name.endsWith('Index') && name !== 'erspanIndex';
}

function prefixed(prefix: string, fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${prefix}${name}`, value]));
}

function wireguardFields({ index, details }: WiredLink, { namespace }: Place): Fields {
  const told = details?.of === 'wireguard' ? undefined : namespace.wireguard.find(({ linkIndex }) => linkIndex === index)?.details;
  if (told === undefined) return {};
  const peers = told.peers.map(({ publicKey, allowedIps, endpoint }) => [publicKey, endpoint ?? 'anywhere', ...allowedIps].join(' '));
  return { publicKey: told.publicKey, listenPort: told.listenPort, fwmark: told.fwmark, peers: peers.sort() };
}
