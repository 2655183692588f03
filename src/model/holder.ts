import type { NamespaceId } from './namespace.ts';

/** What keeps a namespace alive. */
export interface Holder {
  readonly id: NamespaceId;
  readonly by:
    | { readonly what: 'process'; readonly pid: number; readonly name: string }
    /** A process of a namespace that is only seen from outside: `id` is no identity of nsfs, and leads nowhere. */
    | { readonly what: 'outside'; readonly pid: number; readonly name: string }
    /** The first thread that is there while its leader, whose name is `name`, is elsewhere. */
    | { readonly what: 'thread'; readonly pid: number; readonly tid: number; readonly name: string }
    | { readonly what: 'descriptor'; readonly pid: number; readonly descriptor: number }
    /** A socket made elsewhere than where its process is. */
    | { readonly what: 'socket'; readonly pid: number; readonly descriptor: number }
    /**
     * `pid` is a process in that mount namespace, `undefined` for our own; `path` is what we ourselves can open, `undefined` where
     * another mount covers it.
     */
    | { readonly what: 'mount'; readonly pid: number | undefined; readonly path: string | undefined; readonly mountPoint: string };
}
