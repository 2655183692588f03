import { expect, test } from 'vitest';
import { someEvents } from '../support/some-events.ts';
import { openTestShell } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const moment = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

async function show(line: string, world = theLab()): Promise<string> {
  const { status, out, err } = await (await openTestShell({ as: 'script' }, world)).executeLine(line);
  expect([status, err]).toEqual([0, '']);
  return out.replaceAll(moment, 'MOMENT');
}

test('in a pipe one picture follows the other, each below its moment, with an empty line behind it', async () => {
  const links = await show('links beijing -o name');
  expect(await show('live -n 0.1 --count 2 links beijing -o name')).toBe(`MOMENT host: links beijing -o name\n${links}\n`.repeat(2));
});

test('as JSON, an object a line', async () => {
  const rows = (await show('live --json -n 0.1 --count 2 pwd')).trimEnd().split('\n').map((line): unknown => JSON.parse(line));
  expect(rows).toEqual([1, 2].map(() => ({ time: 'MOMENT', namespace: 'host', line: 'pwd', output: 'host\n' })));
});

test('what the kernel tells is shown at once, long before its time', async () => {
  expect((await show('live -n 100000 --count 2 addrs beijing', theLab({ events: someEvents }))).match(/MOMENT/g)).toHaveLength(2);
});

test('programs, pipes and other namespaces', async () => {
  expect(await show('live --count 1 @beijing ip link')).toBe('MOMENT host: @beijing ip link\n1: lo\n2: eth0-b\n\n');
  expect(await show('live --count 1 ip link')).toContain('2: br0\n');
});

test('what fails later is shown in its place, and live goes on', async () => {
  const world = theLab({
    events: [async (kernel) => {
      await kernel.deleteNamespace('beijing');
      return [{ what: 'namespaces', at: 0, isNews: true, moves: [{ folder: '/run/netns', name: 'beijing', action: 'removed' }] }];
    }],
  });
  expect(await show('live -n 100000 --count 2 links beijing -o name', world)).toMatch(/eth0-b[^]*no namespace named beijing/);
});
