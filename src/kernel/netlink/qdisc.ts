import type { Qdisc, TrafficClass } from '../../model/qdisc.ts';
import { eachAttribute, readString, writeAttribute } from './attributes.ts';
import { readI32, readU32, readU8 } from './bytes.ts';
import { classText, handleText, parentText } from './qdiscs/handle.ts';
import { classOptions, qdiscOptions } from './qdiscs/index.ts';
import { parseTrafficStatistics, type FindXstats } from './qdiscs/statistics.ts';
import { classXstats, qdiscXstats } from './qdiscs/xstats.ts';
import { dumpRequest, type NetlinkSocket } from './socket.ts';

const RTM_GETQDISC = 38;
const RTM_GETTCLASS = 42;
const HEADER = 20; // struct tcmsg

// linux/rtnetlink.h
const TCA_KIND = 1;
const TCA_OPTIONS = 2;
const TCA_STATS2 = 7;
const TCA_DUMP_INVISIBLE = 10;
const TCA_HW_OFFLOAD = 12;
const TCA_INGRESS_BLOCK = 13;
const TCA_EGRESS_BLOCK = 14;

const visible = dumpRequest(RTM_GETQDISC, new Uint8Array(HEADER));
const all = dumpRequest(RTM_GETQDISC, Uint8Array.from([...new Uint8Array(HEADER), ...writeAttribute(TCA_DUMP_INVISIBLE, new Uint8Array(0))]));

/** The qdiscs of all links, in the kernel's order, as `tc qdisc show` lists them. */
export function dumpQdiscs(socket: NetlinkSocket): readonly Qdisc[] {
  return dump(socket, visible);
}

/** Those too that the kernel put in place by itself below others, as `tc qdisc show invisible` lists them. */
export function dumpAllQdiscs(socket: NetlinkSocket): readonly Qdisc[] {
  return dump(socket, all);
}

function dump(socket: NetlinkSocket, request: typeof visible): readonly Qdisc[] {
  let qdiscs: Qdisc[] = [];
  socket.dump('read queueing disciplines', request, () => {
    qdiscs = [];
    return (bytes, start, end) => void qdiscs.push(parseQdisc(bytes, start, end));
  });
  return qdiscs;
}

/** The classes of all qdiscs that have some. The kernel lists them for one link at a time (net/sched/sch_api.c, tc_dump_tclass). */
export function dumpTrafficClasses(socket: NetlinkSocket): readonly TrafficClass[] {
  const links = new Set(dumpQdiscs(socket).filter(({ kind }) => !withoutClasses.has(kind)).map(({ linkIndex }) => linkIndex));
  return [...links].flatMap((link) => {
    let classes: TrafficClass[] = [];
    const header = new Uint8Array(HEADER);
    new DataView(header.buffer).setInt32(4, link, true);
    socket.dump('read traffic classes', dumpRequest(RTM_GETTCLASS, header), () => {
      classes = [];
      return (bytes, start, end) => void classes.push(parseTrafficClass(bytes, start, end));
    });
    return classes;
  });
}

/** Asking for classes takes a question for each link, and nearly all links have nothing but these. */
const withoutClasses: ReadonlySet<string> = new Set(['noqueue', 'noop', 'pfifo_fast', 'pfifo', 'bfifo', 'ingress', 'clsact']);

/** One RTM_NEWQDISC message, from behind the netlink header. */
export function parseQdisc(bytes: Uint8Array, start: number, end: number): Qdisc {
  const parts = parseParts(bytes, start, end, qdiscXstats);
  const { kind, options } = parts;
  return {
    linkIndex: readI32(bytes, start + 4, end),
    kind,
    handle: handleText(readU32(bytes, start + 8, end)),
    parent: parentText(readU32(bytes, start + 12, end), kind),
    references: readU32(bytes, start + 16, end),
    offloaded: parts.offloaded,
    ingressBlock: parts.ingressBlock,
    egressBlock: parts.egressBlock,
    options: options && qdiscOptions(kind, bytes, ...options),
    statistics: parts.statistics,
    xstats: parts.xstats,
  };
}

/** One RTM_NEWTCLASS message, from behind the netlink header. */
export function parseTrafficClass(bytes: Uint8Array, start: number, end: number): TrafficClass {
  const { kind, options, statistics, xstats } = parseParts(bytes, start, end, classXstats);
  const leaf = readU32(bytes, start + 16, end);
  return {
    linkIndex: readI32(bytes, start + 4, end),
    kind,
    handle: classText(readU32(bytes, start + 8, end)),
    parent: parentText(readU32(bytes, start + 12, end), kind),
    leaf: leaf === 0 ? undefined : handleText(leaf),
    options: options && classOptions(kind, bytes, ...options),
    statistics,
    xstats,
  };
}

function parseParts(bytes: Uint8Array, start: number, end: number, findXstats: FindXstats) {
  let kind = '';
  let options: readonly [from: number, to: number] | undefined;
  let counted: readonly [from: number, to: number] | undefined;
  let offloaded = false;
  let ingressBlock: number | undefined;
  let egressBlock: number | undefined;
  eachAttribute(bytes, start + HEADER, end, (type, from, to) => {
    if (type === TCA_KIND) kind = readString(bytes, from, to);
    else if (type === TCA_OPTIONS) options = [from, to];
    else if (type === TCA_STATS2) counted = [from, to];
    else if (type === TCA_HW_OFFLOAD) offloaded = readU8(bytes, from, to) !== 0;
    else if (type === TCA_INGRESS_BLOCK) ingressBlock = readU32(bytes, from, to);
    else if (type === TCA_EGRESS_BLOCK) egressBlock = readU32(bytes, from, to);
  });
  const [optionsAt, countedAt] = [options, counted] as (readonly [number, number] | undefined)[]; // TypeScript does not see what the visitor assigns
  const { statistics, xstats } = countedAt === undefined ? { statistics: undefined, xstats: undefined } : parseTrafficStatistics(kind, findXstats, bytes, ...countedAt);
  return { kind, options: optionsAt, offloaded, ingressBlock, egressBlock, statistics, xstats };
}
