import { existsSync } from 'node:fs';
import { drawProse } from '../render/wrap.ts';
import { linesOf, runScript } from '../shell/script.ts';
import type { Shell } from '../shell/shell.ts';
import { configPath } from './config-file.ts';
import { readFile } from './read-file.ts';

/** The lines that a person wants to be run at every start at the prompt; the first that fails ends them, and that is said. */
export async function runRcFile(shell: Shell, environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const path = configPath('rc', environment);
  if (!existsSync(path)) return;
  const { err } = shell.ports;
  const say = (text: string): Promise<void> => err.write(`${drawProse(`netnsh: ${text}`, err.canvas())}\n`);
  const text = readOrSay(path);
  if ('problem' in text) return await say(text.problem);
  const status = await runScript(shell, linesOf(text.lines), { keepGoing: false, file: path });
  if (status !== 0 && shell.leaving === undefined) await say(`the rest of ${path} was left out; netnsh --norc starts without it`);
}

function readOrSay(path: string): { readonly lines: string } | { readonly problem: string } {
  try {
    return { lines: readFile(path) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
