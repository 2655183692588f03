import type { LinkDetails } from '../../src/model/link-details.ts';
import type { HsrDetails } from '../../src/model/link-details/hsr.ts';
import type { MacsecDetails } from '../../src/model/link-details/macsec.ts';
import type { TunDetails } from '../../src/model/link-details/tun.ts';
import type { VlanDetails } from '../../src/model/link-details/vlan.ts';
import { bondOf } from './oracle-bonds.ts';
import { bridgeOf } from './oracle-bridges.ts';
import type { IndexOf } from './oracle-links.ts';
import { geneveOf, vxlanOf } from './oracle-overlays.ts';
import { asRecord, isOn, maybeOn, needNumber, needText, numberIn, textIn, textsIn, textsOn, type JsonRecord } from './oracle-record.ts';
import { greOf, ip6TunnelOf, ipTunnelOf, vtiOf } from './oracle-tunnels.ts';

/** What `ip -j -d link` prints as info_data. */
export function detailsOf(kind: string, data: JsonRecord, indexOf: IndexOf): LinkDetails | undefined {
  switch (kind) {
    case 'bond': return bondOf(data, indexOf);
    case 'bridge': return bridgeOf(data);
    case 'geneve': return geneveOf(data);
    case 'gre':
    case 'gretap':
    case 'erspan':
    case 'ip6erspan':
    case 'ip6gre':
    case 'ip6gretap': return greOf(kind, data, indexOf);
    case 'hsr': return hsrOf(data, indexOf);
    case 'ip6tnl': return ip6TunnelOf(data, indexOf);
    case 'ipip':
    case 'sit': return ipTunnelOf(kind, data, indexOf);
    case 'ipvlan':
    case 'ipvtap': return { of: kind, mode: needText(data, 'mode'), flags: textsOn(data, ['private', 'vepa'])[0] ?? 'bridge' };
    case 'macsec': return macsecOf(data);
    case 'macvlan':
    case 'macvtap': return {
      of: kind,
      mode: needText(data, 'mode'),
      flags: textsOn(data, ['nopromisc', 'nodst']),
      broadcastQueueLength: numberIn(data, 'bcqueuelen'),
      broadcastQueueLengthUsed: numberIn(data, 'usedbcqueuelen'),
      sourceAddresses: textsIn(data, 'macaddr_data'),
    };
    case 'tun': return tunOf(data);
    case 'vlan': return vlanOf(data);
    case 'vrf': return { of: kind, table: needNumber(data, 'table') };
    case 'vti':
    case 'vti6': return vtiOf(kind, data, indexOf);
    case 'vxlan': return vxlanOf(data, indexOf);
    default: return undefined;
  }
}

function vlanOf(data: JsonRecord): VlanDetails {
  const mappings = (field: string): readonly string[] => {
    const list = data[field] ?? [];
    if (!Array.isArray(list)) throw new Error(`${field} is no list: ${JSON.stringify(list)}`);
    return list.map(asRecord).map((mapping) => `${needNumber(mapping, 'from')}:${needNumber(mapping, 'to')}`);
  };
  return { of: 'vlan', id: needNumber(data, 'id'), protocol: needText(data, 'protocol'), flags: textsIn(data, 'flags'), ingressQos: mappings('ingress_qos'), egressQos: mappings('egress_qos') };
}

function tunOf(data: JsonRecord): TunDetails {
  return {
    of: 'tun',
    type: needText(data, 'type'),
    packetInformation: isOn(data, 'pi'),
    vnetHeader: isOn(data, 'vnet_hdr'),
    multiQueue: isOn(data, 'multi_queue'),
    persist: isOn(data, 'persist'),
    user: rootOrNone(textIn(data, 'user')),
    group: rootOrNone(textIn(data, 'group')),
  };
}

/** `ip` prints names; the random worlds know only one. */
function rootOrNone(name: string | undefined): number | undefined {
  if (name !== undefined && name !== 'root') throw new Error(`unexpected owner ${name}`);
  return name === undefined ? undefined : 0;
}

function macsecOf(data: JsonRecord): MacsecDetails {
  return {
    of: 'macsec',
    sci: textIn(data, 'sci'),
    cipherSuite: textIn(data, 'cipher_suite'),
    icvLength: numberIn(data, 'icv_len'),
    encodingSa: numberIn(data, 'encoding_sa'),
    validation: textIn(data, 'validation'),
    protect: maybeOn(data, 'protect'),
    encrypt: maybeOn(data, 'encrypt'),
    sendSci: maybeOn(data, 'inc_sci'),
    endStation: maybeOn(data, 'es'),
    scb: maybeOn(data, 'scb'),
    replayProtect: maybeOn(data, 'replay_protect'),
    window: numberIn(data, 'window'),
    offload: textIn(data, 'offload'),
  };
}

function hsrOf(data: JsonRecord, indexOf: IndexOf): HsrDetails {
  const [slave1, slave2] = [needText(data, 'slave1'), needText(data, 'slave2')];
  return {
    of: 'hsr',
    protocol: needNumber(data, 'proto') === 1 ? 'prp' : 'hsr',
    slave1Index: indexOf(slave1),
    slave1,
    slave2Index: indexOf(slave2),
    slave2,
    interlinkIndex: undefined,
    interlink: undefined,
    supervisionAddress: textIn(data, 'supervision_addr'),
  };
}
