import type { Encapsulation, GreDetails, Ip6TunnelDetails, IpTunnelDetails, Ipv6Tunnel, TunnelEnds, VtiDetails } from '../../src/model/link-details/tunnel.ts';
import type { IndexOf } from './oracle-links.ts';
import { isOn, numberIn, recordIn, textIn, textsOn, type JsonRecord } from './oracle-record.ts';

export function greOf(kind: GreDetails['of'], data: JsonRecord, indexOf: IndexOf): GreDetails {
  return {
    of: kind,
    ...ends(data, indexOf),
    ttl: numberIn(data, 'ttl') || 'inherit',
    tos: tos(data),
    inputKey: textIn(data, 'ikey'),
    outputKey: textIn(data, 'okey'),
    flags: textsOn(data, ['iseq', 'oseq', 'icsum', 'ocsum']),
    pathMtuDiscovery: isOn(data, 'pmtudisc'),
    ignoreDf: isOn(data, 'ignore_df'),
    fwmark: fwmark(data),
    ...(kind.startsWith('ip6') ? overIpv6(data) : { encapLimit: undefined, trafficClass: undefined, flowLabel: undefined, copiesDscp: undefined, allowLocalRemote: undefined }),
    ...encapsulation(data),
    erspanVersion: numberIn(data, 'erspan_ver'),
    erspanIndex: numberIn(data, 'erspan_index'),
    erspanDirection: textIn(data, 'erspan_dir'),
    erspanHardwareId: numberIn(data, 'erspan_hwid'),
    external: isOn(data, 'external'),
  };
}

export function ipTunnelOf(kind: IpTunnelDetails['of'], data: JsonRecord, indexOf: IndexOf): IpTunnelDetails {
  return {
    of: kind,
    mode: textIn(data, 'proto') ?? '',
    ...ends(data, indexOf),
    ttl: numberIn(data, 'ttl') || 'inherit',
    tos: tos(data),
    pathMtuDiscovery: isOn(data, 'pmtudisc'),
    fwmark: numberIn(data, 'fwmark'),
    isatap: isOn(data, 'isatap'),
    sixRdPrefix: undefined, // neither kernel of the tests has it
    sixRdRelayPrefix: undefined,
    ...encapsulation(data),
    external: isOn(data, 'external'),
  };
}

export function ip6TunnelOf(data: JsonRecord, indexOf: IndexOf): Ip6TunnelDetails {
  return {
    of: 'ip6tnl',
    mode: textIn(data, 'proto') ?? '',
    ...ends(data, indexOf),
    ttl: numberIn(data, 'ttl') || 'inherit',
    fwmark: fwmark(data),
    ...overIpv6(data),
    ...encapsulation(data),
    external: isOn(data, 'external'),
  };
}

export function vtiOf(kind: VtiDetails['of'], data: JsonRecord, indexOf: IndexOf): VtiDetails {
  return { of: kind, ...ends(data, indexOf), inputKey: textIn(data, 'ikey'), outputKey: textIn(data, 'okey'), fwmark: numberIn(data, 'fwmark') };
}

function ends(data: JsonRecord, indexOf: IndexOf): TunnelEnds {
  const address = (field: string): string | undefined => (data[field] === 'any' || data[field] === '::' ? undefined : textIn(data, field));
  const lower = textIn(data, 'link');
  return { local: address('local'), remote: address('remote'), linkIndex: lower === undefined ? numberIn(data, 'link_index') : indexOf(lower) };
}

function tos(data: JsonRecord): number | 'inherit' | undefined {
  return numberIn(data, 'tos') === 1 ? 'inherit' : numberIn(data, 'tos') || undefined;
}

function fwmark(data: JsonRecord): number | 'inherit' | undefined {
  return isOn(data, 'ip6_tnl_f_use_orig_fwmark') ? 'inherit' : numberIn(data, 'fwmark');
}

function overIpv6(data: JsonRecord): Ipv6Tunnel {
  return {
    encapLimit: isOn(data, 'ip6_tnl_f_ign_encap_limit') ? 'none' : numberIn(data, 'encap_limit'),
    trafficClass: isOn(data, 'ip6_tnl_f_use_orig_tclass') ? 'inherit' : numberIn(data, 'tclass'),
    flowLabel: isOn(data, 'ip6_tnl_f_use_orig_flowlabel') ? 'inherit' : numberIn(data, 'flowlabel'),
    copiesDscp: isOn(data, 'ip6_tnl_f_rcv_dscp_copy'),
    allowLocalRemote: isOn(data, 'ip6_tnl_f_allow_local_remote'),
  };
}

function encapsulation(data: JsonRecord): Encapsulation {
  const encap = recordIn(data, 'encap') ?? {};
  return {
    encapType: textIn(encap, 'type'),
    encapSourcePort: numberIn(encap, 'sport') || undefined,
    encapDestinationPort: numberIn(encap, 'dport'),
    encapFlags: textsOn(encap, ['csum', 'csum6', 'remcsum']),
  };
}
