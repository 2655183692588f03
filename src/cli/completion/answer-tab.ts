import { scanWord } from '../../grammar/word.ts';
import { printable } from '../../render/printable.ts';
import type { Proposal } from '../../shell/completion/proposal.ts';
import { openProcessShell } from '../process-shell.ts';
import type { Outcome } from '../session.ts';
import { listWords } from './list-words.ts';
import { lookupSavedFile } from './position.ts';
import { writeText } from '../standard-streams.ts';

/**
 * The hidden `netnsh __complete WORD…`, which the completion files ask: what the last word could be, as lines `value<TAB>description`. With
 * `--quoted` in front the words are as they stand on the line, which is what bash has. Says nothing of what goes wrong: somebody is typing.
 */
export async function answerTab([first, ...rest]: readonly string[]): Promise<Outcome> {
  const words = first === '--quoted' ? rest.map((word) => scanWord(word, 0, 'plain').text) : [first ?? '', ...rest];
  const from = lookupSavedFile(words)?.replace(/^~(?=\/)/, process.env['HOME'] ?? '~'); // as the shell around us will put it
  const options = { namespace: undefined, from, withoutRc: true, keepGoing: false, color: 'never', isProgram: false } as const;
  try {
    const shell = await openProcessShell(options, { isInteractive: false, hasInput: false });
    try {
      const lines = (await listWords(shell, words)).flatMap(toLine);
      await writeText(1, lines.join(''));
    } finally {
      shell.close();
    }
  } catch {
    // the line itself will say what is wrong
  }
  return { status: 0, endedBy: undefined };
}

/** A name that a line can not hold, or that a terminal would obey, is left out. */
function toLine({ value, description }: Proposal): readonly string[] {
  if (/[\p{Cc}\p{Cs}]/u.test(value)) return [];
  return [description === undefined ? `${value}\n` : `${value}\t${printable(description)}\n`];
}
