import type { Box, Sketch, SketchEnd, SketchWire } from '../../model/topology/sketch.ts';

/** A box and those that hang on it, each by the wire that leads there. */
export interface Branch {
  readonly box: Box;
  /** From the left edge, in boxes. */
  readonly depth: number;
  /** Row by which it hangs on the box to its left. */
  readonly at: SketchEnd | undefined;
  /** In the order of the rows that they hang on; `from` is the row here. */
  readonly below: readonly { readonly from: string; readonly branch: Branch }[];
}

/** All wires of a sketch by the boxes that they end at. */
export interface Wiring {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly wiresOf: ReadonlyMap<string, readonly SketchWire[]>;
}

export function wiringOf({ boxes, wires }: Pick<Sketch, 'boxes' | 'wires'>): Wiring {
  const wiresOf = new Map<string, SketchWire[]>(boxes.map(({ key }) => [key, []]));
  for (const wire of wires) {
    for (const box of new Set([wire.from.box, wire.to.box])) wiresOf.get(box)?.push(wire);
  }
  return { boxes: new Map(boxes.map((box) => [box.key, box])), wiresOf };
}

/** The boxes that hang together, directly or by others, each group in the order in which its first box comes. */
export function componentsOf(keys: ReadonlySet<string>, { wiresOf }: Wiring): readonly (readonly string[])[] {
  const seen = new Set<string>();
  return [...keys].flatMap((key): readonly (readonly string[])[] => {
    if (seen.has(key)) return [];
    const found = [key];
    seen.add(key);
    for (const next of found) {
      for (const { from, to } of wiresOf.get(next) ?? []) {
        const other = from.box === next ? to.box : from.box;
        if (seen.has(other) || !keys.has(other)) continue;
        seen.add(other);
        found.push(other);
      }
    }
    return [found];
  });
}

/** Where a drawing begins: at the starting namespace, else with what hangs on boxes that are drawn already, else where most wires are. */
export function chooseRoot(component: readonly string[], { boxes, wiresOf }: Wiring, drawn: ReadonlySet<string>): string {
  const weight = (key: string): number => {
    const wires = wiresOf.get(key) ?? [];
    if (boxes.get(key)?.isHome === true) return Infinity;
    return wires.length + (wires.some(({ from, to }) => drawn.has(from.box === key ? to.box : from.box)) ? 1e6 : 0);
  };
  return component.reduce((best, key) => (weight(key) > weight(best) ? key : best));
}

/** The boxes around a root, none further away than `deepest`: every box hangs on one that is as near to the root as can be. */
export function growBranch(root: string, keys: ReadonlySet<string>, wiring: Wiring, deepest: number): Branch | undefined {
  const { boxes, wiresOf } = wiring;
  const hangs = new Map<string, { readonly on: string; readonly from: SketchEnd; readonly at: SketchEnd }[]>();
  const depth = new Map([[root, 0]]);
  const order = [root];
  for (const key of order) {
    const below = (depth.get(key) ?? 0) + 1;
    for (const wire of inRowOrder(wiresOf.get(key) ?? [], boxes.get(key))) {
      const [near, far] = wire.from.box === key ? [wire.from, wire.to] : [wire.to, wire.from];
      if (!keys.has(far.box) || depth.has(far.box) || below > deepest) continue;
      depth.set(far.box, below);
      order.push(far.box);
      const hanging = { on: key, from: near, at: far };
      const ofBox = hangs.get(key);
      if (ofBox === undefined) hangs.set(key, [hanging]);
      else ofBox.push(hanging);
    }
  }
  const grow = (key: string, at: SketchEnd | undefined): Branch | undefined => {
    const box = boxes.get(key);
    if (box === undefined) return undefined;
    const below = (hangs.get(key) ?? []).flatMap(({ from, at: end }) => {
      const branch = grow(end.box, end);
      return branch === undefined ? [] : [{ from: from.row, branch }];
    });
    return { box, depth: depth.get(key) ?? 0, at, below };
  };
  return grow(root, undefined);
}

/** A branch and all below it, from the left. */
export function branchesOf(branch: Branch): readonly Branch[] {
  const found = [branch];
  for (const one of found) found.push(...one.below.map(({ branch: next }) => next));
  return found;
}

function inRowOrder(wires: readonly SketchWire[], box: Box | undefined): readonly SketchWire[] {
  if (box === undefined) return wires;
  const at = new Map(box.rows.map(({ key }, index) => [key, index]));
  const place = ({ from, to }: SketchWire): number => at.get((from.box === box.key ? from : to).row) ?? 0;
  return [...wires].sort((a, b) => place(a) - place(b));
}
