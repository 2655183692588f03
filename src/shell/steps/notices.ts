import { drawProse } from '../../render/wrap.ts';
import type { Sink } from '../sink.ts';

/** What a command has to say beside its data comes behind the data, each sentence once. */
export async function collectingNotices<T>(err: Sink, work: (notice: (text: string) => void) => Promise<T>): Promise<T> {
  const notices = new Set<string>();
  try {
    return await work((text) => void notices.add(text));
  } finally {
    for (const text of notices) await err.write(`${drawProse(text, err.canvas())}\n`);
  }
}
