/** All rules of one namespace, as far as they could be read. */
export interface FirewallReading {
  readonly tables: readonly FirewallTable[];
  /** What could not be seen, as sentences. */
  readonly unseen: readonly string[];
}

/** One table of rules of a namespace, in the words of the program that tells of it. */
export interface FirewallTable {
  readonly family: FirewallFamily;
  readonly name: string;
  /** Whose words the rules are in: `nft list`, `iptables-save` over nf_tables, or `iptables-save` over its own old tables in the kernel. */
  readonly source: 'nft' | 'iptables' | 'iptables-legacy';
  readonly handle: number | undefined;
  /** `dormant`, `owner`, `persist`. */
  readonly flags: readonly string[];
  readonly comment: string | undefined;
  readonly chains: readonly FirewallChain[];
  /** Named sets, maps and meters. */
  readonly sets: readonly FirewallSet[];
  /** Everything else that has a name in the table: counters, quotas, limits, flowtables, conntrack helpers. */
  readonly objects: readonly FirewallObject[];
}

/** As nft(8) calls them. */
export type FirewallFamily = 'ip' | 'ip6' | 'inet' | 'arp' | 'bridge' | 'netdev';

/** A chain of rules; one without a hook is only jumped to. */
export interface FirewallChain {
  readonly name: string;
  readonly handle: number | undefined;
  /** `filter`, `nat`, `route`. */
  readonly type: string | undefined;
  /** `prerouting`, `input`, `forward`, `output`, `postrouting`, `ingress`, `egress`. */
  readonly hook: string | undefined;
  /** In nft's words: `filter`, `srcnat - 5`, `-90`; lower ones come first. */
  readonly priority: string | undefined;
  /** What happens to a packet that no rule decided about. */
  readonly policy: string | undefined;
  /** The links whose packets a chain of the family netdev sees. */
  readonly devices: readonly string[];
  readonly comment: string | undefined;
  readonly rules: readonly FirewallRule[];
}

export interface FirewallRule extends RulePieces {
  /** nf_tables' number of the rule in its table, as `nft delete rule` wants it. */
  readonly handle: number | undefined;
  /** The rule as nft or iptables writes it, without its handle; of iptables without the counters in front. */
  readonly text: string;
  /** `undefined` where the rule does not count. */
  readonly packets: number | undefined;
  readonly bytes: number | undefined;
}

/** What a rule's text says, as far as it is one of the things that decide about most packets. */
export interface RulePieces {
  readonly comment: string | undefined;
  /** The first thing that ends the rule or leads on. */
  readonly verdict: FirewallVerdict | undefined;
  readonly matches: readonly FirewallMatch[];
  /** The parts of the text that are neither a match of the list, nor its verdict, counter or comment. */
  readonly rest: readonly string[];
}

export interface FirewallVerdict {
  /** nft's word (`accept`, `jump`, `masquerade`), or a target of iptables in small letters. */
  readonly is: string;
  /** The chain of a jump, where NAT leads, what a reject answers. */
  readonly to: string | undefined;
}

/** All of the rule's matches must hold; of the values of one match, any. */
export interface FirewallMatch {
  /** nft's words: `iifname`, `ip saddr`, `meta l4proto`, `tcp dport`, `ct state`. */
  readonly field: string;
  readonly isNegated: boolean;
  /** Single ones, prefixes, ranges (`1000-2000`), or one set by its name (`@blocked`). */
  readonly values: readonly string[];
}

export interface FirewallSet {
  readonly is: 'set' | 'map' | 'meter';
  readonly name: string;
  readonly handle: number | undefined;
  /** `ipv4_addr`, `ipv4_addr . inet_service`; of a map `inet_service : verdict`. */
  readonly type: string | undefined;
  readonly flags: readonly string[];
  /** How many it holds. */
  readonly count: number;
  /** Each as nft writes it. */
  readonly elements: readonly string[];
}

export interface FirewallObject {
  /** `counter`, `quota`, `limit`, `flowtable`, `ct helper`. */
  readonly is: string;
  readonly name: string;
  readonly handle: number | undefined;
  /** What nft writes between its braces, on one line. */
  readonly text: string;
}
