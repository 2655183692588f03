/**
 * What is put around the packets that take a route (linux/lwtunnel.h), in iproute2's words. `undefined`, or an empty list, is what
 * its type does not have, or what nobody stated.
 */
export interface Encapsulation {
  /** `mpls`, `ip`, `ila`, `ip6`, `seg6`, `bpf`, `seg6local`, `rpl`, `ioam6`, `xfrm`, or a number. */
  readonly type: string;
  /** mpls: the labels, the outermost first. */
  readonly labels: readonly number[];
  /** ip and ip6: the tunnel's id (VNI, key), 64 bits in decimal. */
  readonly id: string | undefined;
  /** ip and ip6: the addresses of the outer header; ioam6: the destination of the outer header. */
  readonly source: string | undefined;
  readonly destination: string | undefined;
  /** mpls and ip: TTL; ip6: hop limit. */
  readonly ttl: number | undefined;
  /** ip: TOS; ip6: traffic class. */
  readonly tos: number | undefined;
  /** ip and ip6: `key`, `csum`, `seq`. */
  readonly flags: readonly string[];
  /** seg6: `inline`, `encap`, `l2encap`, …; ioam6: `inline`, `encap`, `auto`. */
  readonly mode: string | undefined;
  /** seg6, seg6local and rpl: IPv6 addresses, in the order in which they are visited. */
  readonly segments: readonly string[];
  /** seg6 and seg6local: the id of the key. */
  readonly hmac: number | undefined;
  /** seg6local: `End`, `End.X`, `End.DT4`, … */
  readonly action: string | undefined;
  /** seg6local: where it looks the inner packet up. */
  readonly table: number | undefined;
  readonly vrfTable: number | undefined;
  /** seg6local: the next router, of either family. */
  readonly nexthop: string | undefined;
  /** seg6local. */
  readonly inputLinkIndex: number | undefined;
  /** seg6local; xfrm: the device below. */
  readonly outputLinkIndex: number | undefined;
  /** bpf: `in NAME`, `out NAME`, `xmit NAME`; seg6local: `endpoint NAME`. */
  readonly programs: readonly string[];
  /** bpf, bytes. */
  readonly headroom: number | undefined;
  /** ioam6: which data each node adds, a bit each. */
  readonly traceType: number | undefined;
  /** ioam6. */
  readonly traceNamespace: number | undefined;
  /** ioam6, bytes. */
  readonly traceSize: number | undefined;
  /** xfrm. */
  readonly interfaceId: number | undefined;
  /** ila: 64 bits, as iproute2 writes them: `0:0:0:1`. */
  readonly locator: string | undefined;
}
