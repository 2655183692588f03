import { parseInvocation } from '../../src/cli/invocation.ts';
import { splitWords } from '../../src/grammar/words.ts';
import type { Editor, Reading } from '../../src/shell/editor/editor.ts';
import { runInteractively } from '../../src/shell/interactive.ts';
import { linesOf, runScript } from '../../src/shell/script.ts';
import type { FakeKernel } from '../support/fake-kernel.ts';
import { openTestShell } from '../support/test-shell.ts';

/** `beijing> `, `beijing (deleted) [1]> `, and `> ` where a line goes on. */
const PROMPT = /^\S*(?: \(deleted\))?(?: \[\d+\])?> (.*)$/;

/** The lines that a person typed in a dialogue: those behind a prompt. */
export function typedIn(dialogue: string): readonly string[] {
  return dialogue.split('\n').flatMap((line) => PROMPT.exec(line)?.[1] ?? []);
}

/** What a terminal shows while a person types these lines; the lead, up to the first blank line, is kept as it is. */
export async function playDialogue(dialogue: string, world: FakeKernel, options: { readonly width?: number; readonly answers?: readonly string[] } = {}): Promise<string> {
  const waiting = [...typedIn(dialogue)];
  const history: string[] = [];
  const test = await openTestShell({ ...options, history, environment: { PATH: '/usr/bin', HOME: '/home/me' } }, world);
  let screen = '';
  const editor: Pick<Editor, 'read'> = {
    read: async (prompt): Promise<Reading> => {
      const line = waiting.shift();
      screen += test.takeScreen() + (line === undefined ? prompt : `${prompt}${line}\n`);
      return line === undefined ? { kind: 'end' } : { kind: 'line', text: line };
    },
  };
  const status = await runInteractively(test.shell, { ...unused, ...editor }, { entries: () => history, add: (line) => void history.push(line) });
  screen += test.takeScreen();
  test.shell.close();
  return `${leadOf(dialogue)}${screen.trimEnd()}\n(left with status ${status}, holding ${world.holds()} namespaces)\n`;
}

/** What `netnsh` writes when it is called as the lines behind `$ ` say; a script stands between `<<END` and `END`. */
export async function playCalls(text: string, newWorld: () => FakeKernel): Promise<string> {
  const lines = text.slice(leadOf(text).length).split('\n');
  let written = leadOf(text);
  for (const [at, line] of lines.entries()) {
    if (!line.startsWith('$ netnsh')) continue;
    const isScript = line.endsWith(' <<END');
    const script = isScript ? lines.slice(at + 1, lines.indexOf('END', at)) : [];
    written += [line, ...(isScript ? [...script, 'END'] : [])].join('\n');
    written += `\n${await call(line.slice('$ netnsh'.length).replace(/ <<END$/, ''), script, newWorld())}\n`;
  }
  return written;
}

async function call(words: string, script: readonly string[], world: FakeKernel): Promise<string> {
  const invocation = parseInvocation(splitWords(words).map(({ text }) => text));
  if (invocation.kind !== 'session') throw new Error('a transcript shows sessions');
  const { lines, namespace, keepGoing } = invocation;
  const test = await openTestShell({ as: 'script' }, world);
  if (namespace !== undefined) await test.shell.goTo(namespace);
  const status = await runScript(test.shell, lines.length > 0 ? lines.flatMap(linesOf) : script, { keepGoing });
  test.shell.close();
  return `${test.takeScreen()}[status ${status}]\n`;
}

function leadOf(text: string): string {
  return /^(?:#.*\n)*\n/.exec(text)?.[0] ?? '';
}

const unused: Editor = {
  read: async () => ({ kind: 'end' }),
  lend: (use) => use(),
  ask: async () => undefined,
  print: () => {},
  close: () => {},
};
