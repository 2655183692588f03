import type { NamespaceId } from '../namespace.ts';

/** What keeps a namespace alive, as `Holder` of the kernel's port. */
export interface StateHolder {
  readonly id: NamespaceId;
  readonly by: HeldBy;
}

export type HeldBy =
  | { readonly what: 'process'; readonly pid: number; readonly name: string }
  | { readonly what: 'outside'; readonly pid: number; readonly name: string }
  | { readonly what: 'thread'; readonly pid: number; readonly tid: number; readonly name: string }
  | { readonly what: 'descriptor'; readonly pid: number; readonly descriptor: number }
  | { readonly what: 'socket'; readonly pid: number; readonly descriptor: number }
  | { readonly what: 'mount'; readonly pid: number | undefined; readonly path: string | undefined; readonly mountPoint: string };
