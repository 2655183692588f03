import { UsageError } from '../../errors.ts';
import { parseIpAddress } from '../../model/ip-address.ts';
import { lookupNumber, type NumberNames } from '../../model/number-names.ts';
import type { Question } from './answer.ts';
import type { questionArguments } from './question-arguments.ts';

export type QuestionValues = { readonly [Key in keyof typeof questionArguments]: string | undefined };

/** What the options say of a packet to `destination`. */
export function toQuestion(destination: string, values: QuestionValues, outputLink: string | undefined, names: NumberNames): Question {
  const family = parseIpAddress(destination)?.family;
  if (values.from !== undefined && parseIpAddress(values.from)?.family !== family) {
    throw new UsageError(`${values.from} is no ${family === 'inet6' ? 'IPv6' : 'IPv4'} address`, { word: values.from, hint: `${destination} wants one of its own family` });
  }
  const tos = values.tos === undefined ? undefined : lookupNumber(names.dsfields, values.tos);
  if (values.tos !== undefined && (tos === undefined || tos > 0xff)) throw notANumber(values.tos, 'type of service', '16, 0x10 or CS1');
  return {
    destination,
    source: values.from,
    inputLink: values.iif,
    outputLink,
    tos,
    mark: numberIn(values.mark, 0xffff_ffff, 'mark', '10 or 0xa'),
    uid: numberIn(values.uid, 0xffff_fffe, 'uid', '1000'),
    protocol: values.protocol === undefined ? undefined : protocols[values.protocol]?.[family ?? 'inet'],
    sourcePort: numberIn(values.sport, 0xffff, 'port', '443'),
    destinationPort: numberIn(values.dport, 0xffff, 'port', '443'),
  };
}

/** Those that the kernel tells apart in rules (net/ipv4/netlink.c, rtm_getroute_parse_ip_proto). */
const protocols: Readonly<Record<string, { readonly inet: number; readonly inet6: number }>> = {
  tcp: { inet: 6, inet6: 6 },
  udp: { inet: 17, inet6: 17 },
  icmp: { inet: 1, inet6: 58 },
};

const nameless = { nameOf: new Map<number, string>(), numberOf: new Map<string, number>() };

function numberIn(word: string | undefined, largest: number, what: string, example: string): number | undefined {
  if (word === undefined) return undefined;
  const number = lookupNumber(nameless, word);
  if (number === undefined || number > largest) throw notANumber(word, what, example);
  return number;
}

function notANumber(word: string, what: string, example: string): UsageError {
  return new UsageError(`${word} is not a ${what}`, { word, hint: `for example ${example}` });
}
