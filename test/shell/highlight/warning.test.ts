import { expect, test } from 'vitest';
import { findWarnings } from '../../../src/shell/highlight/warning.ts';
import { openTestShell } from '../../support/test-shell.ts';

async function warned(line: string, before = 'true', isRoot = true): Promise<readonly string[]> {
  const { shell, executeLine } = await openTestShell({ isRoot });
  await executeLine(before);
  return findWarnings(line, shell).map(({ start, end }) => line.slice(start, end));
}

test.each([
  ['mkns wuhan', ['mkns']],
  ['rmns beijing', ['rmns']],
  ['ip link set br0 down', ['ip']],
  ['ip -n beijing addr add 10.0.0.9/24 dev eth0-b', ['ip']],
  ['iptables -F', ['iptables']],
  ['iptables -t nat -A POSTROUTING -j MASQUERADE', ['iptables']],
  ['nft flush ruleset', ['nft']],
  ['sysctl -w net.ipv4.ip_forward=1', ['sysctl']],
  ['/sbin/ip link del br0', ['/sbin/ip']],
  ['^ip route flush all', ['^ip']],
  ['command ip link del br0', ['command']],
  ['pwd; links | grep x && rmns beijing', ['rmns']],
  ['for i in 1 2; do ip link del v$i; done', ['ip']],
  ['@host ip link del br0', ['ip']],
  ['@all sysctl net.ipv4.ip_forward=1', ['sysctl']],
])('root on the host is warned of %s', async (line, words) => {
  expect(await warned(line)).toEqual(words);
});

test.each(['ip link', 'ip -br addr show', 'ip route get 10.0.0.2', 'iptables -L -n -v', 'iptables -S', 'nft list ruleset', 'sysctl net.ipv4.ip_forward', 'links --all', 'echo rm', '@beijing ip link del eth0-b', 'docker ps', 'ifconfig eth0', 'kill -l', "'"])(
  '%s needs no warning',
  async (line) => {
    expect(await warned(line)).toEqual([]);
  },
);

test('an alias is what it stands for', async () => {
  expect(await warned('flush; show', "alias flush 'iptables -F'; alias show 'iptables -S'")).toEqual(['flush']);
});

test('elsewhere, without rights, and where nobody wants it, there is none', async () => {
  expect(await warned('ip link del eth0-b', 'cd beijing')).toEqual([]);
  expect(await warned('ip link del br0', 'true', false)).toEqual([]);
  expect(await warned('ip link del br0', 'set --session warning off')).toEqual([]);
});
