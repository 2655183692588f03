import { expect, test } from 'vitest';
import { createCollector } from '../../../src/shell/sink.ts';
import { collectingNotices } from '../../../src/shell/steps/notices.ts';
import { openTestShell } from '../../support/test-shell.ts';
import { theLab } from '../../support/the-lab.ts';

const says = async (err: ReturnType<typeof createCollector>): Promise<string> => {
  await collectingNotices(err, async (notice) => ['not seen: 12 processes', 'it is late', 'not seen: 12 processes'].forEach(notice));
  return err.text();
};

test('a notice is given once, whole in a pipe and broken between words on a terminal', async () => {
  const pipe = createCollector();
  expect(await says(pipe)).toBe('not seen: 12 processes\nit is late\n');
  const canvas = { ...pipe.canvas(), width: 15, height: 5, isTerminal: true };
  expect(await says({ ...createCollector(), canvas: () => canvas })).toBe('not seen: 12\nprocesses\nit is late\n');
});

test('namespaces that are left out for one reason share a line', async () => {
  const say = async (...labels: readonly string[]): Promise<string> => {
    const err = createCollector();
    await collectingNotices(err, async (notice) => labels.forEach((label) => notice({ label, why: label.startsWith('c') ? 'it is closed' : 'it has ended' })));
    return err.text();
  };
  expect(await say('c1')).toBe('c1 was left out: it is closed\n');
  expect(await say('c1', 'web', 'c2', 'c1')).toBe('c1 and c2 were left out: it is closed\nweb was left out: it has ended\n');
  expect(await say('1', '2', '3', '4', '5', '6', '7')).toBe('1, 2, 3, 4, 5, 6 and 7 were left out: it has ended\n');
  expect(await say('1', '2', '3', '4', '5', '6', '7', '8')).toBe('1, 2, 3, 4, 5, 6 and 2 more were left out: it has ended\n');
});

test('a question breaks between words too, and its last line is the one that is answered', async () => {
  const world = theLab({ namespaces: { web: { processes: [{ pid: 70, command: 'nginx', user: 'root', uid: 0 }] } } });
  const shell = await openTestShell({ width: 50, answers: ['y'] }, world);
  await shell.executeLine('rmns web');
  expect([shell.takeScreen(), shell.questions]).toMatchInlineSnapshot(`
    [
      "process 70 is inside web and will keep it alive
    removed web
    ",
      [
        "without a name. Remove the name? [y/N] ",
      ],
    ]
  `);
});
