import type { LinkEnd } from '../model/link.ts';
import type { PathCause } from '../model/path/cause.ts';

/** Why a packet does not arrive, as one sentence in words of networks, without a full stop. It quotes names as they are. */
export function pathCauseText(cause: PathCause): string {
  const { namespace } = cause;
  switch (cause.is) {
    case 'no-route':
      return noRouteText(cause);
    case 'refusing-route':
      return `${namespace} refuses packets to ${cause.destination}: its route is of type ${cause.type}`;
    case 'link-down':
      return `${cause.link} is down in ${namespace}`;
    case 'no-carrier':
      return `${cause.link} in ${namespace} has no port that is up`;
    case 'no-other-end':
      return `${cause.link} in ${namespace} (${cause.kind}) has no other end`;
    case 'no-neighbour':
      return noNeighbourText(cause);
    case 'wrong-neighbour':
      return wrongNeighbourText(cause);
    case 'duplicate-address':
      return `${cause.address} is there twice on one network: ${cause.holders.map(endText).join(' and ')} both have it`;
    case 'port-state':
      return `${cause.bridge} in ${namespace}: port ${cause.port} is not forwarding, but ${cause.state}`;
    case 'port-isolated':
      return `${cause.bridge} in ${namespace}: ports ${cause.other} and ${cause.port} are isolated from each other`;
    case 'port-hairpin':
      return `${cause.bridge} in ${namespace}: what came in through port ${cause.port} does not go back there (hairpin is off)`;
    case 'port-no-flood':
      return `${cause.bridge} in ${namespace} does not know ${cause.mac}, and port ${cause.port} takes only what it knows (flood is off)`;
    case 'port-vlan':
      return cause.vlan === undefined ? `${cause.bridge} in ${namespace}: port ${cause.port} takes no frames without a VLAN tag` : `${cause.bridge} in ${namespace}: port ${cause.port} is not in VLAN ${cause.vlan}`;
    case 'no-vlan':
      return `${cause.link} in ${namespace} gets frames of VLAN ${cause.vlan}, and has no link for that VLAN`;
    case 'wrong-fdb':
      return `the forwarding database of ${cause.link} in ${namespace} says that ${cause.mac} is behind ${cause.says}, but it is behind ${cause.right ?? 'the bridge itself'}`;
    case 'other-mac':
      return `${cause.link} in ${namespace} does not take frames for ${cause.mac}, which is not its address`;
    case 'macvlan-parent':
      return `${cause.link} in ${namespace} is a macvlan on ${cause.parent}, and those two never reach each other`;
    case 'no-remote':
      return `${cause.link} in ${namespace} knows no remote for ${cause.mac}`;
    case 'no-tunnel-end':
      return `nothing in ${namespace} takes packets of ${cause.kind} ${cause.id ?? cause.link} at ${cause.destination}`;
    case 'forwarding-off':
      return `${namespace} does not forward: ${cause.sysctl} is 0`;
    case 'rp-filter':
      return `rp_filter drops it in ${namespace}: ${cause.source} is expected ${cause.expected === undefined ? 'nowhere' : `on ${cause.expected}`}, and came in on ${cause.link} (${cause.sysctl})`;
    case 'martian':
      return `${namespace} drops it: ${cause.source} can not come in on ${cause.link} (a martian source)`;
    case 'drop-policy':
      return `${cause.chain} policy is ${cause.policy} in ${namespace} (table ${cause.family} ${cause.table})`;
    case 'drop-rule':
      return `a rule of ${cause.chain} in ${namespace} ${cause.verdict === 'reject' ? 'rejects' : 'drops'} it: ${cause.rule} (table ${cause.family} ${cause.table})`;
    case 'mtu':
      return `${cause.size} bytes do not fit the MTU of ${cause.link} in ${namespace}, which is ${cause.mtu}${cause.isSilent ? ', and nobody is told' : ''}`;
    case 'loop':
      return `it comes back to ${namespace}: a loop`;
    case 'elsewhere':
      return `${cause.address} leads to ${namespace}, and not to ${cause.wanted}`;
    case 'foreign-source':
      return `${cause.address} is no address of ${namespace}`;
    case 'nobody-listens':
      return `nothing listens on ${cause.protocol} port ${cause.port} in ${namespace}`;
    case 'leaves':
      return `it leaves this machine through ${cause.link} of ${namespace} (${cause.kind})`;
    case 'unseen':
      return `${cause.link} of ${namespace} leads to a namespace that can not be seen from here`;
    case 'unread':
      return `${namespace} could not be read: ${cause.why}`;
  }
}

function noRouteText({ namespace, destination, without, isBack, lastRouter }: Extract<PathCause, { is: 'no-route' }>): string {
  const missing = `${namespace} has no route ${isBack ? 'back ' : ''}to ${destination}`;
  if (without !== undefined) return `${without.link} is down in ${without.namespace}, so that ${missing}`;
  return lastRouter === undefined ? missing : `${missing}, and ${lastRouter} sent it on without giving it an address of its own (no NAT)`;
}

function noNeighbourText({ namespace, link, address, states, holder, why }: Extract<PathCause, { is: 'no-neighbour' }>): string {
  const entry = states.length === 0 ? '' : `, whose entry in ${namespace} is ${states.join(' and ')}`;
  if (holder === undefined) return `nobody on the network of ${link} in ${namespace} answers for ${address}${entry}`;
  return `${endText(holder)} has ${address} and does not answer for it${entry}: ${why === 'noarp' ? 'ARP is off there' : 'arp_ignore is set there'}`;
}

function wrongNeighbourText({ namespace, link, address, mac, states, holder }: Extract<PathCause, { is: 'wrong-neighbour' }>): string {
  const entry = `${namespace} has a wrong neighbour entry on ${link}: ${address} at ${mac}${states.length === 0 ? '' : ` (${states.join(', ')})`}`;
  return holder === undefined ? `${entry}, which nobody there has` : `${entry}, but ${endText(holder)} has ${holder.mac}`;
}

function endText({ namespace, name }: LinkEnd): string {
  return `${namespace}:${name}`;
}
