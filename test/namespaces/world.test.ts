import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aNamespace, ip, ipJson, ordinaryUser, runProgram, worldRing } from '../support/world.ts';

worldRing('the vocabulary of the tests on a real kernel', () => {
  test('a namespace is there for the test that made it', () => {
    expect(ip(['-n', aNamespace(), 'link'])).toContain('lo');
    ip('link add left type veth peer name right');
    writeFileSync('/run/netns/stale', '');
  });

  test('what a test made is gone for the next one, stale files and links too', () => {
    expect(existsSync('/run/netns/test-1')).toBe(false);
    expect(existsSync('/run/netns/stale')).toBe(false);
    expect(ipJson('link')).toMatchObject([{ ifname: 'lo' }]);
  });

  test('names with quotes, backslashes and ESC come through ip -j as they are', () => {
    const name = 'a\'"\\\x1b';
    ip(['link', 'add', 'name', name, 'type', 'bridge']);
    expect(ipJson('link show type bridge')).toMatchObject([{ ifname: name }]);
  });

  test('a program that fails throws its own words', () => {
    expect(() => ip('link show dev nothing')).toThrow(/nothing.* does not exist/);
    expect(() => runProgram(['no-such-program'])).toThrow(/^no-such-program: /);
  });

  test.runIf(ordinaryUser() !== undefined)('root can become an ordinary user, who may not add a namespace', () => {
    expect(runProgram([...(ordinaryUser() ?? []), 'id', '-u'])).toBe('65534\n');
    expect(() => runProgram([...(ordinaryUser() ?? []), 'ip', 'netns', 'add', 'x'])).toThrow(/[Pp]erm/);
  });
});
