import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPair, openNetnshTerminal, OUTSIDE, type NetnshTerminal } from '../support/netnsh-terminal.ts';
import { startProcess, type HoldingProcess } from '../support/hold.ts';
import { findChild } from '../support/processes.ts';
import { aNamespace, worldRing } from '../support/world.ts';

worldRing('Tab at netnsh', () => {
  let terminal: NetnshTerminal;
  let holder: HoldingProcess;
  let folder = '';

  beforeAll(async () => {
    buildPair();
    aNamespace('my lab');
    folder = mkdtempSync(join(tmpdir(), 'netnsh-tab-'));
    writeFileSync(join(folder, 'a file'), '');
    holder = await startProcess(['ip', 'netns', 'exec', 'beijing', 'sh', '-c', 'echo; exec cat']);
    terminal = await openNetnshTerminal();
    await terminal.enter('netnsh beijing', 'beijing>');
  });
  afterAll(async () => {
    await holder.end();
    await terminal.close();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['a command', 'share', 'sharers '],
    ['a namespace', 'cd shang', 'cd shanghai '],
    ['a name with a blank, quoted', 'cd my', 'cd my\\ lab '],
    ['where something runs', '@bei', '@beijing '],
    ['a link of the namespace', 'peer et', 'peer eth0-b '],
    ['an option', 'links --kin', 'links --kind '],
    ['what an option takes', 'links --state lowe', 'links --state lowerlayerdown '],
    ['a column', 'links -C mt', 'links -C mtu '],
    ['an output form', 'links -o cs', 'links -o csv '],
    ['a program', 'iptun', 'iptunnel '],
    ['a file', 'cat FOLDER/a', 'cat FOLDER/a\\ file '],
    ['behind a pipe, a program', 'links | grep --version; links | iptun', 'links | grep --version; links | iptunnel '],
  ])('completes %s', async (_, typed, line) => {
    await terminal.press('C-u', 'C-l');
    await terminal.type(typed.replace('FOLDER', folder));
    await terminal.press('Tab');
    const completed = `beijing> ${line.replace('FOLDER', folder)}`;
    await terminal.until(completed.trimEnd());
    await terminal.type('.'); // shows the blank before it
    await terminal.until(`${completed}.`);
    await terminal.press('C-u');
  });

  test('lists what fits, with what helps to choose', async () => {
    const list = async (typed: string, wanted: RegExp): Promise<void> => {
      await terminal.press('C-u', 'C-l');
      await terminal.type(typed);
      await terminal.press('Tab');
      await terminal.until(wanted);
      await terminal.press('C-u');
    };
    await list('cd ', /^  beijing +inode \d+, 2 links, 1 process$/m);
    await list('attach there ', new RegExp(`^  ${holder.pid} +.*cat`, 'm'));
    await list('links --', /^  --all .*\n(?:.*\n)*  --state/m);
  });
}, ['tmux', 'bash', 'iptunnel']);

worldRing('the history of netnsh', () => {
  let home = '';
  const open = async (): Promise<NetnshTerminal> => {
    const terminal = await openNetnshTerminal({ XDG_STATE_HOME: home });
    await terminal.enter('netnsh', 'host>');
    return terminal;
  };
  beforeAll(() => void (home = mkdtempSync(join(tmpdir(), 'netnsh-history-'))));
  afterAll(() => rmSync(home, { recursive: true }));

  test('is one file for all, in which nobody else may read, and Up finds what the other shell did', async () => {
    const first = await open();
    const second = await open();
    try {
      await first.enter('echo from the first', 'host>');
      await second.enter('echo from the second', 'host>');
      await first.enter(' echo kept out', 'host>');
      await first.enter('pwd', 'host>');
      const file = join(home, 'netnsh/history');
      expect(readFileSync(file, 'utf8')).toBe('echo from the first\necho from the second\npwd\n');
      expect(statSync(file).mode & 0o777).toBe(0o600);
      await first.type('echo');
      await first.press('Up');
      await first.until(/host> echo from the second$/);
      await first.press('Up');
      await first.until(/host> echo from the first$/);
      await first.press('Enter');
      await first.until(/\nfrom the first\nhost>$/);
    } finally {
      await first.close();
      await second.close();
    }
  });
}, ['tmux', 'bash']);

worldRing('Ctrl-C in a loop around netnsh', () => {
  test.each([
    ['a program', "-n beijing -- sh -c 'echo at work; exec sleep 1000'"],
    ['lines', "-c 'echo at work; sleep 1000' -c pwd"],
    ['lines that are to go on', "-k -c 'echo at work' -c 'sleep 1000' -c pwd"],
    ['a program behind a pipe of ours', "-c 'links | { echo at work; sleep 1000; }'"],
  ])('ends the loop too: %s', async (_, words) => {
    aNamespace('beijing');
    const terminal = await openNetnshTerminal();
    try {
      await terminal.begin(`for i in 1 2 3; do netnsh ${words}; done; echo after the loop`);
      await terminal.until(/\nat work$/);
      await findChild(terminal, 'sleep');
      await terminal.press('C-c');
      expect(await terminal.until((screen) => screen.endsWith(`\n${OUTSIDE}`))).not.toContain('\nafter the loop');
    } finally {
      await terminal.close();
    }
  });
}, ['tmux', 'bash']);
