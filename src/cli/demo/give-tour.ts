import { drawPrompt } from '../../shell/prompt.ts';
import type { SessionOptions } from '../invocation.ts';
import { openProcessShell } from '../process-shell.ts';
import type { Outcome } from '../session.ts';
import { runTour } from './tour.ts';

/** The tour, in a shell of its own. */
export async function giveTour(options: SessionOptions): Promise<Outcome> {
  const shell = await openProcessShell(options, { isInteractive: false, hasInput: false });
  const { out } = shell.ports;
  try {
    const status = await runTour({
      execute: (line) => shell.execute(line),
      print: (text) => out.write(text),
      promptOf: () => drawPrompt(shell, { status: 0 }, out.canvas()),
    });
    return { status, endedBy: shell.endedBy };
  } finally {
    shell.close();
  }
}
