import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Happening } from '../../src/discover/watch/happening.ts';
import { namespaceKey } from '../../src/model/namespace.ts';
import { useKernelProgram } from '../support/kernel-program.ts';
import { ipBatch } from '../support/ip-script.ts';
import { readIdentities, replay } from '../support/replay-events.ts';
import { watch, type Watching } from '../support/watching.ts';
import { worldRing } from '../support/world.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** NETNSH_STORM says how many on a machine that is slow. */
const COUNT = Number(process.env['NETNSH_STORM'] ?? 200);
const CHANGES_EACH = 30;
const PER_SECOND = 2000;

const names = Array.from({ length: COUNT }, (_, at) => `storm${at}`);
const kinds = ['link', 'address', 'route'] as const;

worldRing(`${PER_SECOND} changes a second over ${COUNT} namespaces`, () => {
  const program = useKernelProgram('change-addresses.ts');
  let watching: Watching;
  beforeEach(() => ipBatch(undefined, names.map((name) => ['netns', 'add', name])));
  afterEach(async () => {
    await watching.end();
    ipBatch(undefined, names.map((name) => ['netns', 'del', name]));
  });

  const paths = names.map((name) => `/run/netns/${name}`);
  const storm = async (perSecond: number): Promise<void> => {
    const [node, file] = program();
    const { stdout } = await promisify(execFile)(node, [file, String(CHANGES_EACH), String(perSecond), ...paths]);
    expect(stdout).toBe(`${CHANGES_EACH * COUNT} changes\n`);
  };
  /** Until each namespace has told of its last change, and all that was heard with it is told. */
  const untilCalm = async (): Promise<void> => {
    const waited = new Set(names.flatMap((name) => [`${name} address`, `${name} route`]));
    let looked = 0;
    await watching.until(() => {
      for (const happening of watching.heard.slice(looked)) waited.delete(lastOf(happening) ?? '');
      looked = watching.heard.length;
      return waited.size === 0;
    });
    await watching.end();
  };

  test('each is seen, or the overrun is said; and what is known afterwards is what a fresh reading gives', async () => {
    watching = await watch(names, kinds);
    const before = await readIdentities(watching.namespaces, kinds);
    await storm(PER_SECOND);
    await untilCalm();
    expect(replay(before, watching.heard)).toEqual(await readIdentities(watching.namespaces, kinds));
    const missed = watching.namespaces.filter((namespace) => {
      const own = watching.heard.filter((happening) => 'namespace' in happening && namespaceKey(happening.namespace.id) === namespaceKey(namespace.id));
      return !own.some(({ what }) => what === 'overrun') && own.filter((one) => one.what === 'change' && one.change.kind === 'address' && one.change.object.address.startsWith('10.')).length !== CHANGES_EACH;
    });
    expect(missed.map(({ label }) => label)).toEqual([]);
  });

  test('where there is hardly room for any message, overruns are said and repaired', async () => {
    watching = await watch(names, kinds, { roomBytes: 1 });
    const before = await readIdentities(watching.namespaces, kinds);
    const goOn = watching.pause();
    await storm(1_000_000);
    goOn();
    await untilCalm();
    expect(replay(before, watching.heard)).toEqual(await readIdentities(watching.namespaces, kinds));
    const overrun = new Set(watching.heard.flatMap((one) => (one.what === 'overrun' ? [one.namespace.label] : [])));
    expect(overrun.size).toBe(COUNT);
  });
});

/** The namespace of which this is the last change, and its kind: after an overrun, addresses and routes are read one after the other. */
function lastOf(happening: Happening): string | undefined {
  if (happening.what !== 'change') return undefined;
  const { change, namespace } = happening;
  const isLast = change.kind === 'route' ? change.object.destination === '10.255.255.255/32' : change.kind === 'address' && change.object.address === '10.255.255.255';
  return isLast ? `${namespace.label} ${change.kind}` : undefined;
}
