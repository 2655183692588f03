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
  const netnsh = [process.execPath, ...process.execArgv, process.argv[1] ?? ''];
  const inside = ['demo', INSIDE, readlinkSync(OWN_MOUNTS), String(descriptor ?? '-')];
  replaceProcess([...before, ...netnsh, ...inside, ...words], descriptor === undefined ? [] : [descriptor]);
}

/** Two words follow it: the mount namespace that we left, and a descriptor to be closed or `-`. */
export const INSIDE = '--inside';
export const OWN_MOUNTS = '/proc/self/ns/mnt';

async function findWorld(): Promise<World> {
  let said: string | undefined;
  for (const world of hasSystemAdmin() ? await listWorldsOfRoot() : listWorlds()) {
    const trial = tryOut(world);
    if (trial === 'works') return world;
    said = trial.said;
  }
  throw explainForbidden(readForbiddenFacts(said));
}

const separate = ['--net', '--mount', '--propagation', 'private', '--'] as const;
const rootAlone: World = { words: ['unshare', '--user', '--map-root-user', ...separate] };

/** Where /etc/subuid gives a user more uids than the own one, and newuidmap is there to map them, they exist inside too. */
function listWorlds(): readonly World[] {
  return [{ words: ['unshare', '--user', '--map-root-user', '--map-auto', ...separate] }, rootAlone];
}

/** A user namespace keeps the machine's own namespaces out of reach; where none is allowed, root can do without. */
async function listWorldsOfRoot(): Promise<readonly World[]> {
  const without: World = { words: ['unshare', ...separate] };
  const descriptor = await openEveryonesUserNamespace();
  if (descriptor === undefined) return [rootAlone, without];
  const enter = ['nsenter', '--preserve-credentials', `--user=/proc/${process.pid}/fd/${descriptor}`] as const;
  return [{ words: [...enter, ...without.words], descriptor }, rootAlone, without];
}

const inEnglish = { ...process.env, LC_ALL: 'C' };

function tryOut({ words: [program, ...rest] }: World): 'works' | { readonly said: string | undefined } {
  const { status, signal, stderr, error } = spawnSync(program, [...rest, 'true'], { encoding: 'utf8', env: inEnglish });
  if (status === 0) return 'works';
  if (error !== undefined) return { said: undefined };
  return { said: stderr.trim().split('\n').at(-1) || `unshare ended with ${status ?? signal}` };
}
