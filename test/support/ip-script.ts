import { spawnSync } from 'node:child_process';
import { decodeBytes, encodeText } from '../../src/kernel/text.ts';

/**
 * Runs a shell script and gives what it printed. Both are bytes of any kind: Node could not pass a name that is not UTF-8 as a word
 * of a command. It must succeed.
 */
export function runScript(script: string): string {
  const { status, signal, stdout, stderr, error } = spawnSync('sh', { input: encodeText(script), maxBuffer: 2 ** 26 });
  if (status === 0) return decodeBytes(stdout);
  throw new Error(`${error?.message ?? decodeBytes(stderr).trim()} (ended with ${status ?? signal})`);
}

/** Runs `ip` on many lines at once; `namespace` is the one to be in. All must succeed. */
export function ipBatch(namespace: string | undefined, lines: readonly (readonly string[])[]): void {
  const text = lines.map((words) => words.map(batchWord).join(' '));
  const place = namespace === undefined ? '' : `-n ${shellWord(namespace)} `;
  try {
    runScript(`ip ${place}-batch - <<'END OF LINES'\n${text.join('\n')}\nEND OF LINES\n`);
  } catch (error) {
    const number = /Command failed -:(\d+)/.exec(String(error))?.[1];
    throw new Error(`in ${namespace ?? 'the first namespace'}: ${text[Number(number) - 1] ?? ''}: ${String(error)}`);
  }
}

/** One word of a shell command. */
export function shellWord(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** iproute2, lib/utils.c, makeargs: a quote at the start of a word goes to the next one of its kind, and nothing is escaped. */
function batchWord(word: string): string {
  if (!/^['"]|\s/.test(word) && word !== '') return word;
  return word.includes('"') ? `'${word}'` : `"${word}"`;
}
