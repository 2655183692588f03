import type { SketchEnd, SketchWire } from '../../model/topology/sketch.ts';
import type { PlacedBox } from './place.ts';

/** The wires of one row to the boxes on its right: one straight line, or a trunk in a track of its own with a line to each end. */
export interface Net {
  /** Of the boxes on the left. */
  readonly depth: number;
  readonly is: SketchWire['is'];
  readonly from: SketchEnd;
  readonly y: number;
  readonly ends: readonly { readonly to: SketchEnd; readonly y: number }[];
  /** Which of the tracks between the columns its trunk stands in; `undefined` for a straight line. */
  readonly track: number | undefined;
}

export interface Routes {
  readonly nets: readonly Net[];
  /** How many tracks each gap between columns needs. */
  readonly tracks: readonly number[];
  /** Wires for which there is no line: they lead to another drawing, or to the same column, or there are too many. */
  readonly unrouted: readonly SketchWire[];
}

/** More trunks side by side can not be told apart. */
const MOST_TRACKS = 6;

export function routeWires(boxes: readonly PlacedBox[], wires: readonly SketchWire[]): Routes {
  const placed = new Map(boxes.map((box) => [box.branch.box.key, box]));
  const unrouted: SketchWire[] = [];
  const nets = new Map<string, { depth: number; is: SketchWire['is']; from: SketchEnd; y: number; ends: { to: SketchEnd; y: number }[]; wires: SketchWire[] }>();
  for (const wire of wires) {
    const [a, b] = [placed.get(wire.from.box), placed.get(wire.to.box)];
    const isForward = (a?.branch.depth ?? 0) < (b?.branch.depth ?? 0);
    const [left, right, from, to] = isForward ? [a, b, wire.from, wire.to] : [b, a, wire.to, wire.from];
    const [y, end] = [left?.rows.get(from.row), right?.rows.get(to.row)];
    if (left === undefined || right === undefined || y === undefined || end === undefined || right.branch.depth !== left.branch.depth + 1) {
      unrouted.push(wire);
      continue;
    }
    const key = `${from.row} ${wire.is}`;
    const net = nets.get(key) ?? { depth: left.branch.depth, is: wire.is, from, y, ends: [], wires: [] };
    net.ends.push({ to, y: end });
    net.wires.push(wire);
    nets.set(key, net);
  }

  const tracks: number[] = [];
  const taken: { readonly depth: number; readonly track: number; readonly top: number; readonly bottom: number }[] = [];
  const routed = [...nets.values()].flatMap((net): readonly Net[] => {
    const { wires: ofNet, ...rest } = net;
    const ys = [net.y, ...net.ends.map(({ y }) => y)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    if (top === bottom) return [{ ...rest, track: undefined }];
    const isFree = (track: number): boolean => taken.every((one) => one.depth !== net.depth || one.track !== track || one.top > bottom || one.bottom < top);
    let track = 0;
    while (!isFree(track)) track += 1;
    if (track >= MOST_TRACKS) {
      unrouted.push(...ofNet);
      return [];
    }
    taken.push({ depth: net.depth, track, top, bottom });
    tracks[net.depth] = Math.max(tracks[net.depth] ?? 0, track + 1);
    return [{ ...rest, track }];
  });
  return { nets: routed, tracks: Array.from(tracks, (count) => count ?? 0), unrouted };
}
