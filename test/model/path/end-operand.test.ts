import { expect, test } from 'vitest';
import { parseEnd } from '../../../src/model/path/end-operand.ts';

test.for([
  ['beijing', 'beijing', undefined],
  ['10.0.0.1', undefined, '10.0.0.1'],
  ['fd00::1', undefined, 'fd00::1'],
  ['[fd00::1]', undefined, 'fd00::1'],
  ['beijing:10.0.0.1', 'beijing', '10.0.0.1'],
  ['beijing:fd00::1', 'beijing', 'fd00::1'],
  ['beijing:[fd00::1]', 'beijing', 'fd00::1'],
  ['podman:web', 'podman:web', undefined],
  ['podman:web:10.0.0.1', 'podman:web', '10.0.0.1'],
  ['net:[4026532178]', 'net:[4026532178]', undefined],
  ['net:[4026532178]:10.0.0.1', 'net:[4026532178]', '10.0.0.1'],
  ['4026532178', '4026532178', undefined],
  [':10.0.0.1', ':10.0.0.1', undefined],
  ['10.0.0.1/24', '10.0.0.1/24', undefined],
  ['', '', undefined],
] as const)('%s', ([text, namespace, address]) => {
  expect(parseEnd(text)).toEqual({ namespace, address });
});
