import { type LeftOut, leftOutTexts } from '../../render/left-out.ts';
import { drawProse } from '../../render/wrap.ts';
import type { Sink } from '../sink.ts';

/** What a command has to say beside its data comes behind the data, each sentence once. */
export async function collectingNotices<T>(err: Sink, work: (notice: (said: string | LeftOut) => void) => Promise<T>): Promise<T> {
  const notices = new Set<string>();
  const leftOut: LeftOut[] = [];
  try {
    return await work((said) => void (typeof said === 'string' ? notices.add(said) : leftOut.push(said)));
  } finally {
    for (const text of [...notices, ...leftOutTexts(leftOut)]) await err.write(`${drawProse(text, err.canvas())}\n`);
  }
}
