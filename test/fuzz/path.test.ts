import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseIpAddress } from '../../src/model/ip-address.ts';
import { parseEnd } from '../../src/model/path/end-operand.ts';
import { parseNatTarget, translate } from '../../src/model/path/nat.ts';
import type { Packet } from '../../src/model/path/packet.ts';

const piece = fc.constantFrom('10.0.0.5', 'fd00::1', '::', ':', '[', ']', '-', '80', '65536', ' --random', ' persistent', '.', '255', ',', '/24', 'map', '{', '@', 'beijing', 'podman:web');
const text = fc.array(fc.oneof({ weight: 4, arbitrary: piece }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }), { maxLength: 6 }).map((pieces) => pieces.join(''));
const address = fc.oneof(fc.ipV4(), fc.ipV6());
const port = fc.integer({ min: 1, max: 65_535 });

test('whatever a rule translates to, reading it never throws, and finds addresses and ports only', () => {
  fc.assert(
    fc.property(text, (to) => {
      const target = parseNatTarget(to);
      if (target === undefined) return;
      if (target.address !== undefined) expect(parseIpAddress(target.address)).toBeDefined();
      if (target.port !== undefined) expect(target.port).toSatisfy((number: number) => Number.isInteger(number) && number >= 0 && number <= 65_535);
      expect(target.address ?? target.port).toBeDefined();
    }),
  );
});

test('an address and a port, as nft and iptables write them, come out as they went in', () => {
  fc.assert(
    fc.property(address, fc.option(port, { nil: undefined }), (one, number) => {
      const written = number === undefined ? one : one.includes(':') ? `[${one}]:${number}` : `${one}:${number}`;
      expect(parseNatTarget(written)).toEqual({ address: one, port: number });
      expect(parseNatTarget(`${written} --random`)).toEqual({ address: one, port: number });
    }),
  );
});

test('no NAT changes where an answer would come from without saying an address', () => {
  const packet: Packet = { family: 'inet', source: '10.1.0.2', destination: '10.2.0.2', protocol: 'tcp', sourcePort: undefined, destinationPort: 80, size: 84, isReply: false };
  fc.assert(
    fc.property(fc.constantFrom('snat', 'dnat', 'masquerade', 'redirect'), text, fc.option(fc.ipV4(), { nil: undefined }), (is, to, own) => {
      const after = translate(packet, { is, to }, own);
      if (after === undefined) return;
      const [kept, changed] = is === 'snat' || is === 'masquerade' ? [after.destination, after.source] : [after.source, after.destination];
      expect(kept).toBe(is === 'snat' || is === 'masquerade' ? packet.destination : packet.source);
      expect(parseIpAddress(changed)).toBeDefined();
    }),
  );
});

test('an end of a way loses no character, and its address is one', () => {
  fc.assert(
    fc.property(text, (operand) => {
      const { namespace, address: found } = parseEnd(operand);
      if (found !== undefined) expect(parseIpAddress(found)).toBeDefined();
      const written = [namespace, found].filter((part) => part !== undefined).join(':');
      expect([written, `${namespace ?? ''}${namespace === undefined ? '' : ':'}[${found ?? ''}]`]).toContain(operand);
    }),
  );
});

test('a namespace and an address are found again behind a colon', () => {
  fc.assert(
    fc.property(fc.constantFrom('beijing', 'podman:web', '4026532178', 'net:[4026532178]'), address, (namespace, one) => {
      expect(parseEnd(`${namespace}:${one}`)).toEqual({ namespace, address: one });
      expect(parseEnd(`${namespace}:[${one}]`)).toEqual({ namespace, address: one });
      expect(parseEnd(one)).toEqual({ namespace: undefined, address: one });
    }),
  );
});
