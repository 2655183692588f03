import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildPair, openNetnshTerminal, OUTSIDE, type NetnshTerminal } from '../support/netnsh-terminal.ts';
import { worldRing } from '../support/world.ts';

vi.setConfig({ testTimeout: 60_000 });

const sizes = [
  { width: 80, height: 24 },
  { width: 200, height: 50 },
];

/** Colour sequences as something to read, and what differs from one build to the next left out. */
function readable(screen: string): string {
  return screen.replaceAll(/\x1b\[([0-9;]*)m/g, '<$1>').replaceAll(/netnsh \d+\.\d+\.\d+/g, 'netnsh VERSION');
}

/** A line that is longer than a row goes on in the next. */
function whole(screen: string): string {
  return screen.replaceAll('\n', '');
}

worldRing(
  'a person who has made netnsh his own',
  () => {
    let folder: string;
    let terminal: NetnshTerminal;
    const sit = async (files: Readonly<Record<string, string>>, more: Parameters<typeof openNetnshTerminal>[1] = {}): Promise<void> => {
      mkdirSync(join(folder, 'netnsh'), { recursive: true });
      for (const [name, text] of Object.entries({ ...files, preferences: `${files['preferences'] ?? ''}took off\n` })) writeFileSync(join(folder, 'netnsh', name), text);
      terminal = await openNetnshTerminal({ XDG_CONFIG_HOME: folder, TERM: 'screen-256color' }, more);
    };
    const enter = (line: string, prompt: string): Promise<string> => terminal.enter(line, prompt);

    beforeEach(() => {
      buildPair();
      folder = mkdtempSync(join(tmpdir(), 'netnsh-config-'));
    });
    afterEach(async () => {
      await terminal.close();
      rmSync(folder, { recursive: true });
    });

    test('the rc file is run at every start, and what is wrong in it is said; --norc starts without it', async () => {
      await sit({ rc: "# mine\nalias v 'links -o name | grep veth; pwd'\nLAB=mine\nlinks nowhere\nalias never pwd\n" });
      const screen = whole(await enter('netnsh', 'host>'));
      expect(screen).toContain(`netnsh: ${folder}/netnsh/rc:4: links: no namespace named nowhere`);
      expect(screen).toContain('the rest of');
      expect(await enter('@beijing v', 'host>')).toMatch(/\n→ @beijing links -o name \| grep veth; pwd\nhost\nhost>$/);
      expect(await enter('echo $LAB', 'host>')).toContain('\nmine\n');
      expect(await enter('never', 'host [127]>')).toContain('no command and no program named never');
      await enter('exit 0', OUTSIDE);
      await enter('netnsh --norc', 'host>');
      expect(await enter('alias', 'host>')).toContain('no aliases');
    });

    test('what is set is kept for the next start, in a file that says it', async () => {
      await sit({ preferences: 'theme purple\n' });
      expect(whole(await enter('netnsh', 'host>'))).toContain(`netnsh: ${folder}/netnsh/preferences:1: theme does not know purple`);
      await enter("set prompt '{namespace}{status} $ '", 'host $');
      await enter('set theme light', 'host $');
      expect(readFileSync(join(folder, 'netnsh/preferences'), 'utf8')).toBe('theme light\ntook off\nprompt {namespace}{status} $ \n');
      await enter('exit', OUTSIDE);
      expect(await enter('netnsh beijing', 'beijing $')).not.toContain('purple');
    });

    test("the terminal's title follows, whatever a namespace is called, and is given back", async () => {
      await sit({});
      await enter('netnsh', 'host>');
      await vi.waitFor(async () => expect(await terminal.ask('pane_title')).toBe('host - netnsh'));
      await enter('cd beijing', 'beijing>');
      await vi.waitFor(async () => expect(await terminal.ask('pane_title')).toBe('beijing - netnsh'));
      await enter(`mkns $'a\\x07b'`, 'beijing>');
      await enter(`cd $'a\\x07b'`, String.raw`a\ab>`);
      await vi.waitFor(async () => expect(await terminal.ask('pane_title')).toMatch(/^a\\+ab - netnsh$/)); // tmux escapes a backslash itself
      await enter('set --session title off', String.raw`a\ab>`);
      await enter(`cd beijing && rmns -y $'a\\x07b'`, 'beijing>');
    });

    test('what is longer than the screen goes to less, with its colours, and stays there', async () => {
      await sit({});
      await enter('netnsh', 'host>');
      await terminal.begin('help');
      expect(await terminal.until(/\n:$/)).toMatch(/^move\n {2}ns .*[^]*\n:$/);
      await terminal.type('q');
      await terminal.until(/\nhost>$/);
      expect(await enter('links beijing', 'host>')).toContain('eth0-b');
      await enter('NETNSH_PAGER=cat', 'host>');
      expect(await enter('help', 'host>')).toContain('help search WORD');
      await enter('exit', OUTSIDE);
      await terminal.begin('netnsh help'); // one command, from the shell outside
      await terminal.until(/\n:$/);
      await terminal.type('q');
      await terminal.until(/\noutside\$$/);
      expect(await enter('netnsh help | head -2', OUTSIDE)).toMatch(/\nmove\n/);
    });

    test('a table that does not fit leaves columns out and says so, or is a record for each row', async () => {
      await sit({}, { width: 80, height: 24 });
      await enter('netnsh beijing', 'beijing>');
      const dropped = await enter('links', 'beijing>');
      expect(dropped).toMatch(/\nno room for .*: -o wide shows all\nbeijing>$/);
      expect(await enter('set --session narrow records; links -C name,mac,flags | cat; links', 'beijing>')).toMatch(/\nindex: +\d+\nname: +eth0-b\n/);
      await terminal.begin('links -o wide');
      expect(await terminal.until(/alias|rx-queues|queue|group/)).toBeDefined();
      await terminal.type('q');
    });

    for (const { width, height } of sizes) {
      for (const theme of ['dark', 'light'] as const) {
        test(`prompt, help, and a fault, ${width}x${height}, ${theme}`, async () => {
          await sit({ preferences: `theme ${theme}\n` }, { width, height });
          await enter('netnsh', 'host>');
          await enter('cd beijing', 'beijing>');
          await enter('links shangha', 'beijing [1]>');
          expect(readable(await terminal.screenWithEscapes())).toMatchSnapshot('fault');
          await enter('true', 'beijing>');
          await enter('help pwd', 'beijing>');
          expect(readable(await terminal.screenWithEscapes())).toMatchSnapshot('help');
          await enter('help ip netns', 'beijing>');
          expect(readable(await terminal.screenWithEscapes())).toMatchSnapshot('help ip netns');
        });
      }
    }
  },
  ['tmux', 'bash', 'less', 'grep'],
);
