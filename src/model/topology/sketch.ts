import type { DrawnAddress, Row } from './rows.ts';

/** What is drawn, in whatever way: boxes with rows, and wires between rows. Everything that is alike many times is there a few times and once folded. */
export interface Sketch {
  readonly boxes: readonly Box[];
  readonly wires: readonly SketchWire[];
  readonly folded: Folded;
}

/** A namespace, or several that are alike. */
export interface Box {
  readonly key: string;
  /** Labels; more than one where it stands for several. */
  readonly namespaces: readonly string[];
  /** What else the namespace is called: `docker web`. */
  readonly called: readonly string[];
  readonly isHome: boolean;
  readonly problem: string | undefined;
  readonly rows: readonly Row[];
}

/** `from` stands on `to` or, of a pair, comes first. */
export interface SketchWire {
  readonly is: 'peer' | 'lower';
  readonly from: SketchEnd;
  readonly to: SketchEnd;
}

export interface SketchEnd {
  readonly box: string;
  readonly row: string;
}

/** What is not drawn one by one. */
export interface Folded {
  readonly namespaces: number;
  readonly links: number;
  readonly addresses: number;
}

export type { DrawnAddress, Row };
