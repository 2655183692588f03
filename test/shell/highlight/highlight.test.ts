import { expect, test } from 'vitest';
import { highlightLine } from '../../../src/shell/highlight/highlight.ts';
import { createKnown } from '../../../src/shell/highlight/known.ts';
import { aContainerHost } from '../../support/container-host.ts';
import type { FakeKernel } from '../../support/fake-kernel.ts';
import { openTestShell } from '../../support/test-shell.ts';
import { theLab } from '../../support/the-lab.ts';

/** A line at first and once all answers are in, its pieces with their roles: `links:command beijing:name`. */
async function colored(line: string, world: FakeKernel = theLab()) {
  const { shell } = await openTestShell({}, world);
  let news = 0;
  const known = createKnown(shell, () => (news += 1), async () => {});
  const look = (): string => highlightLine(line, shell, known).map(({ start, end, role }) => `${line.slice(start, end)}:${role}`).join(' ');
  const first = look();
  await answersAreIn();
  return { first, then: look(), news };
}

/** The fake machine answers within some turns of the loop. */
async function answersAreIn(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('commands of ours at once, programs and namespaces when they are found', async () => {
  expect(await colored('links beijing')).toEqual({ first: 'links:command', then: 'links:command beijing:name', news: 1 });
  expect(await colored('ping -c 1 x')).toEqual({ first: '-c:option', then: 'ping:command -c:option', news: 1 });
  expect((await colored('pingg x')).then).toBe('pingg:error');
  expect((await colored('links shangha')).then).toBe('links:command');
});

test('all by which a namespace may be called', async () => {
  const host = aContainerHost();
  expect((await colored('links shop/db', host)).then).toBe('links:command shop/db:name');
  expect((await colored('links docker:api', host)).then).toBe('links:command docker:api:name');
  expect((await colored('links 4026531840')).then).toBe('links:command 4026531840:name');
  expect((await colored('cd host; @beijing pwd; @all pwd')).then).toBe('cd:command host:name @beijing:name pwd:command @all:name pwd:command');
});

test('quotes, options, comments; what only sh knows is plain', async () => {
  expect((await colored(`links --state up | ping 'a b' # why`)).then).toBe(`links:command --state:option ping:command 'a b':quote # why:faint`);
  expect((await colored('$PROGRAM x; ~/x; ./[a]')).then).toBe('');
});

test('a known name in quotes is a name', async () => {
  expect((await colored(`cd 'beijing'`)).then).toBe(`cd:command 'beijing':name`);
});

test('an alias is known, and ? asks for help', async () => {
  const { shell } = await openTestShell();
  await shell.execute("alias la='links --all'");
  const known = createKnown(shell, () => {}, async () => {});
  expect(highlightLine('la', shell, known)).toEqual([{ start: 0, end: 2, role: 'command' }]);
  expect(highlightLine('?', shell, known)).toEqual([{ start: 0, end: 1, role: 'command' }]);
});

test('an old answer holds on the next line until there is a new one', async () => {
  const { shell } = await openTestShell();
  const known = createKnown(shell, () => {}, async () => {});
  expect(known.isNamespace('later')).toBeUndefined();
  await answersAreIn();
  expect(known.isNamespace('later')).toBe(false);
  await shell.execute('mkns later');
  expect(known.isNamespace('later')).toBe(false);
  known.beginLine();
  expect(known.isNamespace('later')).toBe(false);
  await answersAreIn();
  expect(known.isNamespace('later')).toBe(true);
});

test('a pasted script is plain', async () => {
  expect((await colored('links;'.repeat(1000))).then).toBe('');
});
