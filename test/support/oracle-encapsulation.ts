import type { Encapsulation } from '../../src/model/encapsulation.ts';
import { isOn, numberIn, recordIn, textIn, textsIn, type JsonRecord } from './oracle-record.ts';

/**
 * `ip` writes the parameters of an encapsulation between those of the route, and calls some of them the same. This gives those their own
 * names: `"encap":"ip","id":1,"src":"…","dst":"…"` has `encap_src` and `encap_dst`. To be used on the text, before it is parsed.
 */
export function separateEncapsulations(text: string): string {
  return text
    .replaceAll(/"encap":"(ip6?)",("id":\d+,)?"src":("[^"]*"),"dst":("[^"]*"),/g, '"encap":"$1",$2"encap_src":$3,"encap_dst":$4,')
    .replaceAll(/("encap":"ip",[^{}]*?"ttl":\d+,)"tos":/g, '$1"encap_tos":')
    .replaceAll('"encap":"mpls","dst":', '"encap":"mpls","encap_labels":')
    .replaceAll(/("encap":"seg6local","action":"[^"]*",)"table":/g, '$1"encap_table":')
    .replaceAll(/("encap":"seg6local"[^{}[]*?)"iif":/g, '$1"encap_iif":'); // that of a question comes behind the list of flags
}

export function encapsulationOf(record: JsonRecord, indexOf: (name: string) => number | undefined): Encapsulation | undefined {
  const type = textIn(record, 'encap');
  if (type === undefined) return undefined;
  const device = (name: string): number | undefined => {
    const found = textIn(record, name);
    return found === undefined ? undefined : indexOf(found);
  };
  const labels = textIn(record, 'encap_labels');
  const id = numberIn(record, 'id');
  const srh = recordIn(record, 'srh') ?? record;
  return {
    type,
    labels: labels === undefined ? [] : labels.split('/').map(Number),
    id: id === undefined ? undefined : String(id),
    source: textIn(record, 'encap_src'),
    destination: textIn(record, 'encap_dst'),
    ttl: numberIn(record, 'ttl') ?? numberIn(record, 'hoplimit'),
    tos: numberIn(record, 'encap_tos') ?? numberIn(record, 'tc'),
    flags: ['key', 'csum', 'seq'].filter((flag) => isOn(record, flag)),
    mode: textIn(record, 'mode'),
    segments: textsIn(srh, 'segs'),
    hmac: numberIn(srh, 'hmac'),
    action: textIn(record, 'action'),
    table: numberIn(record, 'encap_table'),
    vrfTable: numberIn(record, 'vrftable'),
    nexthop: textIn(record, 'nh4') ?? textIn(record, 'nh6'),
    inputLinkIndex: device('encap_iif'),
    outputLinkIndex: device('oif'),
    programs: [],
    headroom: numberIn(record, 'headroom'),
    traceType: undefined,
    traceNamespace: undefined,
    traceSize: undefined,
    interfaceId: undefined,
    locator: undefined,
  };
}
