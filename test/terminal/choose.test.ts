import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildPair, openNetnshTerminal, OUTSIDE, type NetnshTerminal } from '../support/netnsh-terminal.ts';
import { startHolder, type HoldingProcess } from '../support/hold.ts';
import { ip, runProgram, worldRing } from '../support/world.ts';

const sizes = [
  { width: 80, height: 24 },
  { width: 200, height: 50 },
];

/** Inodes are other ones each time, and so are namespaces and processes of the machine around the world, whose names widen the list. */
function steady(screen: string): string {
  return screen
    .replaceAll(/\n. (init|pid:\d+|net:\[\d+\]) .*/g, '')
    .replace(/\n {2}\d+ of \d+$/, '')
    .replaceAll(/(?<=\S) {2,}/g, '  ')
    .replaceAll(/inode \d+/g, 'inode N')
    .replaceAll(/\b\d+ process(es)?/g, 'N processes');
}

worldRing('choosing at a real terminal', () => {
  let terminal: NetnshTerminal;
  let holder: HoldingProcess | undefined;
  let folder = '';

  async function sitDown(size = sizes[0], environment: Readonly<Record<string, string>> = {}): Promise<void> {
    terminal = await openNetnshTerminal(environment, size);
    await terminal.enter('netnsh', 'host>');
  }

  beforeEach(() => {
    buildPair();
    folder = mkdtempSync(join(tmpdir(), 'netnsh-choose-'));
  });
  afterEach(async () => {
    await terminal.close();
    await holder?.end();
    holder = undefined;
    rmSync(folder, { recursive: true });
  });

  test.each(sizes)('cd ? on a screen of $width x $height: a list that one filters, gone once something was chosen', async (size) => {
    await sitDown(size);
    await terminal.begin('cd ?');
    expect(steady(await terminal.until('shanghai '))).toMatchSnapshot();
    await terminal.type('shang 2 lin');
    await terminal.until((screen) => /^host> cd \?\nnamespace> shang 2 lin\n❯ shanghai +inode \d+, 2 links, 0 processes$/m.test(screen) && !screen.includes('beijing'));
    expect(await terminal.ask('cursor_x')).toBe('22');
    await terminal.press('Enter');
    await terminal.until((screen) => screen === 'host> cd ?\n→ cd shanghai\nshanghai>');
    expect(await terminal.enter('pwd', 'shanghai>')).toContain('\nshanghai\n');
  });

  test('Esc and Ctrl-C change nothing, leave no trace, and the next line has all keys', async () => {
    await sitDown();
    for (const key of ['Escape', 'C-c']) {
      await terminal.begin('cd ?');
      await terminal.until('shanghai ');
      await terminal.type('beij');
      await terminal.until(/^namespace> beij\n❯ beijing/m);
      await terminal.press(key);
      await terminal.until((screen) => screen === 'host> cd ?\nhost [130]>' || screen === 'host [130]> cd ?\nhost [130]>');
      expect(await terminal.enter('stty -a', 'host>')).toMatch(/ icanon .* echo /s);
      expect(await terminal.enter('pwd', 'host>')).toContain('\nhost\n');
    }
  });

  test('of 300 namespaces there are as many as fit, the chosen one always among them, in whatever size', async () => {
    const ours = `n${process.pid}-`; // the same test may run elsewhere on this machine, and root sees all names
    runProgram(['ip', '-batch', '-'], Array.from({ length: 300 }, (_, at) => `netns add ${ours}${at}\n`).join(''));
    await sitDown();
    await terminal.begin('cd ?');
    const first = await terminal.until(/1 of \d+$/);
    expect(first.split('\n').length).toBe(24);
    expect(first.split('\n').slice(0, 2).join('\n')).toBe('host> cd ?\nnamespace> type to filter; Enter takes, Esc leaves');
    await terminal.type(`${ours}29`);
    await terminal.until(new RegExp(`^namespace> ${ours}29\n❯ ${ours}29 [^]*\n {2}${ours}299 `, 'm'));
    await terminal.press('End');
    const isLast = new RegExp(`^❯ ${ours}299 `, 'm');
    await terminal.until(isLast);
    await terminal.resize(40, 8);
    const narrow = await terminal.until((screen) => isLast.test(screen) && screen.split('\n').length <= 8);
    expect(narrow.split('\n').every((line) => line.length <= 40)).toBe(true);
    await terminal.resize(100, 30);
    await terminal.until((screen) => new RegExp(`^namespace> ${ours}29\n {2}${ours}29 `, 'm').test(screen) && isLast.test(screen));
    await terminal.press('Enter');
    await terminal.until(`→ cd ${ours}299\n${ours}299>`);
  });

  test('nothing of an odd name reaches the terminal, and it can be chosen', async () => {
    ip(['netns', 'add', 'a\x1b[31m\x07b $(x)']);
    await sitDown();
    await terminal.begin('cd ?');
    await terminal.until('a\\e[31m\\ab $(x) ');
    expect(await terminal.screenWithEscapes()).not.toContain('\x1b[31m\\ab');
    await terminal.type('$(x');
    await terminal.until(/^namespace> \$\(x\n❯ a\\e/m);
    await terminal.press('Enter');
    await terminal.until("→ cd $'a\\e[31m\\ab $(x)'\na\\e[31m\\ab $(x)>");
  });

  test('NO_COLOR is heeded, and what is marked is marked all the same', async () => {
    await sitDown(sizes[0], { NO_COLOR: '1' });
    await terminal.begin('cd ?');
    expect(await terminal.until('shanghai ')).toMatch(/^❯ host +here, /m);
    expect(await terminal.screenWithEscapes()).not.toMatch(/\x1b\[(?!0?m)/);
    await terminal.press('Escape');
    await terminal.until('host [130]>');
  });

  test('without a prompt it works as well; off a terminal and on a dumb one it is status 2 with a hint', async () => {
    terminal = await openNetnshTerminal({}, sizes[0]);
    await terminal.begin("netnsh -c 'cd ?' -c pwd; echo status $?");
    await terminal.until('shanghai ');
    await terminal.type('shang');
    await terminal.press('Enter');
    await terminal.until(/→ cd shanghai\nshanghai\nstatus 0\noutside\$$/);
    await terminal.begin("netnsh -c 'cd ?' -c pwd; echo status $?");
    await terminal.until('shanghai ');
    await terminal.press('C-c');
    await terminal.until((screen) => screen.endsWith('echo status $?\nstatus 130\noutside$'));
    for (const line of ["netnsh -c 'cd ?' </dev/null", "TERM=dumb netnsh -c 'cd ?'"]) {
      const said = await terminal.enter(`${line}; echo status $?`, OUTSIDE);
      expect(said).toMatch(/netnsh: cd \? shows a list to choose from, and nobody is here to choose\n {2}hint: cd NS; ns lists all\nstatus 2/);
    }
  });

  test('capture without a link listens on the chosen one', async () => {
    await sitDown();
    await terminal.begin('capture');
    await terminal.until(/^link> /m);
    await terminal.type('beijing:eth');
    await terminal.until(/^link> beijing:eth\n❯ beijing:eth0-b +veth, up$/m);
    await terminal.press('Enter');
    await terminal.until('listening on beijing:eth0-b');
    await terminal.press('C-c');
    await terminal.until(/packets? captured[^]*host \[130\]>$/);
  });

  test('rmns asks, and takes y and Enter for a yes, nothing less', async () => {
    holder = await startHolder('process', '/run/netns/beijing');
    await sitDown();
    await terminal.begin('rmns beijing');
    await terminal.until(/process \d+ is inside beijing[^]*\[y\/N\]$/);
    await terminal.type('y');
    await terminal.until(/\[y\/N\] yes$/);
    await terminal.press('C-c');
    await terminal.until(/\[y\/N\] cancelled\nhost \[130\]>$/);
    await terminal.begin('rmns beijing');
    await terminal.until(/\[y\/N\]$/);
    await terminal.press('Enter');
    await terminal.until(/\[y\/N\] no\nhost \[130\]>$/);
    expect(ip('netns list')).toContain('beijing');
    await terminal.begin('rmns beijing');
    await terminal.until(/\[y\/N\]$/);
    await terminal.type('yes');
    await terminal.press('Enter');
    await terminal.until(/\[y\/N\] yes\nremoved beijing\nhost>$/);
    expect(ip('netns list')).not.toContain('beijing');
  });

  test('a wheel turns while one waits, and is gone without a trace; never in a pipe', async () => {
    writeFileSync(join(folder, 'nft'), '#!/bin/sh\nsleep 2\nexec /bin/false\n', { mode: 0o755 });
    const err = join(folder, 'err');
    await sitDown();
    await terminal.enter(`export PATH=${folder}:$PATH`, 'host>');
    await terminal.begin('firewall beijing');
    await terminal.until(/\n[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] firewall$/u);
    expect(await terminal.until(/host.*>$/)).not.toMatch(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/u);
    await terminal.begin('path --probe beijing 10.0.0.99');
    await terminal.until(/\n[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] waiting for an answer/u);
    expect(await terminal.until(/host.*>$/)).not.toMatch(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/u);
    await terminal.begin(`firewall beijing 2>${err}; echo done`);
    await terminal.until(/\ndone\n/);
    expect(readFileSync(err, 'utf8')).not.toMatch(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏\r]/u);
  });
}, ['tmux', 'bash', 'tcpdump']);
