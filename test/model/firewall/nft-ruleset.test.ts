import { expect, test } from 'vitest';
import { parseNftRule } from '../../../src/model/firewall/nft-rule.ts';
import { parseNftRuleset } from '../../../src/model/firewall/nft-ruleset.ts';

const text = `table inet filter { # handle 1
	comment "hello"
	flags dormant,owner

	counter named1 { # handle 6
		packets 0 bytes 0
	}

	ct helper ftp-standard { # handle 7
		type "ftp" protocol tcp
		l3proto ip
	}

	set blocked { # handle 8
		type ipv4_addr
		flags interval,timeout
		elements = { 1.2.3.4, 1.2.3.5-1.2.3.9,
			     10.0.0.0/8, 192.168.1.1 comment "a, b" }
	}

	map m { # handle 10
		type inet_service : verdict
	}

	chain other { # handle 2
		comment "a chain"
		comment "only a comment" # handle 11
	}

	chain input { # handle 3
		type filter hook input priority filter + 3; policy drop;
		ct state established,related counter packets 3 bytes 180 accept comment "a # handle 7
	}
table ip fake {" # handle 12
	}
}
table netdev nd { # handle 2
	chain ing { # handle 1
		type filter hook ingress devices = { "lo", "eth0" } priority -5; policy accept;
	}
}
`;

test('the text of nft -a list ruleset as tables, whatever a comment holds', () => {
  expect(parseNftRuleset(text)).toEqual([
    {
      family: 'inet',
      name: 'filter',
      source: 'nft',
      handle: 1,
      flags: ['dormant', 'owner'],
      comment: 'hello',
      chains: [
        {
          name: 'other',
          handle: 2,
          type: undefined,
          hook: undefined,
          priority: undefined,
          policy: undefined,
          devices: [],
          comment: 'a chain',
          rules: [{ handle: 11, text: 'comment "only a comment"', packets: undefined, bytes: undefined, comment: 'only a comment', verdict: undefined, matches: [], rest: [] }],
        },
        {
          name: 'input',
          handle: 3,
          type: 'filter',
          hook: 'input',
          priority: 'filter + 3',
          policy: 'drop',
          devices: [],
          comment: undefined,
          rules: [
            {
              handle: 12,
              text: 'ct state established,related counter packets 3 bytes 180 accept comment "a # handle 7\n\t}\ntable ip fake {"',
              packets: 3,
              bytes: 180,
              comment: 'a # handle 7\n\t}\ntable ip fake {',
              verdict: { is: 'accept', to: undefined },
              matches: [{ field: 'ct state', isNegated: false, values: ['established', 'related'] }],
              rest: [],
            },
          ],
        },
      ],
      sets: [
        { is: 'set', name: 'blocked', handle: 8, type: 'ipv4_addr', flags: ['interval', 'timeout'], count: 4, elements: ['1.2.3.4', '1.2.3.5-1.2.3.9', '10.0.0.0/8', '192.168.1.1 comment "a, b"'] },
        { is: 'map', name: 'm', handle: 10, type: 'inet_service : verdict', flags: [], count: 0, elements: [] },
      ],
      objects: [
        { is: 'counter', name: 'named1', handle: 6, text: 'packets 0 bytes 0' },
        { is: 'ct helper', name: 'ftp-standard', handle: 7, text: 'type "ftp" protocol tcp l3proto ip' },
      ],
    },
    {
      family: 'netdev',
      name: 'nd',
      source: 'nft',
      handle: 2,
      flags: [],
      comment: undefined,
      chains: [{ name: 'ing', handle: 1, type: 'filter', hook: 'ingress', priority: '-5', policy: 'accept', devices: ['lo', 'eth0'], comment: undefined, rules: [] }],
      sets: [],
      objects: [],
    },
  ]);
});

test.each([
  ['iifname "lo" accept', { is: 'accept', to: undefined }, [{ field: 'iifname', isNegated: false, values: ['lo'] }], []],
  ['tcp dport { 22, 80, 1000-2000 } drop', { is: 'drop', to: undefined }, [{ field: 'tcp dport', isNegated: false, values: ['22', '80', '1000-2000'] }], []],
  ['ip saddr != 10.0.0.0/8 jump mine', { is: 'jump', to: 'mine' }, [{ field: 'ip saddr', isNegated: true, values: ['10.0.0.0/8'] }], []],
  ['ip saddr @blocked counter name "named1" drop', { is: 'drop', to: undefined }, [{ field: 'ip saddr', isNegated: false, values: ['@blocked'] }], ['counter name "named1"']],
  ['ip daddr 1.2.3.4 meta l4proto tcp snat ip to 5.6.7.8:80-90 comment "x"', { is: 'snat', to: '5.6.7.8:80-90' }, [{ field: 'ip daddr', isNegated: false, values: ['1.2.3.4'] }, { field: 'meta l4proto', isNegated: false, values: ['tcp'] }], []],
  ['ip protocol icmp reject with icmp host-unreachable', { is: 'reject', to: 'icmp host-unreachable' }, [{ field: 'ip protocol', isNegated: false, values: ['icmp'] }], []],
  ['oifname "eth0" masquerade', { is: 'masquerade', to: undefined }, [{ field: 'oifname', isNegated: false, values: ['eth0'] }], []],
  ['tcp dport vmap { 1 : accept, 2 : jump other }', undefined, [], ['tcp dport vmap { 1 : accept, 2 : jump other }']],
  ['ip saddr . tcp dport { 1.1.1.1 . 22 } drop', { is: 'drop', to: undefined }, [], ['ip saddr . tcp dport { 1.1.1.1 . 22 }']],
  ['meta mark set 0x00000001', undefined, [], ['meta mark set 0x00000001']],
  ['limit rate 5/second log prefix "x y" accept', { is: 'accept', to: undefined }, [], ['limit rate 5/second log prefix "x y"']],
])('%s', (rule, verdict, matches, rest) => {
  expect(parseNftRule(rule)).toEqual({ handle: undefined, text: rule, packets: undefined, bytes: undefined, comment: / comment "(.*)"/.exec(rule)?.[1], verdict, matches, rest });
});
