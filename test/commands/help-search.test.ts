import { expect, test } from 'vitest';
import { idioms } from '../../src/commands/help/idioms.ts';
import { commands } from '../../src/commands/index.ts';
import { parseArguments } from '../../src/grammar/parse-arguments.ts';
import { parseLine, type Step } from '../../src/grammar/line.ts';
import { completeLine } from '../../src/shell/completion/complete.ts';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

test('help ip tells what to type here for what one knows', async () => {
  expect(await see('help ip netns', { width: 80 })).toMatchInlineSnapshot(`
    "what you know, and what to type here for it
      ip netns                    ns (also those without a name, and who is inside)
      ip netns exec NS PROGRAM    @NS PROGRAM; or cd NS (behind cd every program
                                  runs there)
      ip -all netns exec PROGRAM  @all PROGRAM
      ip netns add NS             mkns NS
      ip netns del NS             rmns NS
      ip netns attach NS PID      attach NS PID
      ip netns identify PID       resolve pid PID; or sharers PID
      ip netns pids NS            procs NS
      ip netns list-id            links -o wide (the other end is named, wherever it
                                  is)

    The program itself runs here as it is, in the namespace you are in; behind @NS
    in another."
  `);
});

test('help search looks in commands, options, settings and what other programs call it', async () => {
  expect(await see('help search mtu', { width: 80 })).toMatchInlineSnapshot(`
    "commands
      links    Show the links of a namespace, and what is at the other end of each
      routes   Show the routes of a namespace, or the one that leads to a
               destination
      bridges  Show the bridges of a namespace, their ports, and what is plugged in
               at the other end
      compare  Show in what two saved files differ, or one and now"
  `);
  expect(await see('help search pager', { width: 80 })).toMatchInlineSnapshot(`
    "settings
      set pager  less, or what NETNSH_PAGER or PAGER names, for what is longer than
                 the screen"
  `);
  expect(await see('help search macaroni', { width: 80 })).toBe('help knows nothing of it: help lists the commands');
  expect(await see('help search')).toBe(await see('search --help'));
});

test('a program that is known for nothing else, and a word that is nothing', async () => {
  const world = theLab({ programs: { vim: () => ({}) } });
  expect(await see('help vim', {}, world)).toContain('vim is a program, and runs here as it is');
  expect(await see('help lnsns')).toContain('did you mean lsns?');
  expect(await see('help links nowhere')).toContain('help knows nothing of nowhere in links');
});

/** Words in capitals stand for what is in the lab. */
function filledIn(line: string): string {
  const words: Readonly<Record<string, string>> = { NS: 'beijing', OTHER: 'shanghai', PID: '1', LINK: 'eth0-b', BRIDGE: 'br0', ADDRESS: '10.0.0.2', CONTAINER: 'beijing', POD: 'beijing', PORT: '80', FILE: '/tmp/file', PROGRAM: 'true' };
  return line.replaceAll(/\b[A-Z]{2,}\b/g, (word) => words[word] ?? word);
}

function check(step: Step): void {
  if (step.kind === 'elsewhere') return check(step.step);
  if (step.kind !== 'command') return;
  const command = commands.find(({ name }) => name === step.name.text);
  if (command !== undefined) parseArguments(command, step.words);
}

test.each(idioms.flatMap(({ here }) => here))('%s is a line that is understood', (line) => {
  const { steps } = parseLine(filledIn(line), (name) => commands.some((command) => command.name === name));
  expect(steps.map(({ kind }) => kind)).toEqual([line.startsWith('@') ? 'elsewhere' : 'command']);
  steps.forEach(check);
});

test('every command that shows a part of the network stands for something that people know', () => {
  const shown = commands.filter(({ group }) => ['look at a namespace', 'look at processes', 'change things'].includes(group)).map(({ name }) => name);
  const known = idioms.flatMap(({ here }) => here.map((line) => line.split(' ')[0]));
  expect(shown.filter((name) => !known.includes(name))).toEqual([]);
});

test('Tab behind help lists commands and the programs that are known', async () => {
  const { shell } = await openTestShell();
  expect((await completeLine(shell, 'help ns', 7)).candidates.map(({ value }) => value).slice(0, 3)).toEqual(['ns', 'nsids', 'nsenter']);
});

test('for a script each way is an object', async () => {
  expect(await seeJson('help brctl showmacs')).toMatchObject([{ is: 'instead', name: 'brctl showmacs BRIDGE', group: 'brctl', usage: 'fdb --bridge BRIDGE' }]);
});
