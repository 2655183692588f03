import recorded from './outputs.json' with { type: 'json' };

/**
 * What an example shows in the lab, as a terminal of 76 columns has it; a last line `…` where more comes. `undefined` for what shows nothing.
 * It was recorded by the test that runs the examples (test/documents/examples.test.ts), which compares it with what comes.
 */
export function outputOf(line: string): string | undefined {
  return outputs.get(line);
}

const lists: Readonly<Record<string, readonly string[]>> = recorded;
const outputs: ReadonlyMap<string, string> = new Map(Object.entries(lists).map(([line, lines]) => [line, lines.join('\n')]));
