import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { netnshFolder } from './run-netnsh.ts';
import { openTerminal, type TerminalSize, type TestTerminal } from './terminal.ts';
import { ip } from './world.ts';

/** bash with jobs in a terminal, and netnsh on its PATH, as a person has it. */
export interface NetnshTerminal extends TestTerminal {
  /** Types a line on an empty screen. */
  begin(line: string): Promise<void>;
  /** The same; gives the screen once the prompt waits below all that came of it. */
  enter(line: string, prompt: string): Promise<string>;
}

export const OUTSIDE = 'outside$';

/** Whoever opens it closes it. The prompt does not tell how long a line took, unless a test brings preferences of its own: on a busy machine every line takes long. */
export async function openNetnshTerminal(environment: Readonly<Record<string, string>> = {}, { width = 100, height = 30 }: Pick<TerminalSize, 'width' | 'height'> = {}): Promise<NetnshTerminal> {
  const PATH = `${netnshFolder}:${process.env['PATH']}`;
  const folder = mkdtempSync(join(tmpdir(), 'netnsh-config-'));
  mkdirSync(join(folder, 'netnsh'));
  writeFileSync(join(folder, 'netnsh/preferences'), 'took off\n');
  const terminal = await openTerminal(['bash', '--norc', '-i'], { width, height, environment: { PS1: `${OUTSIDE} `, PATH, XDG_CONFIG_HOME: folder, ...environment } });
  await terminal.until(OUTSIDE);

  async function begin(line: string): Promise<void> {
    await terminal.press('C-l');
    await terminal.until((screen) => !screen.includes('\n')); // or the prompt above would be taken for the next one
    await terminal.type(line);
    await terminal.press('Enter');
  }

  return {
    ...terminal,
    async close() {
      await terminal.close();
      rmSync(folder, { recursive: true });
    },
    begin,
    async enter(line, prompt) {
      await begin(line);
      return await terminal.until((screen) => screen.endsWith(`\n${prompt}`));
    },
  };
}

/** Two namespaces with a wire between them and an address at each end. */
export function buildPair(): void {
  ip('netns add beijing');
  ip('netns add shanghai');
  ip('link add eth0-b netns beijing type veth peer name eth0-s netns shanghai');
  for (const [name, link, address] of [['beijing', 'eth0-b', '10.0.0.1/24'], ['shanghai', 'eth0-s', '10.0.0.2/24']] as const) {
    ip(`-n ${name} addr add ${address} dev ${link}`);
    ip(`-n ${name} link set ${link} up`);
    ip(`-n ${name} link set lo up`);
  }
}
