import type { PortVlans, TunnelRange, VlanRange } from '../../model/port-vlans.ts';
import { eachAttribute, u32Bytes, writeAttribute } from './attributes.ts';
import { readI32, readU16, readU32, readU8 } from './bytes.ts';
import { dumpRequest, type NetlinkSocket } from './socket.ts';

const RTM_GETLINK = 18;
const HEADER = 16; // struct ifinfomsg
const AF_BRIDGE = 7;

// linux/if_link.h, linux/if_bridge.h
const IFLA_MASTER = 10;
const IFLA_AF_SPEC = 26;
const IFLA_EXT_MASK = 29;
const RTEXT_FILTER_BRVLAN_COMPRESSED = 4;
const IFLA_BRIDGE_VLAN_INFO = 2; // struct bridge_vlan_info: flags, then the VLAN's id
const IFLA_BRIDGE_VLAN_TUNNEL_INFO = 3;
const TUNNEL_ID = 1;
const TUNNEL_VID = 2;
const TUNNEL_FLAGS = 3;
const PVID = 0x02;
const UNTAGGED = 0x04;
const RANGE_BEGIN = 0x08;
const RANGE_END = 0x10;

const header = Uint8Array.from({ length: HEADER }, (_, at) => (at === 0 ? AF_BRIDGE : 0));
const request = dumpRequest(RTM_GETLINK, Uint8Array.from([...header, ...writeAttribute(IFLA_EXT_MASK, u32Bytes(RTEXT_FILTER_BRVLAN_COMPRESSED))]));

/**
 * Every bridge and every port of one, in the kernel's order, with its VLANs. A kernel without VLAN filtering
 * (CONFIG_BRIDGE_VLAN_FILTERING) names them without any.
 */
export function dumpPortVlans(socket: NetlinkSocket): readonly PortVlans[] {
  let ports: PortVlans[] = [];
  socket.dump('read the VLANs of bridges', request, () => {
    ports = [];
    return (bytes, start, end) => {
      if (readU8(bytes, start, end) === AF_BRIDGE) ports.push(parsePortVlans(bytes, start, end));
    };
  });
  return ports;
}

/** One RTM_NEWLINK message of family bridge, from behind the netlink header. */
export function parsePortVlans(bytes: Uint8Array, start: number, end: number): PortVlans {
  const linkIndex = readI32(bytes, start + 4, end);
  let bridgeIndex = linkIndex;
  const vlans: VlanRange[] = [];
  const tunnels: TunnelRange[] = [];
  let begun: number | undefined;
  let begunTunnel: Tunnel | undefined;

  const takeVlan = (from: number, to: number): void => {
    const flags = readU16(bytes, from, to);
    const id = readU16(bytes, from + 2, to);
    if ((flags & RANGE_BEGIN) !== 0) begun = id;
    else {
      const first = (flags & RANGE_END) !== 0 ? (begun ?? id) : id;
      vlans.push({ first, last: id, pvid: (flags & PVID) !== 0, untagged: (flags & UNTAGGED) !== 0 });
    }
  };
  const takeTunnel = (tunnel: Tunnel): void => {
    if ((tunnel.flags & RANGE_BEGIN) !== 0) begunTunnel = tunnel;
    else {
      const first = (tunnel.flags & RANGE_END) !== 0 ? (begunTunnel ?? tunnel) : tunnel;
      tunnels.push({ first: first.vlan, last: tunnel.vlan, firstId: first.id });
    }
  };

  eachAttribute(bytes, start + HEADER, end, (type, from, to) => {
    if (type === IFLA_MASTER) bridgeIndex = readU32(bytes, from, to);
    else if (type === IFLA_AF_SPEC) {
      eachAttribute(bytes, from, to, (inner, begin, stop) => {
        if (inner === IFLA_BRIDGE_VLAN_INFO) takeVlan(begin, stop);
        else if (inner === IFLA_BRIDGE_VLAN_TUNNEL_INFO) takeTunnel(parseTunnel(bytes, begin, stop));
      });
    }
  });
  return { linkIndex, bridgeIndex, vlans, tunnels };
}

interface Tunnel {
  readonly id: number;
  readonly vlan: number;
  readonly flags: number;
}

function parseTunnel(bytes: Uint8Array, start: number, end: number): Tunnel {
  let id = 0;
  let vlan = 0;
  let flags = 0;
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === TUNNEL_ID) id = readU32(bytes, from, to);
    else if (type === TUNNEL_VID) vlan = readU16(bytes, from, to);
    else if (type === TUNNEL_FLAGS) flags = readU16(bytes, from, to);
  });
  return { id, vlan, flags };
}
