import { afterEach, beforeEach, expect, test } from 'vitest';
import { netnsh } from '../support/demo.ts';
import { openTerminal, type TestTerminal } from '../support/terminal.ts';
import { worldRing } from '../support/world.ts';

/** A demo under a shell with jobs, as a person has it. */
worldRing('the demo at a terminal', () => {
  let terminal: TestTerminal;

  beforeEach(async () => {
    terminal = await openTerminal(['bash', '--norc', '-i'], { width: 90, environment: { PS1: 'outside> ' } });
    await terminal.until('outside>');
    await enter(`${netnsh.join(' ')} demo`);
    await terminal.until(/^host>$/m);
  });

  afterEach(async () => {
    await terminal.close();
  });

  test('greets with what there is and what to type, in lines that fit', async () => {
    const screen = await terminal.screen();
    expect(screen).toMatch(/^A lab of your own: .*\n(.+\n)*Try: ns, then cd beijing, then ping/m);
    await enter('exit');
    await terminal.until(/^outside>$/m);
  });

  test('Ctrl-C reaches the program alone, which says its last words', async () => {
    await ping();
    await terminal.press('C-c');
    await terminal.until(/packets transmitted[^]*\nbeijing(?: \[\d+\])?(?: \d+\.\ds)?>$/);
    await enter('exit 3');
    await terminal.until(/outside>$/);
    await enter('echo status $?');
    await terminal.until('status 3');
  });

  test('Ctrl-Z stops program and shell together, and fg wakes both', async () => {
    await ping();
    await terminal.press('C-z');
    await terminal.until(/Stopped .*\noutside>$/);
    await enter('fg');
    await terminal.until('icmp_seq=2');
    await terminal.press('C-c');
    await terminal.until(/packets transmitted[^]*\nbeijing(?: \[\d+\])?(?: \d+\.\ds)?>$/);
    await terminal.press('C-z');
    await terminal.until(/Stopped[^]*Stopped .*\noutside>$/);
    await enter('fg');
    await terminal.until(/\nbeijing(?: \[\d+\])?(?: \d+\.\ds)?>$/);
    await terminal.press('C-d');
    await terminal.until(/outside>$/);
  });

  async function ping(): Promise<void> {
    await enter('cd beijing');
    await terminal.until(/^beijing>$/m);
    await enter('ping 10.0.0.2');
    await terminal.until('icmp_seq=1');
  }

  async function enter(line: string): Promise<void> {
    await terminal.type(line);
    await terminal.press('Enter');
  }
}, ['tmux', 'bash', 'ping']);
