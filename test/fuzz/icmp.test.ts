import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEchoAnswer, writeEcho } from '../../src/kernel/probe/icmp.ts';

const family = fc.constantFrom('inet' as const, 'inet6' as const);

test('any bytes are an answer or none', () => {
  fc.assert(
    fc.property(family, fc.uint8Array({ maxLength: 200 }), fc.nat(220), (its, bytes, length) => {
      parseEchoAnswer(its, bytes, Math.min(length, bytes.length), 'fd00::1');
    }),
    { numRuns: 3000 },
  );
});

test('every number comes back as it went', () => {
  const numbers = fc.record({ id: fc.nat(0xffff), sequence: fc.nat(0xffff), attempt: fc.nat(255) });
  fc.assert(
    fc.property(numbers, (number) => {
      const bytes = writeEcho('inet6', number);
      bytes[0] = 129;
      expect(parseEchoAnswer('inet6', bytes, bytes.length, 'fd00::1')).toEqual({ is: 'reply', number });
    }),
  );
});
