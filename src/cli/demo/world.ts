import { spawnSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { replaceProcess } from '../../kernel/replace-process.ts';
import { openEveryonesUserNamespace } from './everyone.ts';
import { explainForbidden } from './forbidden.ts';
import { hasSystemAdmin, readForbiddenFacts } from './forbidden-facts.ts';

type Words = readonly [string, ...string[]];

/** Words that, put before a command, run it in a private world, and the descriptor that they need. */
interface World {
  readonly words: Words;
  readonly descriptor?: number;
}

/**
 * Leaves for a private world, a user, a network and a mount namespace of our own, where netnsh starts again as `demo --inside`. The
 * process stays the same one.
 * @throws ShellError where the system forbids such a world.
 */
export async function enterWorld(words: readonly string[]): Promise<never> {
  const { words: before, descriptor } = await findWorld();
  const inside = ['demo', INSIDE, readlinkSync(OWN_MOUNTS), String(descriptor ?? '-'), ...words];
  replaceProcess([...before, process.execPath, ...process.execArgv, process.argv[1] ?? '', ...inside], descriptor === undefined ? [] : [descriptor]);
}

/** Two words follow it: the mount namespace that we left, and a descriptor to be closed. */
export const INSIDE = '--inside';
export const OWN_MOUNTS = '/proc/self/ns/mnt';

const separate = ['--net', '--mount', '--propagation', 'private', '--'] as const;

/** The best world that can be had: one in which all users exist, one with root alone, or, for root, one without a user namespace. */
async function findWorld(): Promise<World> {
  const isRoot = hasSystemAdmin();
  const descriptor = isRoot ? await openEveryonesUserNamespace() : undefined;
  const everyones: World[] =
    descriptor === undefined ? [] : [{ words: ['nsenter', '--preserve-credentials', `--user=/proc/${process.pid}/fd/${descriptor}`, 'unshare', ...separate], descriptor }];
  const worlds: World[] = [
    ...everyones,
    ...(isRoot ? [] : [{ words: ['unshare', '--user', '--map-root-user', '--map-auto', ...separate] } as const]),
    { words: ['unshare', '--user', '--map-root-user', ...separate] },
    ...(isRoot ? [{ words: ['unshare', ...separate] } as const] : []),
  ];
  let said: string | undefined;
  for (const world of worlds) {
    const trial = tryOut(world);
    if (trial === 'works') return world;
    said = trial.said;
  }
  throw explainForbidden(readForbiddenFacts(said));
}

function tryOut({ words: [program, ...rest] }: World): 'works' | { readonly said: string | undefined } {
  const { status, signal, stderr, error } = spawnSync(program, [...rest, 'true'], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  if (status === 0) return 'works';
  if (error !== undefined) return { said: undefined };
  return { said: stderr.trim().split('\n').at(-1) || `unshare ended with ${status ?? signal}` };
}
