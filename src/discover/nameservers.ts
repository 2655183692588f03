import { KernelError, ShellError, UsageError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import type { Link } from '../model/link.ts';
import type { Namespace } from '../model/namespace.ts';
import { isLoopbackAddress, type Nameserver } from '../model/resolver.ts';
import type { Socket } from '../model/socket.ts';

type Asker = Pick<Kernel, 'readInside' | 'readSockets' | 'lookupRoute'>;

const DNS_PORT = 53;

/** Each nameserver as it is seen from inside: who listens on the namespace's own addresses, and which way leads to the others. */
export async function lookAtNameservers(addresses: readonly string[], namespace: Namespace, kernel: Asker): Promise<readonly Nameserver[]> {
  if (addresses.length === 0) return [];
  const links = await readLinks(namespace, kernel);
  const listeners = addresses.some(isLoopbackAddress) ? await readListeners(namespace, kernel) : [];
  const nameservers: Nameserver[] = [];
  for (const address of addresses) {
    const isLoopback = isLoopbackAddress(address);
    const isListening = isLoopback ? listeners.some((socket) => isAt(socket, address)) : undefined;
    nameservers.push({ address, isLoopback, isListening, ...(await lookupWay(address, links, namespace, kernel)) });
  }
  return nameservers;
}

async function readLinks(namespace: Namespace, kernel: Asker): Promise<readonly Link[]> {
  const [reading] = await kernel.readInside([namespace], ['links']);
  if (reading === undefined) return [];
  if ('failure' in reading) throw reading.failure;
  return reading.inside.links;
}

async function readListeners(namespace: Namespace, kernel: Asker): Promise<readonly Socket[]> {
  const [reading] = await kernel.readSockets([namespace], { types: ['tcp', 'udp'], states: ['LISTEN', 'UNCONN'] });
  if (reading === undefined) return [];
  if ('failure' in reading) throw reading.failure;
  return reading.sockets.filter(({ localPort }) => localPort === DNS_PORT);
}

/** A socket on every address hears it too; one of IPv6 hears IPv4 unless it says no. */
function isAt({ localAddress, v6only }: Socket, address: string): boolean {
  const isIpv6 = address.includes(':');
  if (localAddress === '::') return isIpv6 || v6only !== true;
  return localAddress === address.replace(/%.*/, '') || (localAddress === '0.0.0.0' && !isIpv6);
}

async function lookupWay(address: string, links: readonly Link[], namespace: Namespace, kernel: Asker): Promise<Pick<Nameserver, 'link' | 'gateway' | 'refusal'>> {
  const [destination = '', scope] = address.split('%');
  const outputLinkIndex = links.find(({ name, index }) => name === scope || String(index) === scope)?.index;
  const nowhere = { link: undefined, gateway: undefined };
  try {
    const answer = await kernel.lookupRoute(namespace, { destination, outputLinkIndex });
    if (answer.is === 'refused') return { ...nowhere, refusal: answer.errno };
    const { linkIndex, gateway } = answer.route;
    return { link: links.find(({ index }) => index === linkIndex)?.name, gateway, refusal: undefined };
  } catch (error) {
    // What is no address has no way; resolv.conf may hold anything.
    if (error instanceof UsageError || error instanceof ShellError) return { ...nowhere, refusal: 'EINVAL' };
    if (error instanceof KernelError) return { ...nowhere, refusal: error.errno };
    throw error;
  }
}
