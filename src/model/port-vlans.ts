/** The VLANs of one port of a bridge, or of the bridge itself (RTM_GETLINK of AF_BRIDGE, IFLA_AF_SPEC; bridge(8), vlan). */
export interface PortVlans {
  readonly linkIndex: number;
  /** That of the link itself for the bridge's own entry. */
  readonly bridgeIndex: number;
  readonly vlans: readonly VlanRange[];
  readonly tunnels: readonly TunnelRange[];
}

/** VLANs in a row that are treated alike. */
export interface VlanRange {
  /** VLAN ids, 1 to 4094; both are in the range. */
  readonly first: number;
  readonly last: number;
  /** Frames that come in without a tag belong to it. */
  readonly pvid: boolean;
  /** Its frames go out without a tag. */
  readonly untagged: boolean;
}

/** VLANs in a row that go out into tunnels whose ids are in a row too. */
export interface TunnelRange {
  readonly first: number;
  readonly last: number;
  /** The tunnel's id (a VNI) for `first`. */
  readonly firstId: number;
}

/** VLANs in a row that are treated alike in every way. */
export interface MappedRange extends VlanRange {
  /** The tunnel's id for `first`; those after it count on. */
  readonly tunnelId: number | undefined;
}

/** Cuts ranges where a tunnel's begins or ends, so that each has one mapping or none. Both are in ascending order, as the kernel gives them. */
export function mapToTunnels({ vlans, tunnels }: Pick<PortVlans, 'vlans' | 'tunnels'>): readonly MappedRange[] {
  return vlans.flatMap((range) => {
    const parts: MappedRange[] = [];
    let first = range.first;
    for (const tunnel of tunnels) {
      const begin = Math.max(first, tunnel.first);
      const last = Math.min(range.last, tunnel.last);
      if (begin > last) continue;
      if (begin > first) parts.push({ ...range, first, last: begin - 1, tunnelId: undefined });
      parts.push({ ...range, first: begin, last, tunnelId: tunnel.firstId + begin - tunnel.first });
      first = last + 1;
    }
    return first > range.last ? parts : [...parts, { ...range, first, tunnelId: undefined }];
  });
}
