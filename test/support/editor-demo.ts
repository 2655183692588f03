import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { buildTerminalProgram, type TerminalProgram } from './terminal-program.ts';
import { openTerminal, type TerminalSize, type TestTerminal } from './terminal.ts';

interface EditorDemo {
  /** Its words; built before the first test of the suite. */
  program(): TerminalProgram;
  start(words: readonly string[], size?: TerminalSize): Promise<TestTerminal>;
  /** The demo itself, at its first prompt. */
  startDemo(size?: TerminalSize): Promise<TestTerminal>;
}

/** The editor demo for the tests of one suite; its terminals are closed after each test, whatever happened. */
export function useEditorDemo(): EditorDemo {
  const open: TestTerminal[] = [];
  let built: TerminalProgram | undefined;

  beforeAll(() => {
    built = buildTerminalProgram(fileURLToPath(new URL('../fixtures/editor-demo.ts', import.meta.url)));
  });
  afterEach(async () => {
    for (const terminal of open.splice(0)) await terminal.close();
  });
  afterAll(() => built?.remove());

  function program(): TerminalProgram {
    if (built === undefined) throw new Error('the demo is built when the tests begin');
    return built;
  }

  async function start(words: readonly string[], size?: TerminalSize): Promise<TestTerminal> {
    const terminal = await openTerminal(words, size);
    open.push(terminal);
    return terminal;
  }

  return {
    program,
    start,
    async startDemo(size) {
      const terminal = await start(program().words, size);
      await terminal.until('demo 1>');
      return terminal;
    },
  };
}
