import { expect, test } from 'vitest';
import { firewallPrograms, someForeignNft, someIptables, someLegacy, someNft } from '../support/fake-firewall.ts';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const guarded = () => theLab({ programs: firewallPrograms({ beijing: { nft: someNft }, shanghai: { nft: someForeignNft, iptables: someIptables } }) });

test('a tree of table, chain and rule that fits the terminal, what was counted in front', async () => {
  expect(await see('firewall beijing', { width: 80 }, guarded())).toMatchInlineSnapshot(`
    "table inet filter
      set blocked  ipv4_addr, interval: 1.2.3.4, 10.0.0.0/8
      counter named1  packets 0 bytes 0
      chain input  filter hook input, priority filter, policy drop
        12 20 KiB  ct state established,related accept
                   iifname "lo" accept
         3  180 B  ip saddr @blocked tcp dport { 22, 80, 443, 1000-2000, 3000,
                     4000, 5000, 6000 } drop comment "of them all"
      chain mine"
  `);
});

test('--all names the namespace of each table; rules of iptables are there once, in its own words', async () => {
  expect(await see('firewall --all --hook postrouting', { width: 80 }, guarded())).toMatchInlineSnapshot(`
    "shanghai: table ip nat  of iptables
      chain POSTROUTING  nat hook postrouting, priority srcnat, policy accept
        5 300 B  -s 10.0.0.0/24 -j MASQUERADE"
  `);
});

test('a pipe gets the same, without colour and unbroken', async () => {
  const { executeLine } = await openTestShell({ as: 'script' }, guarded());
  expect((await executeLine('firewall beijing --chain input')).out).toMatchInlineSnapshot(`
    "table inet filter
      chain input  filter hook input, priority filter, policy drop
        12 20 KiB  ct state established,related accept
                   iifname "lo" accept
         3  180 B  ip saddr @blocked tcp dport { 22, 80, 443, 1000-2000, 3000, 4000, 5000, 6000 } drop comment "of them all"
    "
  `);
});

test('columns are a record for each rule, and so is what is sorted', async () => {
  expect(await see('firewall beijing -o csv', {}, guarded())).toMatchInlineSnapshot(`
    "family,table,chain,hook,policy,packets,bytes,verdict,rule
    inet,filter,input,input,drop,12,20840,accept,"ct state established,related counter packets 12 bytes 20840 accept"
    inet,filter,input,input,drop,,,accept,"iifname ""lo"" accept"
    inet,filter,input,input,drop,3,180,drop,"ip saddr @blocked tcp dport { 22, 80, 443, 1000-2000, 3000, 4000, 5000, 6000 } counter packets 3 bytes 180 drop comment ""of them all""""
  `);
  expect(await see('firewall --all -C namespace,chain,handle,verdict', {}, guarded())).toMatchInlineSnapshot(`
    "namespace  chain        handle  verdict
    ──────────────────────────────────────────
    beijing    input             4  accept
    beijing    input             5  accept
    beijing    input             7  drop
    shanghai   POSTROUTING       2  masquerade"
  `);
  expect(await see('firewall --all --sort -packets', {}, guarded())).toMatchInlineSnapshot(`
    "namespace family table  chain       hook        policy packets bytes verdict    rule
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    beijing   inet   filter input       input       drop        12 20840 accept     ct state establishe…
    shanghai  ip     nat    POSTROUTING postrouting accept       5   300 masquerade -s 10.0.0.0/24 -j M…
    beijing   inet   filter input       input       drop         3   180 drop       ip saddr @blocked t…
    beijing   inet   filter input       input       drop                 accept     iifname "lo" accept"
  `);
});

test('a table is whole in JSON, under the names of docs/json.md', async () => {
  expect(await seeJson('firewall beijing --chain input', guarded())).toMatchObject([
    {
      namespace: 'beijing',
      family: 'inet',
      name: 'filter',
      source: 'nft',
      sets: [],
      chains: [{ name: 'input', hook: 'input', policy: 'drop', rules: [{ handle: 4, packets: 12, bytes: 20840, verdict: { is: 'accept', to: null } }, { handle: 5, packets: null }, { handle: 7, comment: 'of them all' }] }],
    },
  ]);
  expect(await seeJson('firewall beijing --family ip', guarded())).toEqual([]);
  expect(await seeJson('firewall shanghai --table nat', guarded())).toMatchObject([{ source: 'iptables', chains: [{ rules: [{ handle: 2, text: '-s 10.0.0.0/24 -j MASQUERADE' }] }] }]);
});

test('old tables of iptables are asked for only where the kernel says that there are some', async () => {
  const world = theLab({ programs: firewallPrograms({ old: { legacy: someLegacy }, beijing: { legacy: someLegacy } }), namespaces: { old: { netFiles: { ip_tables_names: 'filter\n', ip6_tables_names: '' } } } });
  expect(await see('firewall --all', {}, world)).toMatchInlineSnapshot(`
    "old: table ip filter  of iptables-legacy
      chain INPUT  filter hook input, priority filter, policy accept
        0 0 B  -p udp -m udp --sport 1:2 -j REJECT --reject-with icmp-port-unreachable"
  `);
  expect(world.ran.filter(({ program }) => program.file.includes('legacy')).map(({ namespace }) => namespace)).toEqual(['old']);
});

test('a set of many elements shows some of them and counts the rest', async () => {
  const elements = Array.from({ length: 1000 }, (_, at) => `10.0.${at >> 8}.${at % 256}`).join(', ');
  const world = theLab({ programs: firewallPrograms({ host: { nft: `table ip t { # handle 1\n\tset s { # handle 2\n\t\ttype ipv4_addr\n\t\telements = { ${elements} }\n\t}\n}\n` } }) });
  expect(await see('firewall', { width: 80 }, world)).toMatchInlineSnapshot(`
    "table ip t
      set s  ipv4_addr: 10.0.0.0, 10.0.0.1, 10.0.0.2, 10.0.0.3, 10.0.0.4, 10.0.0.5,
        10.0.0.6, 10.0.0.7, 10.0.0.8, 10.0.0.9, 10.0.0.10, 10.0.0.11, 10.0.0.12,
        10.0.0.13, 10.0.0.14, 10.0.0.15, 10.0.0.16, 10.0.0.17, 10.0.0.18, 10.0.0.19,
        10.0.0.20, 10.0.0.21, 10.0.0.22, 10.0.0.23 … and 976 more"
  `);
});

test('no rules are a sentence', async () => {
  expect(await see('firewall', {}, guarded())).toBe('no firewall rules in host');
  expect(await see('firewall --all --table nothing', {}, guarded())).toBe('no firewall rules in any namespace with --table nothing');
});

test('a program that is not installed is named where it would have said more', async () => {
  const { nft: _, ...withoutNft } = firewallPrograms({ shanghai: { iptables: someIptables } });
  expect(await see('firewall shanghai', {}, theLab({ programs: withoutNft }))).toMatchInlineSnapshot(`
    "table ip nat  of iptables
      chain PREROUTING  nat hook prerouting, priority dstnat, policy accept
      chain POSTROUTING  nat hook postrouting, priority srcnat, policy accept
        5 300 B  -s 10.0.0.0/24 -j MASQUERADE
    nft is not installed, so that only rules of iptables are seen; on Debian: apt-get install nftables"
  `);
  const { nft } = firewallPrograms({ shanghai: { nft: someForeignNft } });
  expect(await see('firewall shanghai', {}, theLab({ programs: { nft: nft! } }))).toMatchInlineSnapshot(`
    "table ip nat
      chain POSTROUTING  nat hook postrouting, priority srcnat, policy accept
        5 300 B  ip saddr 10.0.0.0/24 xt target "MASQUERADE"
    iptables-save is not installed, so that what only iptables can say of its rules is not seen; on
    Debian: apt-get install iptables"
  `); // it has just been made
  expect(await see('firewall', {}, theLab({ programs: { nft: nft! } }))).toBe('no firewall rules in host'); // nothing that iptables would know better
});

test('what a program refuses is said in its own words; rules that others can read are shown all the same', async () => {
  const refused = { ...firewallPrograms({ old: { legacy: someLegacy } }), nft: () => ({ status: 1, stderr: 'netlink: Error: cache initialization failed: Protocol not supported\n' }) };
  const world = () => theLab({ programs: { ...refused, 'iptables-nft-save': () => ({ status: 1, stderr: 'iptables-save: no such protocol\n' }), 'ip6tables-nft-save': () => ({ status: 1 }) }, namespaces: { old: { netFiles: { ip_tables_names: 'filter\n' } } } });
  expect(await see('firewall', {}, world())).toMatchInlineSnapshot(`
    "nft in host: netlink: Error: cache initialization failed: Protocol not supported
    [status 1]"
  `);
  expect(await see('firewall old', {}, world())).toMatchInlineSnapshot(`
    "table ip filter  of iptables-legacy
      chain INPUT  filter hook input, priority filter, policy accept
        0 0 B  -p udp -m udp --sport 1:2 -j REJECT --reject-with icmp-port-unreachable
    rules were left out: nft in old: netlink: Error: cache initialization failed: Protocol not supported
    rules were left out: ip6tables-nft-save in old: ended with status 1"
  `);
});

test('names and comments from the system do not steer the terminal', async () => {
  const world = theLab({ programs: firewallPrograms({ host: { nft: 'table ip t { # handle 1\n\tchain c { # handle 2\n\t\taccept comment "\x1b[31mred\u202e" # handle 3\n\t}\n}\n' } }) });
  expect(await see('firewall', {}, world)).toMatchInlineSnapshot(`
    "table ip t
      chain c
        accept comment "\\e[31mred\\u{202e}""
  `);
});
