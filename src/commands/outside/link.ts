import { unknownExtras } from '../../model/link-extras.ts';
import type { OutsideLink } from '../../model/outside.ts';
import type { LinkLine } from '../links/line.ts';
import type { OrUnknown } from './or-unknown.ts';

/** A link that is shown; of one that was only seen from outside little is known. */
export type ShownLink = OrUnknown<Omit<LinkLine, 'statistics'>, 'namespace' | 'name'> & { readonly statistics: ShownStatistics | undefined };

type Statistics = NonNullable<LinkLine['statistics']>;
export interface ShownStatistics {
  readonly receive: OrUnknown<Statistics['receive'], 'bytes' | 'packets' | 'errors' | 'dropped'>;
  readonly transmit: OrUnknown<Statistics['transmit'], 'bytes' | 'packets' | 'errors' | 'dropped'>;
}

/** What the notice says. */
export const LINKS_LACK = 'kind, state, MTU, hardware address, master and other end';

export function outsideLinkRow(namespace: string, { name, index, statistics }: OutsideLink, withStatistics: boolean): ShownLink {
  return { namespace, ...unknownLink, name, index, statistics: withStatistics ? { receive: { ...unknownReceive, ...statistics.receive }, transmit: { ...unknownTransmit, ...statistics.transmit } } : undefined };
}

const { index: _, ...unknownMore } = unknownExtras(0);

const unknownLink: Omit<ShownLink, 'namespace' | 'name' | 'index' | 'statistics'> = {
  kind: undefined,
  state: undefined,
  flags: undefined,
  mtu: undefined,
  mac: undefined,
  master: undefined,
  peer: undefined,
  lower: undefined,
  alternativeNames: undefined,
  type: undefined,
  broadcast: undefined,
  linkIndex: undefined,
  linkNsid: undefined,
  alias: undefined,
  group: undefined,
  queueingDiscipline: undefined,
  queueLength: undefined,
  details: undefined,
  port: undefined,
  problem: undefined,
  ...unknownMore,
  protocolDownReasons: undefined,
  groupName: undefined,
};

const unknownReceive = { lengthErrors: undefined, overErrors: undefined, crcErrors: undefined, frameErrors: undefined, missedErrors: undefined, noHandler: undefined, otherHost: undefined };
const unknownTransmit = { abortedErrors: undefined, carrierErrors: undefined, heartbeatErrors: undefined, windowErrors: undefined };
