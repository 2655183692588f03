import { expect, test } from 'vitest';
import { ShellError } from '../../src/errors.ts';
import type { KernelEvent } from '../../src/kernel/watch-port.ts';
import type { EventPlan } from '../support/fake-watch.ts';
import { HEARD_AT, overrunOf, saysOf, someEvents } from '../support/some-events.ts';
import { openTestShell, see } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const clock = /\d\d:\d\d:\d\d\.\d{3}/g;
const told = async (line: string, events: readonly EventPlan[]): Promise<string> => (await see(line, {}, theLab({ events }))).replaceAll(clock, 'CLOCK');
const changesOfNames = (moves: readonly (readonly ['added' | 'removed', string, string?])[]): readonly KernelEvent[] => [
  { what: 'namespaces', at: HEARD_AT, isNews: true, moves: moves.map(([action, name, folder = '/run/netns']) => ({ folder, name, action })) },
];

test('a line for each change, with where it was and what it was before', async () => {
  expect(await told('events --count 2', someEvents)).toBe(
    ['time          namespace  event', 'watching 3 namespaces; Ctrl-C ends it', 'CLOCK  beijing    eth0-b: up → up without carrier', 'CLOCK  beijing    10.0.0.3/24 added to eth0-b'].join('\n').replace('time          ', 'time  '),
  );
});

test('as JSON, an object a line', async () => {
  const { out } = await (await openTestShell({ as: 'script' }, theLab({ events: someEvents }))).executeLine('events --json --count 1');
  expect(JSON.parse(out)).toEqual({
    time: '2026-01-02T03:04:05.678Z', namespace: 'beijing', kind: 'link', action: 'changed', object: 'eth0-b', link: 'eth0-b', text: 'eth0-b: up → up without carrier',
    changes: expect.arrayContaining([{ field: 'status', from: 'up', to: 'up without carrier' }]),
  });
});

test('only of the kinds and namespaces that were asked for', async () => {
  expect(await told('events beijing --kind address --count 1', someEvents)).toContain('watching 1 namespace; Ctrl-C ends it\nCLOCK  beijing    10.0.0.3/24 added to eth0-b');
});

test('routes that follow an address are told with --more', async () => {
  const events = [saysOf('beijing', ({ routes }) => [{ kind: 'route', is: 'there', replaces: false, object: { ...routes.find(({ table }) => table === 255)!, destination: '10.0.0.9/32' } }]), ...someEvents];
  expect(await told('events --kind route,address --count 1', events)).not.toContain('route local');
  expect(await told('events --kind route,address --count 1 --more', events)).toContain('route local 10.0.0.9/32');
});

test('an overrun is said, and what it hid is read', async () => {
  expect(await told('events --count 2', [overrunOf('shanghai'), ...someEvents])).toContain('CLOCK  shanghai   too much at once: the kernel dropped messages; what they were about follows\nCLOCK  beijing');
});

test('namespaces that come and go', async () => {
  const comes: EventPlan = async (kernel) => {
    await kernel.addNamespace('wuhan');
    return changesOfNames([['added', 'wuhan']]);
  };
  const goes: EventPlan = async (kernel) => {
    await kernel.deleteNamespace('wuhan');
    return changesOfNames([['removed', 'wuhan']]);
  };
  expect(await told('events --kind namespace --count 1', [comes])).toContain('CLOCK  wuhan      namespace wuhan added');
  // A survey may find the mount that is just going, and then tells of the name first.
  expect(await told('events --kind namespace --count 2', [comes, goes])).toMatch(/(namespace wuhan is|name wuhan) gone$/);
});

test('a name that came and went before anybody looked is said to be missed', async () => {
  const brief = changesOfNames([['added', 'brief'], ['removed', 'brief'], ['added', 'a1b2', '/run/docker/netns'], ['removed', 'a1b2', '/run/docker/netns'], ['removed', 'long known']]);
  const text = await told('events --kind namespace --count 2', [brief]);
  expect(text.split('\n').slice(-2)).toEqual(['CLOCK  brief      name brief came and went before it could be looked at', 'CLOCK  a1b2       name a1b2 in /run/docker/netns came and went before it could be looked at']);
});

test('what can not be heard is said beside the events', async () => {
  const deaf: readonly KernelEvent[] = [{ what: 'unheard', at: HEARD_AT, why: new ShellError('too many names came and went at once') }];
  const { err, out } = await (await openTestShell({ as: 'script' }, theLab({ events: [deaf, ...someEvents] }))).executeLine('events --count 1 -C event --no-headers');
  expect([err, out]).toEqual([expect.stringContaining('too many names came and went at once'), 'eth0-b: up → up without carrier\n']);
});

test('of all namespaces, those that may not be entered are said to be left out', async () => {
  const world = theLab({ namespaces: { locked: { access: 'forbidden' }, shut: { access: 'forbidden' } }, events: someEvents });
  expect((await see('events --count 1', {}, world)).split('\n').slice(0, 3)).toEqual(['time  namespace  event', 'locked and shut were left out: this needs CAP_SYS_ADMIN, there and here (EPERM)', 'watching 3 namespaces; Ctrl-C ends it']);
});
