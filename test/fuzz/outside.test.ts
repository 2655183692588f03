import fc from 'fast-check';
import { test } from 'vitest';
import { parseArp } from '../../src/kernel/outside/arp.ts';
import { parseDev } from '../../src/kernel/outside/dev.ts';
import { parseFibTrie } from '../../src/kernel/outside/fib-trie.ts';
import { parseIfInet6 } from '../../src/kernel/outside/if-inet6.ts';
import { parseDevMcast, parseIgmp, parseInet6Indexes, parseSnmp6Index } from '../../src/kernel/outside/indexes.ts';
import { findIpv4Addresses } from '../../src/kernel/outside/ipv4-addresses.ts';
import { joinIpv4Routes } from '../../src/kernel/outside/ipv4-routes.ts';
import { parseIpv6Routes } from '../../src/kernel/outside/ipv6-routes.ts';
import { parsePacket } from '../../src/kernel/outside/packet.ts';
import { parseUnix } from '../../src/kernel/outside/unix.ts';

const digits = 'fe800000000000000000000000000001';
const words = ['lo', 'eth0', '*', '0', '7', '-1', '4294967296', '0A01020A', '00FFFFFF', digits, '40', '0x1', '0x6', '02:00:00:00:00:09', '10.0.0.1', '/24', 'link', 'UNICAST', 'host', 'LOCAL', '|--', 'Main:', 'Local:', 'Id', '-1:', ':', '\t', '\xff', '00010000:', '\0'];
const pieces = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: fc.string({ maxLength: 8 }) }), { maxLength: 14 }).map((list) => list.join(' '));
const file = fc.oneof(fc.array(pieces, { maxLength: 12 }).map((lines) => lines.join('\n')), fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString('latin1')));

test('any text of a file of /proc/PID/net is read without an error', () => {
  const parsers = [parseArp, parseDev, parseFibTrie, parseIfInet6, parseDevMcast, parseIgmp, parseInet6Indexes, parseSnmp6Index, parseIpv6Routes, parsePacket, parseUnix];
  fc.assert(fc.property(file, (text) => parsers.forEach((parse) => parse(text))), { numRuns: 1500 });
});

test('any two texts are put together as routes and addresses', () => {
  const put = (route: string, trie: string): void => void findIpv4Addresses(parseFibTrie(trie), joinIpv4Routes(route, parseFibTrie(trie)));
  fc.assert(fc.property(file, file, put), { numRuns: 1500 });
});
