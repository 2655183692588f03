import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildPair, openNetnshTerminal, type NetnshTerminal } from '../support/netnsh-terminal.ts';
import { aNamespace, worldRing } from '../support/world.ts';

worldRing('the prompt of netnsh', () => {
  let folder = '';
  let terminal: NetnshTerminal;

  beforeEach(() => {
    buildPair();
    for (let number = 1; number <= 40; number += 1) aNamespace(`lab-${String(number).padStart(2, '0')}`);
    folder = mkdtempSync(join(tmpdir(), 'netnsh-prompt-'));
    mkdirSync(join(folder, 'netnsh'));
    writeFileSync(join(folder, 'netnsh/history'), ['cd beijing', 'ping -c 1 10.0.0.2', 'links --state up', 'sockets --all', 'ping -c 3 10.0.0.1'].map((line) => `${line}\n`).join(''), { mode: 0o600 });
  });
  afterEach(async () => {
    await terminal.close();
    rmSync(folder, { recursive: true });
  });

  async function open(size: { readonly width: number; readonly height: number }, environment: Readonly<Record<string, string>> = {}): Promise<void> {
    terminal = await openNetnshTerminal({ XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder, ...environment }, size);
    await terminal.begin('exec netnsh beijing');
    await terminal.until(/beijing>$/);
  }

  /** The rows from the last prompt on, without what differs from machine to machine. */
  function tidy(screen: string): string {
    return screen.replaceAll(/inode \d+/g, 'inode N').replace(/^.*netnsh \d+\.\d+\.\d+:/ms, 'netnsh VERSION:');
  }

  const sizes = [
    { width: 80, height: 24 },
    { width: 200, height: 50 },
  ];

  test.each(sizes)('on a screen of $width x $height: the prompt, the list of Tab, the history', async (size) => {
    await open(size);
    expect(tidy(await terminal.screen())).toMatchSnapshot('prompt');
    await terminal.press('C-l');
    await terminal.type('cd lab-');
    await terminal.press('Tab');
    expect(tidy(await terminal.until((screen) => screen.includes('lab-20')))).toMatchSnapshot('list of Tab');
    await terminal.press('Tab', 'Tab');
    await terminal.until('❯ lab-02');
    await terminal.press('Enter');
    await terminal.until(/beijing> cd lab-02$/);
    await terminal.press('C-u', 'C-r');
    expect(await terminal.until('❯')).toMatchSnapshot('history');
    await terminal.press('Escape');
    await terminal.until(/beijing>$/);
  });

  test('colours say what is known: commands, programs, namespaces, options, quotes, a mistake', async () => {
    await open({ width: 100, height: 10 }, { TERM: 'screen-256color' });
    const looks = async (line: string, wanted: string): Promise<void> => {
      await terminal.press('C-u', 'C-l');
      await terminal.type(line);
      await vi.waitFor(async () => expect((await terminal.screenWithEscapes()).split('\n')[0]).toContain(wanted), { timeout: 10_000, interval: 50 });
    };
    await looks('links shanghai --all', '\x1b[32mlinks\x1b[39m \x1b[36mshanghai\x1b[39m \x1b[35m--all');
    await looks("grep 'a b' x", "\x1b[32mgrep\x1b[39m \x1b[33m'a b'\x1b[39m x");
    await looks('nosuchprogram x', '\x1b[31mnosuchprogram\x1b[39m x');
    await looks('pwd # why', '\x1b[32mpwd\x1b[39m \x1b[2m# why');
    await looks('cd nowhere', '\x1b[32mcd\x1b[39m nowhere');
    await looks('pi', '\x1b[31mpi\x1b[2m\x1b[39mng -c 3 10.0.0.1'); // no such program, and a suggestion
    await terminal.press('C-u');
  });

  test('NO_COLOR takes the colours and leaves the marks', async () => {
    await open({ width: 60, height: 10 }, { NO_COLOR: '1' });
    await terminal.press('C-l');
    await terminal.type('peer ');
    await terminal.press('Tab');
    await terminal.until('  lo ');
    await terminal.press('Tab');
    await terminal.until('❯ eth0-b');
    expect((await terminal.screenWithEscapes()).replaceAll(/\x1b\[(?:0|39|49)?m/g, '')).toBe('beijing> peer\n❯ eth0-b  veth, up\n  lo      loopback, unknown');
  });

  test('usage stands in grey behind a command, until something else is there', async () => {
    await open({ width: 100, height: 10 });
    await terminal.press('C-l');
    await terminal.type('rmns ');
    await terminal.until(/^beijing> rmns \[NS\.\.\.\] /);
    await terminal.type('lab-01 ');
    await terminal.until(/^beijing> rmns lab-01 \[NS/);
    await terminal.press('C-u');
    await terminal.type('cd ');
    await terminal.until('beijing> cd beijing'); // suggested
    await terminal.press('C-u');
    await terminal.type('links --state ');
    await terminal.until('beijing> links --state up');
    await terminal.press('C-u');
    await terminal.type('peer ');
    await terminal.press('Enter'); // the hint is not run
    await terminal.until('beijing [2]>');
    expect(await terminal.screen()).toMatch(/^beijing> peer\n/);
  });

  test('a suggestion is taken with End, by the word with Alt-Right, and runs only then', async () => {
    await open({ width: 100, height: 20 });
    await terminal.type('pw');
    await terminal.press('Enter');
    await terminal.until('beijing [127]>');
    await terminal.enter('pwd', 'beijing>');
    await terminal.press('C-l');
    await terminal.type('p');
    await terminal.until('beijing> pwd');
    await terminal.type('ing -c 1');
    await terminal.press('M-Right', 'Enter');
    await terminal.until(/1 packets transmitted[^]*\nbeijing>$/);
    await terminal.type('pw');
    await terminal.press('End', 'Enter');
    await terminal.until(/\nbeijing> pwd\nbeijing\nbeijing>$/);
  });

  test('Up goes through the lines that begin with what is typed', async () => {
    await open({ width: 100, height: 10 });
    await terminal.press('C-l');
    await terminal.type('ping');
    await terminal.press('Up');
    await terminal.until(/^beijing> ping -c 3 10\.0\.0\.1$/);
    await terminal.press('Up');
    await terminal.until(/^beijing> ping -c 1 10\.0\.0\.2$/);
    await terminal.press('Down', 'Down', 'C-u');
    await terminal.until(/^beijing>$/);
  });

  test('history alone is the list to choose from, and with words it shows rows', async () => {
    await open({ width: 100, height: 20 });
    await terminal.begin('history');
    await terminal.until(/\nhistory>\n❯ ping -c 3 10\.0\.0\.1\n {2}sockets --all\n/);
    await terminal.type('state');
    await terminal.until(/\nhistory> state\n❯ links --state up$/);
    await terminal.press('Enter');
    await terminal.until(/\nbeijing> links --state up$/);
    await terminal.press('C-u');
    await terminal.until(/\nbeijing>$/);
    expect(await terminal.enter('history ping', 'beijing>')).toMatch(/ping -c 1 10\.0\.0\.2\n.*ping -c 3 10\.0\.0\.1\n/);
    expect(await terminal.enter('history | head -n 1', 'beijing>')).toMatch(/\nNUMBER +LINE\nbeijing>$/);
  });

  test('Ctrl-X Ctrl-E has the line written in vim, and puts it into the buffer', async () => {
    await open({ width: 80, height: 16 }, { VISUAL: 'vim -u NONE -N -n' });
    await terminal.press('C-l');
    await terminal.type('echo one');
    await terminal.press('C-x', 'C-e');
    await terminal.until(/^echo one\n~/);
    await terminal.type('A two');
    await terminal.press('Escape');
    await terminal.type(':wq');
    await terminal.press('Enter');
    await terminal.until(/^beijing> echo one two$/);
    expect(await terminal.ask('alternate_on')).toBe('0');
    await terminal.type('!');
    await terminal.press('Enter');
    await terminal.until(/\none two!\nbeijing>$/);
  });

  test('EDITOR may hold options; one that fails leaves the line as it was, and says so', async () => {
    const editor = join(folder, 'editor.sh');
    writeFileSync(editor, '#!/bin/sh\n[ "$1" = --fail ] && exit 3\nprintf "pwd\\npwd\\n" > "$2"\n');
    chmodSync(editor, 0o755);
    await open({ width: 200, height: 16 }, { EDITOR: `${editor} --write`, VISUAL: '' });
    await terminal.type('x');
    await terminal.press('C-x', 'C-e');
    await terminal.until(/beijing> pwd␊pwd$/);
    await terminal.press('Enter');
    await terminal.until(/\nbeijing\nbeijing\nbeijing>$/);
    await terminal.enter(`EDITOR='${editor} --fail'`, 'beijing>');
    await terminal.type('kept');
    await terminal.press('C-x', 'C-e');
    await terminal.until(/ended with status 3: the line is as it was\nbeijing> kept$/);
    await terminal.press('C-u');
  });

  test('a new size draws line and list anew, and leaves no rest of the old ones', async () => {
    await open({ width: 100, height: 20 });
    await terminal.press('C-l');
    await terminal.type('cd lab-');
    await terminal.press('Tab');
    await terminal.until('lab-10');
    await terminal.resize(40, 12);
    await terminal.until((screen) => screen.startsWith('beijing> cd lab-\n') && screen.endsWith('more') && screen.split('\n').length === 12);
    await terminal.resize(120, 30);
    await terminal.until((screen) => screen.startsWith('beijing> cd lab-\n') && screen.endsWith('more') && screen.split('\n').length === 30);
    await terminal.press('Escape');
    await terminal.until((screen) => screen === 'beijing> cd lab-');
  });
}, ['tmux', 'bash', 'vim', 'ping']);
