import { expect, test } from 'vitest';
import { countHosts, isLoopbackAddress, parseHostSources, parseResolvConf } from '../../src/model/resolver.ts';

test('resolv.conf: nameservers in their order, the last search, all options; a keyword stands at the start of its line', () => {
  const text = '# of somebody\nnameserver 10.0.0.53\nnameserver\tfe80::1%eth0\n nameserver 1.1.1.1\n;nameserver 2.2.2.2\nnameserver\ndomain old.example more\nsearch a.example  b.example\noptions ndots:5 edns0\noptions rotate\n';
  expect(parseResolvConf(text)).toEqual({ nameservers: ['10.0.0.53', 'fe80::1%eth0'], search: ['a.example', 'b.example'], options: ['ndots:5', 'edns0', 'rotate'] });
  expect(parseResolvConf('search a b\ndomain c d\n').search).toEqual(['c']);
  expect(parseResolvConf('')).toEqual({ nameservers: [], search: [], options: [] });
});

test('nsswitch.conf: the words of hosts, an action in brackets as one', () => {
  expect(parseHostSources('passwd: files\nhosts:\t files mdns4_minimal [ NOTFOUND=return ]resolve [!UNAVAIL=return] dns # and no more\nhosts: never\n')).toEqual(['files', 'mdns4_minimal', '[ NOTFOUND=return ]', 'resolve', '[!UNAVAIL=return]', 'dns']);
  expect(parseHostSources('#hosts: files\n')).toBeUndefined();
});

test('hosts: lines with an address and a name', () => {
  expect(countHosts('127.0.0.1 localhost\n\n# 10.0.0.1 a\n::1\tlocalhost ip6\n10.0.0.9\n10.0.0.2 b # c\n')).toBe(3);
});

test('loopback is all of 127.0.0.0/8, and ::1', () => {
  expect(['127.0.0.53', '::1', '::1%lo', '128.0.0.1', '::11', '127.0.0.1.example'].map(isLoopbackAddress)).toEqual([true, true, true, false, false, false]);
});
