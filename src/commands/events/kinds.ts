import { watchedKinds } from '../../model/watched/notice.ts';

/** What `--kind` may name: what the kernel tells of, and that a namespace comes or goes. */
export const kinds = [...watchedKinds, 'namespace'] as const;
