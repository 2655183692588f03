import type { Address } from '../../src/model/address.ts';
import type { Link } from '../../src/model/link.ts';
import type { BridgePort } from '../../src/model/link-port.ts';
import type { Route } from '../../src/model/route.ts';
import { runScript, shellWord } from './ip-script.ts';
import { addressesOf } from './oracle-addresses.ts';
import { separateEncapsulations } from './oracle-encapsulation.ts';
import { linksOf } from './oracle-links.ts';
import { portsOf } from './oracle-ports.ts';
import { asRecords, type JsonRecord } from './oracle-record.ts';
import { routesOf } from './oracle-routes.ts';
import { parseIpJson } from './world.ts';

/** What iproute2 says of one namespace, in the words of our model and in its own order. */
export interface Testimony {
  readonly links: readonly Link[];
  readonly addresses: readonly Address[];
  readonly routes: readonly Route[];
  /** From `bridge link`, by ifindex. */
  readonly ports: ReadonlyMap<number, Partial<BridgePort>>;
}

/** Asks `ip` and `bridge` inside a namespace. */
export function askIproute2(namespace: string): Testimony {
  const within = `-n ${shellWord(namespace)} -j -d`;
  const [links, addresses, ipv4, ipv6, ports] = runScript(
    [`ip ${within} link`, `ip ${within} address`, ...['-4', '-6'].map((family) => `ip ${within} -N ${family} route show table all`), `bridge ${within} link`]
      .map((command) => `${command} || exit\necho '${SEPARATOR}'\n`)
      .join(''),
  ).split(`${SEPARATOR}\n`).map(readAnswer);
  return {
    links: linksOf(links ?? []),
    addresses: addressesOf(addresses ?? []),
    routes: [...routesOf(ipv4 ?? [], 'inet', links ?? []), ...routesOf(ipv6 ?? [], 'inet6', links ?? [])],
    ports: portsOf(ports ?? []),
  };
}

const SEPARATOR = '-- next answer --';

function readAnswer(text: string): readonly JsonRecord[] {
  return text.trim() === '' ? [] : asRecords(parseIpJson(separateEncapsulations(text.trim())));
}
