import type { Link } from '../../model/link.ts';
import type { LinkDetails } from '../../model/link-details.ts';
import type { LinkPort } from '../../model/link-port.ts';

/** Where a bond, an HSR or a port speaks of other links of its namespace, names come to their indexes. */
export function nameDevices(links: readonly Link[]): readonly Link[] {
  if (!links.some(speaksOfOthers)) return links;
  const names = new Map(links.map(({ index, name }) => [index, name]));
  const nameOf = (index: number | undefined): string | undefined => (index === undefined ? undefined : names.get(index));
  return links.map((link) => (speaksOfOthers(link) ? { ...link, details: nameInDetails(link.details, nameOf), port: nameInPort(link.port, nameOf) } : link));
}

type NameOf = (index: number | undefined) => string | undefined;

function speaksOfOthers({ details, port }: Link): boolean {
  return details?.of === 'bond' || details?.of === 'hsr' || (port?.of === 'bridge' && port.backupPortIndex !== undefined);
}

function nameInDetails(details: LinkDetails | undefined, nameOf: NameOf): LinkDetails | undefined {
  if (details?.of === 'bond') return { ...details, activeSlave: nameOf(details.activeSlaveIndex), primary: nameOf(details.primaryIndex) };
  if (details?.of === 'hsr') return { ...details, slave1: nameOf(details.slave1Index), slave2: nameOf(details.slave2Index), interlink: nameOf(details.interlinkIndex) };
  return details;
}

function nameInPort(port: LinkPort | undefined, nameOf: NameOf): LinkPort | undefined {
  return port?.of === 'bridge' ? { ...port, backupPort: nameOf(port.backupPortIndex) } : port;
}
