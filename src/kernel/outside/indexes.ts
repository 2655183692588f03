import { decodeWord, parseDecimal, parseHex, wordsOfLines } from './text.ts';

/*
 * /proc/net/dev gives no indexes. Of links that are in a multicast group igmp, dev_mcast or if_inet6 tells the index; of the others, while
 * IPv6 is on, dev_snmp6/LINK.
 */

/** `2    eth0            1     0     333300000001`. */
export function parseDevMcast(latin1: string): ReadonlyMap<string, number> {
  return new Map(wordsOfLines(latin1).flatMap(([index, name]) => entry(name, parseDecimal(index))));
}

/** `2\teth0      :     1      V3`, and below it the groups, which begin with a tab. */
export function parseIgmp(latin1: string): ReadonlyMap<string, number> {
  return new Map(
    latin1.split('\n').flatMap((line) => {
      const [, index, name] = /^(\d+)\t([^ ]+) *:/.exec(line) ?? [];
      return entry(name?.replace(/:$/, ''), parseDecimal(index));
    }),
  );
}

/** `fe80… 02 40 20 80 eth0`. */
export function parseInet6Indexes(latin1: string): ReadonlyMap<string, number> {
  return new Map(wordsOfLines(latin1).flatMap(([, index, , , , name]) => entry(name, parseHex(index))));
}

/** The first line of dev_snmp6/LINK: `ifIndex                         \t2`. */
export function parseSnmp6Index(latin1: string): number | undefined {
  return parseDecimal(/^ifIndex\s+(\d+)$/m.exec(latin1)?.[1]);
}

function entry(name: string | undefined, index: number | undefined): readonly (readonly [string, number])[] {
  return name === undefined || index === undefined ? [] : [[decodeWord(name), index]];
}
