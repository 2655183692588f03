import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTerminal, type TestTerminal } from '../support/terminal.ts';
import { aNamespace, worldRing } from '../support/world.ts';

/** The real shells at a real terminal, each with what it needs to know of its completion file, and none of the user's own settings. zsh reads every file of $fpath: what is there for a thousand other programs stays away. */
const shells = [
  { name: 'bash', words: ['bash', '--norc', '--noprofile', '-i'], setUp: `PS1='ready> '; eval "$(netnsh completion bash)"` },
  { name: 'zsh', words: ['zsh', '-f', '-i'], setUp: `PS1='ready> '; fpath=(\${(M)fpath:#*/(functions|Completion|Base)}); autoload -Uz compinit; compinit -u -D; eval "$(netnsh completion zsh)"` },
  { name: 'fish', words: ['fish', '--no-config', '-i'], setUp: `function fish_prompt; printf 'ready> '; end; netnsh completion fish | source` },
] as const;

for (const { name, words, setUp } of shells) {
  worldRing(
    `${name} completes netnsh`,
    () => {
      let terminal: TestTerminal;
      let folder: string;

      beforeEach(async () => {
        for (const namespace of ['my lab', 'a:b', "it's", 'x$y']) aNamespace(namespace);
        folder = mkdtempSync(join(tmpdir(), 'netnsh-shells-'));
        symlinkSync(resolve('bin/netnsh'), join(folder, 'netnsh'));
        terminal = await openTerminal(words, { width: 100, environment: { PATH: `${folder}:${process.env['PATH']}` }, directory: folder });
        await terminal.type(setUp);
        await terminal.press('Enter');
        await terminal.until(/^ready> *$/m);
        await terminal.press('C-l');
        await terminal.until((screen) => /^ready>$/.test(screen));
      });

      afterEach(async () => {
        await terminal.close();
        rmSync(folder, { recursive: true });
      });

      /** Types, presses Tab, waits for what the line becomes, and goes on. */
      async function complete(typed: string, wanted: string): Promise<void> {
        await terminal.type(typed);
        await terminal.press('Tab');
        await terminal.until((screen) => screen.split('\n').some((line) => line.startsWith(`ready> ${wanted}`)));
      }

      /** The line is one that works: it prints where it is. */
      async function expectPwd(label: string): Promise<void> {
        await terminal.type('pwd');
        await terminal.press('Enter');
        await terminal.until((screen) => screen.split('\n').includes(label));
      }

      test('commands, and what they take', async () => {
        await complete('netnsh brid', 'netnsh bridges');
        await complete('my', String.raw`netnsh bridges my\ lab`);
      });

      test('a name with a blank', async () => {
        await complete('netnsh -n my', String.raw`netnsh -n my\ lab`);
        await expectPwd('my lab');
      });

      test('a name with a colon, on both sides of it', async () => {
        await complete('netnsh -n a:', 'netnsh -n a:b');
        await expectPwd('a:b');
      });

      test('a name with a quote', async () => {
        await complete('netnsh -n it', String.raw`netnsh -n it\'s`);
        await expectPwd("it's");
      });

      test('a quote that is open is closed', async () => {
        await complete(`netnsh -n "my`, `netnsh -n "my lab"`);
        await expectPwd('my lab');
      });

      test('a dollar means nothing in a quote either', async () => {
        await complete(`netnsh -n "x`, String.raw`netnsh -n "x\$y"`);
        await expectPwd('x$y');
      });

      test('another namespace behind @, and a value behind =', async () => {
        await complete('netnsh @my', String.raw`netnsh @my\ lab`);
        await complete('links --state=not', String.raw`netnsh @my\ lab links --state=notpresent`);
      });

      test('a folder goes on without a blank', async () => {
        mkdirSync(join(folder, 'deep/er'), { recursive: true });
        await complete('netnsh ./de', 'netnsh ./deep/');
        await complete('e', 'netnsh ./deep/er/');
      });

      test('nothing is said of what can not be completed', async () => {
        await terminal.type('netnsh -n nowhere links ');
        await terminal.press('Tab');
        await terminal.type('x');
        expect(await terminal.until('links x')).toBe('ready> netnsh -n nowhere links x');
      });
    },
    ['tmux', name],
  );
}
