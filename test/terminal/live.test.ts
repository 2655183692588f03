import { afterEach, beforeEach, expect, test } from 'vitest';
import { findChild } from '../support/processes.ts';
import { openTerminal, type TestTerminal } from '../support/terminal.ts';
import { netnshFolder } from '../support/run-netnsh.ts';
import { ip, worldRing } from '../support/world.ts';
import { buildPair } from '../support/netnsh-terminal.ts';

const clock = /\d\d:\d\d:\d\d/g;

worldRing('live on the whole screen', () => {
  let terminal: TestTerminal;
  beforeEach(async () => {
    buildPair();
    const PATH = `${netnshFolder}:${process.env['PATH']}`;
    terminal = await openTerminal(['bash', '--norc', '-i'], { width: 80, height: 24, environment: { PS1: 'outside$ ', PATH } });
    await terminal.until('outside$');
  });
  afterEach(async () => await terminal.close());

  test('a header, the table, and what changed in reverse video, drawn at once when the kernel tells', async () => {
    await terminal.type('netnsh live -n 1000 addrs beijing --family inet');
    await terminal.press('Enter');
    const first = await terminal.until('10.0.0.1/24');
    expect(first.replaceAll(clock, 'HH:MM:SS')).toMatchInlineSnapshot(`
      "addrs beijing --family inet                         host  every 1000 s  HH:MM:SS

      link    family  address      scope   flags      valid    preferred
      ──────────────────────────────────────────────────────────────────
      lo      inet    127.0.0.1/8  host    permanent  forever  forever
      eth0-b  inet    10.0.0.1/24  global  permanent  forever  forever"
    `);
    expect(await terminal.ask('alternate_on')).toBe('1');
    ip('-n beijing addr add 10.0.0.7/24 dev eth0-b');
    await terminal.until('10.0.0.7/24');
    const marked = (await terminal.screenWithEscapes()).split('\n').filter((line) => line.includes('\x1b[7m'));
    expect(marked.map((line) => /10\.0\.0\.7\/24/.test(line))).toEqual([true]);
    await terminal.press('q');
    await terminal.until((screen) => screen.endsWith('outside$') && screen.includes('netnsh live'));
    expect(await terminal.ask('alternate_on')).toBe('0');
  });

  test('the prompt of the shell comes back after Ctrl-C, and takes keys as before', async () => {
    await terminal.type('netnsh beijing');
    await terminal.press('Enter');
    await terminal.until((screen) => screen.endsWith('beijing>'));
    await terminal.type('live ip link');
    await terminal.press('Enter');
    await terminal.until(/^ip link +beijing {2}every 2 s/);
    await terminal.press('C-c');
    await terminal.until((screen) => screen.endsWith('beijing>'));
    await terminal.type('pwd');
    await terminal.press('Enter');
    await terminal.until((screen) => screen.endsWith('beijing\nbeijing>'));
  });

  test('a smaller terminal shows what has room, and says how much has none', async () => {
    await terminal.type('netnsh live ip -n beijing addr');
    await terminal.press('Enter');
    await terminal.until('eth0-b');
    await terminal.resize(60, 6);
    await terminal.until(/more lines$/);
    await terminal.resize(80, 24);
    await terminal.until((screen) => !screen.includes('more lines') && screen.includes('10.0.0.1/24'));
  });

  test('a signal that ends it gives the terminal back', async () => {
    await terminal.type('netnsh live links; echo ended with $?; stty -a | grep -o " echo "');
    await terminal.press('Enter');
    await terminal.until('every 2 s');
    process.kill(await findChild(terminal, 'node'), 'SIGTERM');
    await terminal.until(/ended with 143\n echo\n/);
    expect(await terminal.ask('alternate_on')).toBe('0');
  });
});
