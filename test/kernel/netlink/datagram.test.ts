import { expect, test } from 'vitest';
import { KernelError } from '../../../src/errors.ts';
import { readDatagram } from '../../../src/kernel/netlink/socket.ts';
import { attribute, i32, message, text, u32 } from '../../support/messages.ts';

const NOOP = 1;
const ERROR = 2;
const DONE = 3;
const NEW_LINK = 16;

function read(...messages: readonly Buffer[]): { readonly seen: number; readonly bodies: readonly string[] } {
  const bytes = Buffer.concat(messages);
  const bodies: string[] = [];
  const seen = readDatagram('read links', bytes, bytes.length, 1, (all, start, end) => void bodies.push(Buffer.from(all.subarray(start, end)).toString()));
  return { seen, bodies };
}

function failureOf(...messages: readonly Buffer[]): unknown {
  try {
    return read(...messages);
  } catch (error) {
    return error;
  }
}

test('each message that answers is taken, until the end', () => {
  const { seen, bodies } = read(message(NEW_LINK, Buffer.from('one')), message(NOOP, Buffer.from('nothing')), message(NEW_LINK, Buffer.from('second')), message(DONE, i32(0)), message(NEW_LINK, Buffer.from('too late')));
  expect(bodies).toEqual(['one', 'second']);
  expect(seen).toBe(1);
});

test('what answers another question is passed over, its end and its errors too', () => {
  const other = { sequence: 9 };
  expect(read(message(NEW_LINK, Buffer.from('x'), other), message(ERROR, i32(-1), other), message(DONE, i32(0), other), message(NEW_LINK, Buffer.from('ours')))).toEqual({ seen: 0, bodies: ['ours'] });
});

test('a list that changed underneath is seen on any of its messages', () => {
  expect(read(message(NEW_LINK, Buffer.from('x'), { flags: 0x10 }), message(DONE, i32(0))).seen).toBe(1 | 2);
  expect(read(message(DONE, i32(0), { flags: 0x10 })).seen).toBe(1 | 2);
});

test('a list that ends with an error fails', () => {
  expect(failureOf(message(DONE, i32(-105)))).toMatchObject({ name: 'KernelError', operation: 'read links', errno: 'ENOBUFS' });
});

test('an error carries its errno and the words of the kernel, behind the whole request or its header alone', () => {
  const request = message(18, Buffer.from('the request'));
  const words = attribute(1, text('no such thing'));
  const whole = message(ERROR, Buffer.concat([i32(-19), request, words]), { flags: 0x200 });
  const capped = message(ERROR, Buffer.concat([i32(-19), request.subarray(0, 16), words]), { flags: 0x300 });
  const expected = new KernelError('read links', 'ENODEV', { kernelText: 'no such thing' });
  expect(failureOf(whole)).toEqual(expected);
  expect(failureOf(capped)).toEqual(expected);
});

test('an error without words has its errno, also one that has no name', () => {
  expect(failureOf(message(ERROR, Buffer.concat([i32(-1), message(18, Buffer.alloc(0))])))).toMatchObject({ errno: 'EPERM', kernelText: undefined });
  expect(failureOf(message(ERROR, Buffer.concat([i32(-4000), u32(16)])))).toMatchObject({ errno: 'errno 4000' });
});

test('a message that is longer than its datagram, or shorter than its header, is malformed', () => {
  const whole = message(NEW_LINK, Buffer.from('body'));
  expect(failureOf(whole.subarray(0, whole.length - 1))).toMatchObject({ errno: 'EBADMSG' });
  expect(failureOf(Buffer.concat([u32(0), Buffer.alloc(12)]))).toMatchObject({ errno: 'EBADMSG' });
});
