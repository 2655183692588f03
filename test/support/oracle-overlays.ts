import type { GeneveDetails } from '../../src/model/link-details/geneve.ts';
import type { VxlanDetails } from '../../src/model/link-details/vxlan.ts';
import type { IndexOf } from './oracle-links.ts';
import { isOn, maybeOn, needNumber, numberIn, recordIn, textIn, textsOn, type JsonRecord } from './oracle-record.ts';

const vxlanFlags = ['proxy', 'rsc', 'l2miss', 'l3miss', 'external', 'vnifilter', 'udp_csum', 'udp_zero_csum6_tx', 'udp_zero_csum6_rx', 'remcsum_tx', 'remcsum_rx', 'gbp', 'gpe', 'remcsum_nopartial'];

export function vxlanOf(data: JsonRecord, indexOf: IndexOf): VxlanDetails {
  const range = recordIn(data, 'port_range') ?? {};
  const lower = textIn(data, 'link');
  return {
    of: 'vxlan',
    id: needNumber(data, 'id'),
    local: textIn(data, 'local') ?? textIn(data, 'local6'),
    remote: ['remote', 'remote6', 'group', 'group6'].map((field) => textIn(data, field)).find((found) => found !== undefined),
    linkIndex: lower === undefined ? undefined : indexOf(lower),
    port: needNumber(data, 'port'),
    portRange: [needNumber(range, 'low'), needNumber(range, 'high')],
    ttl: ttl(data),
    tos: tos(data),
    flowLabel: numberIn(data, 'label'),
    df: textIn(data, 'df'),
    learning: isOn(data, 'learning'),
    localBypass: maybeOn(data, 'localbypass'),
    ageing: needNumber(data, 'ageing'),
    maxAddresses: numberIn(data, 'limit') ?? 0,
    flags: textsOn(data, vxlanFlags),
  };
}

export function geneveOf(data: JsonRecord): GeneveDetails {
  return {
    of: 'geneve',
    id: needNumber(data, 'id'),
    remote: textIn(data, 'remote') ?? textIn(data, 'remote6'),
    port: needNumber(data, 'port'),
    portRange: undefined,
    ttl: ttl(data),
    tos: tos(data),
    flowLabel: numberIn(data, 'label'),
    df: textIn(data, 'df'),
    flags: textsOn(data, ['external', 'udp_csum', 'udp_zero_csum6_tx', 'udp_zero_csum6_rx', 'inner_proto_inherit']),
  };
}

/** `ip` says "inherit" to people only. */
function ttl(data: JsonRecord): number | 'inherit' | 'auto' {
  return data['ttl'] === undefined ? 'inherit' : needNumber(data, 'ttl') || 'auto';
}

function tos(data: JsonRecord): number | 'inherit' {
  return numberIn(data, 'tos') === 1 ? 'inherit' : (numberIn(data, 'tos') ?? 0);
}
