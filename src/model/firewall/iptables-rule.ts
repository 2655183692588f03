import type { FirewallMatch, FirewallVerdict, RulePieces } from '../firewall.ts';
import { splitIptablesWords } from './iptables-words.ts';

/** What a rule of iptables-save says, behind `-A CHAIN`; the fields have nft's names. */
export function parseIptablesRule(text: string, family: 'ip' | 'ip6'): RulePieces {
  const words = splitIptablesWords(text);
  const protocol = words[words.indexOf('-p') + 1];
  const fieldOf = fieldNames(family, words.includes('-p') ? protocol : undefined);
  const matches: FirewallMatch[] = [];
  const rest: string[] = [];
  let comment: string | undefined;
  let verdict: FirewallVerdict | undefined;
  for (const { name, values, isNegated } of optionsOf(words)) {
    const [value = ''] = values;
    const field = fieldOf(name);
    if (name === '-j' || name === '-g') verdict = verdictOf(name, value);
    else if (name === '--comment') comment = value;
    else if (verdict !== undefined) verdict = { ...verdict, to: [verdict.to, whereTo.has(name) ? value : [name, ...values].join(' ')].filter((part) => part !== undefined).join(' ') };
    else if (field !== undefined) matches.push({ field, isNegated, values: valuesOf(name, value) });
    else if (name !== '-m') rest.push([...(isNegated ? ['!'] : []), name, ...values].join(' '));
  }
  return { comment, verdict, matches, rest };
}

interface IptablesOption {
  readonly name: string;
  readonly values: readonly string[];
  readonly isNegated: boolean;
}

function optionsOf(words: readonly string[]): readonly IptablesOption[] {
  const options: { name: string; values: string[]; isNegated: boolean }[] = [];
  let isNegated = false;
  for (const word of words) {
    if (word === '!') isNegated = true;
    else if (/^-{1,2}[a-zA-Z]/.test(word)) {
      options.push({ name: word, values: [], isNegated });
      isNegated = false;
    } else options.at(-1)?.values.push(word);
  }
  return options;
}

function fieldNames(family: 'ip' | 'ip6', protocol: string | undefined): (option: string) => string | undefined {
  const port = /^(?:tcp|udp|udplite|sctp|dccp)$/.test(protocol ?? '') ? protocol : 'th';
  const names: Readonly<Record<string, string>> = {
    '-s': `${family} saddr`,
    '-d': `${family} daddr`,
    '-i': 'iifname',
    '-o': 'oifname',
    '-p': 'meta l4proto',
    '--sport': `${port} sport`,
    '--dport': `${port} dport`,
    '--sports': `${port} sport`,
    '--dports': `${port} dport`,
    '--ctstate': 'ct state',
    '--state': 'ct state',
    '--mark': 'meta mark',
  };
  return (option) => (Object.hasOwn(names, option) ? names[option] : undefined);
}

/** As nft would write them: ranges with a dash, `eth*` for iptables's `eth+`, states in small letters. */
function valuesOf(name: string, value: string): readonly string[] {
  if (/port/.test(name)) return value.split(',').map((port) => port.replace(':', '-'));
  if (/state$/.test(name)) return value.toLowerCase().split(',');
  return [name === '-i' || name === '-o' ? value.replace(/\+$/, '*') : value];
}

const targets: ReadonlySet<string> = new Set(['ACCEPT', 'DROP', 'RETURN', 'QUEUE', 'REJECT', 'MASQUERADE', 'SNAT', 'DNAT', 'REDIRECT', 'LOG', 'MARK', 'CONNMARK', 'NOTRACK', 'CT', 'TPROXY', 'TCPMSS', 'NFQUEUE', 'NFLOG', 'CLASSIFY', 'TOS', 'DSCP', 'TTL', 'HL', 'NETMAP', 'SET', 'TRACE', 'AUDIT', 'CHECKSUM', 'SECMARK', 'CONNSECMARK', 'SYNPROXY', 'TEE', 'ECN', 'IDLETIMER', 'LED', 'RATEEST', 'HMARK', 'CLUSTERIP', 'TCPOPTSTRIP', 'DNPT', 'SNPT']);
const whereTo: ReadonlySet<string> = new Set(['--to-destination', '--to-source', '--to-ports', '--to', '--reject-with', '--queue-num']);

/** A target that iptables-extensions(8) does not know is a chain. */
function verdictOf(name: string, target: string): FirewallVerdict {
  if (name === '-g') return { is: 'goto', to: target };
  return targets.has(target) ? { is: target.toLowerCase(), to: undefined } : { is: 'jump', to: target };
}
