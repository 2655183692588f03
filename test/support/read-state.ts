import { discoverNamespaces } from '../../src/discover/discover.ts';
import { readState } from '../../src/discover/state.ts';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import type { Kernel } from '../../src/kernel/port.ts';
import type { Inside } from '../../src/model/inside.ts';
import { pathOfName } from '../../src/model/named-path.ts';
import { parseState } from '../../src/model/state/parse-state.ts';
import type { State } from '../../src/model/state.ts';
import { drawState } from '../../src/render/state-json.ts';

const PATIENCE_MS = 5_000;

/** Reads until no address of a link that carries is tentative any more: whether one is a duplicate shows after a second (RFC 4862). */
export async function readSettledWorld(names: readonly string[]): Promise<State> {
  for (const until = performance.now() + PATIENCE_MS; ; ) {
    const state = await readWorld(names);
    if (!state.namespaces.some(({ inside }) => inside !== undefined && isUndecided(inside)) || performance.now() > until) return state;
    await new Promise((resolve) => void setTimeout(resolve, 100));
  }
}

function isUndecided({ links, addresses }: Inside): boolean {
  const carrying = new Set(links.filter(({ flags }) => flags.includes('LOWER_UP')).map(({ index }) => index));
  return addresses.some(({ flags, linkIndex }) => carrying.has(linkIndex) && flags.includes('tentative') && !flags.includes('dadfailed'));
}

/** The state of our world, as it comes out of a file: home and the namespaces that have one of the names, and not what else runs on this machine. */
export async function readWorld(names: readonly string[], kernel: Kernel = createLinuxKernel(), withFirewall = false): Promise<State> {
  const { id } = await kernel.readOwnNamespace();
  const { namespaces, ...rest } = await discoverNamespaces(kernel, { homeId: id });
  const ours = namespaces.filter((one) => one.isHome || names.some((name) => one.paths.includes(pathOfName(name))));
  const terms = { savedAt: new Date(), savedBy: '0.0.0', pid: process.pid, signal: new AbortController().signal, withFirewall, lookupProgram: async () => undefined };
  return parseState(drawState(await readState(kernel, { namespaces: ours, ...rest }, terms)), 'world.json');
}
