import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quoteVisibly } from '../../src/grammar/ansi-c.ts';
import { startProcess, type HoldingProcess } from '../support/hold.ts';
import { runScript, shellWord } from '../support/ip-script.ts';
import { netnsh } from '../support/run-netnsh.ts';
import { openTerminal } from '../support/terminal.ts';
import { hasProgram, worldRing } from '../support/world.ts';

/** What a terminal obeys, turns round, or does not show; what a shell obeys; what ends a word, a row or a string. `\udcff` is a byte that is no UTF-8. */
const names = ['esc\x1b]0;owned\x07\x1b[2J', 'new\nline', "quote'\"`", '$(touch owned)', 'bad\udcff\udc80', 'right\u202eleft\u2066', 'tab\tcr\r', 'zero\u200bwidth', '\x9bcsi', '-n', 'x'.repeat(255)] as const;
/** The same in 15 bytes, without blanks: dev_valid_name() of the kernel allows no more. */
const links = ['e\x1b[2J', "q'\"`", '$(owned)', 'b\udcff', 'r\u202el', 'z\u200bw', '-n', '\x9b7m', 'x'.repeat(15)] as const;
const [inside] = names;

/** Besides the end of a line, nothing of this may be in what a person reads. */
const raw = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffd]/u;

const looking = [
  'ns', ...['links', 'links --stats', 'addrs', 'routes', 'rules', 'neighbours', 'bridges', 'fdb', 'vlans', 'sockets', 'firewall', 'qdiscs', 'procs', 'nsids', 'sharers'].map((command) => `${command} --all`),
  ...['search owned', 'search 10.66.0.1', 'dns --all', 'topo', 'reach', `path host ${quoteVisibly(inside)}`, `nsids ${quoteVisibly(inside)}`, `resolve ${quoteVisibly(inside)}`, 'events --for 0.05', 'live --count 1 ns'],
];

worldRing('where every name is hostile', () => {
  let folder = '';
  let world: HoldingProcess;
  let before: readonly string[] = [];

  // In a pid namespace of its own, so that nothing else of the machine is shown.
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'netnsh-hostile-'));
    const program = join(folder, 'p\x1b[2J\n\u202e'); // its name is that of the process, too
    copyFileSync('/bin/sleep', program);
    const start = 'mount -t tmpfs tmpfs /run && ip netns add first && ip netns del first && { "$0" 1000 & } && echo ready && read line';
    world = await startProcess(['unshare', '--net', '--pid', '--fork', '--mount-proc', '--kill-child', 'sh', '-c', start, program]);
    before = ['nsenter', '--target', String(childOf(world.pid)), '--mount', '--pid', '--net', '--'];
    const at = `-n ${shellWord(inside)}`;
    const linkLines = links.flatMap((link, number) => [
      `ip ${at} link add name ${shellWord(link)} type bridge`,
      `ip ${at} link set dev ${shellWord(link)} alias ${shellWord(names[number] ?? '')} up`,
      `ip ${at} addr add 10.66.${number}.1/24 dev ${shellWord(link)}`,
    ]);
    inWorld(['set -e', ...names.map((name) => `ip netns add ${shellWord(name)}`), ...linkLines].join('\n'));
  });
  afterAll(async () => {
    await world.end();
    rmSync(folder, { recursive: true, force: true });
  });

  const inWorld = (script: string): string => runScript(`exec ${before.join(' ')} sh <<'END OF SCRIPT'\n${script}\nEND OF SCRIPT\n`);
  /** Lines for one shell, whose words may be any bytes. */
  const run = (lines: readonly string[], more = '2>&1'): string =>
    inWorld(`cd ${shellWord(folder)}; ${netnsh.map(shellWord).join(' ')} --keep-going -c ${shellWord(lines.join('\n'))} ${more}; true`);

  test('nothing of it reaches what people read, whatever the command', () => {
    const text = run(looking);
    expect(text.split('\n').filter((line) => raw.test(line))).toEqual([]);
    expect(text).toContain('esc\\e]0;owned\\a\\e[2J');
    expect(text).not.toContain('this is a bug');
  });

  test('JSON stays JSON, with every name in it, and nothing raw', () => {
    const answers = run(looking.flatMap((command) => [command.startsWith('live') ? `live --json ${command.slice(5)}` : `${command} --json`, 'pwd']), '2>/dev/null').split(/^host$/m);
    expect(answers.length).toBe(looking.length + 1);
    looking.forEach((command, at) => {
      const text = answers[at]?.trim() ?? '';
      const parts = /^(?:live|events)/.test(command) ? text.split('\n') : [text];
      for (const part of parts.filter((one) => one !== '')) expect(() => void JSON.parse(part), command).not.toThrow();
      expect(text.split('\n').filter((line) => raw.test(line)), command).toEqual([]);
    });
    const rows: readonly { readonly names: readonly string[] }[] = JSON.parse(run(['ns --json'], '2>/dev/null'));
    expect(rows.flatMap((row) => row.names).sort()).toEqual([...names].sort());
    const found: readonly { readonly name: string }[] = JSON.parse(run([`cd ${quoteVisibly(inside)}`, 'links --json'], '2>/dev/null'));
    expect(found.map(({ name }) => name).filter((name) => name !== 'lo').sort()).toEqual([...links].sort());
  });

  test('lines for programs have a line for each row, and CSV what it is', () => {
    const lines = (form: string): readonly string[] => run([`ns -C name -o ${form} --no-headers`], '2>/dev/null').trimEnd().split('\n');
    const rows: readonly unknown[] = JSON.parse(run(['ns --json'], '2>/dev/null'));
    expect([lines('tsv').length, run(['ns -o jsonl'], '2>/dev/null').trimEnd().split('\n').length]).toEqual([rows.length, rows.length]);
    expect(lines('csv')).toContain('"new'); // and its second half on the next line (RFC 4180)
  });

  test('each can be entered by the word that Tab writes, and no shell sees it', () => {
    const lines = names.flatMap((name) => [`cd -- ${quoteVisibly(name)}`, 'readlink /proc/self/ns/net', `sh -c 'echo "$NETNSH_INODE"'`]);
    const found = run(lines).trimEnd().split('\n');
    expect(found.filter((_, at) => at % 2 === 0)).toEqual(found.filter((_, at) => at % 2 === 1).map((inode) => `net:[${inode}]`));
    expect(new Set(found).size).toBe(2 * names.length);
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });

  test.skipIf(!hasProgram('tmux'))('Tab and the lists at a prompt show none of it', async () => {
    const terminal = await openTerminal([...before, ...netnsh], { width: 100, environment: { HOME: folder, XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder } });
    try {
      await terminal.until(/^host> ?$/m);
      for (const line of ['cd ', 'rmns ', 'links ', '@']) {
        await terminal.type(line);
        await terminal.press('Tab');
        await terminal.press('Tab');
        await terminal.until('esc\\e]0;owned');
        expect((await terminal.screen()).split('\n').filter((row) => raw.test(row))).toEqual([]);
        expect(await terminal.ask('pane_title')).not.toContain('owned');
        await terminal.press('C-c');
        await terminal.press('C-l');
      }
      for (const form of ['csv', 'tsv', 'name']) {
        await terminal.type(`ns -o ${form}`);
        await terminal.press('Enter');
        await terminal.until('esc\\e]0;owned');
        expect(await terminal.ask('pane_title')).not.toContain('owned');
        await terminal.type('clear');
        await terminal.press('Enter');
        await terminal.until(/^host> ?$/);
      }
    } finally {
      await terminal.close();
    }
  });
}, ['unshare', 'mount']);

function childOf(pid: number): number {
  return Number.parseInt(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'));
}
