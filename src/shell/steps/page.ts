import { textWidth } from '../../render/width.ts';
import { runPager } from './run-program.ts';
import type { Stage } from './stage.ts';

/** Writes a result; through the pager where a person looks at a terminal and it is longer than the screen. */
export async function show(text: string, stage: Stage): Promise<void> {
  const pager = await choosePager(text, stage);
  if (pager === undefined) await stage.out.write(text);
  else await runPager(pager, text, stage);
}

async function choosePager(text: string, { shell, out }: Stage): Promise<string | undefined> {
  const { ports, variables, preferences } = shell;
  if (ports.mayPage !== true || ports.saved !== undefined || out !== ports.out || !isLonger(text, out.canvas())) return undefined;
  if (preferences.value('pager') === 'off') return undefined;
  const wished = variables.get('NETNSH_PAGER') ?? variables.get('PAGER') ?? 'less';
  const [program = ''] = wished.trim().split(/\s+/);
  if (program === '' || program === 'cat') return undefined;
  const isThere = /[^\w./+-]/.test(program) || (await shell.lookupProgram(program)) !== undefined; // what only sh understands is left to it
  return isThere ? wished : undefined;
}

/** Whether its first rows would be gone when the prompt stands below it. */
function isLonger(text: string, { width, height, isTerminal }: { readonly width: number | undefined; readonly height: number | undefined; readonly isTerminal: boolean }): boolean {
  if (!isTerminal || width === undefined || height === undefined) return false;
  let rows = 1;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    rows += Math.max(1, Math.ceil(textWidth(line.replaceAll(/\x1b\[[0-9;]*m/g, '')) / width));
    if (rows > height) return true;
  }
  return false;
}
