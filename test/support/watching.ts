import { discoverNamespaces } from '../../src/discover/discover.ts';
import type { Happening } from '../../src/discover/watch/happening.ts';
import { watchMachine } from '../../src/discover/watch/watch-machine.ts';
import { toEventRow } from '../../src/commands/events/row.ts';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import type { Namespace } from '../../src/model/namespace.ts';
import { builtInNames } from '../../src/model/number-names.ts';
import { watchedKinds, type WatchedKind } from '../../src/model/watched/notice.ts';

/** Namespaces of the real kernel that are watched in this process, and all that was heard. */
export interface Watching {
  readonly namespaces: readonly Namespace[];
  /** What was heard since, in order. */
  readonly heard: readonly Happening[];
  /** The same in words; routes of table local are left out. */
  texts(): readonly string[];
  /** Resolves once `isEnough` says so; it is asked after each event. */
  until(isEnough: () => boolean | Promise<boolean>): Promise<void>;
  /** Hears nothing until the function is called that it gives. */
  pause(): () => void;
  end(): Promise<void>;
}

export const kernel = createLinuxKernel();

/** Watches the namespaces of these names and no others, or all; resolves when nothing can be missed any more. */
export async function watch(names: readonly string[] | 'all', kinds: readonly WatchedKind[] = watchedKinds, more: { readonly roomBytes?: number } = {}): Promise<Watching> {
  const home = await kernel.readOwnNamespace();
  const survey = () => discoverNamespaces(kernel, { homeId: home.id });
  const { namespaces } = await survey();
  const only = names === 'all' ? undefined : names.map((name) => namespaces.find((one) => one.sources.includes('named') && one.names.includes(name))!); // the test has made them; another world may have such names, too
  const heard: Happening[] = [];
  const stop = new AbortController();
  let tell = (): void => {};
  let gate: Promise<void> | undefined;
  let onReady = (): void => {};
  const isReady = new Promise<void>((resolve) => (onReady = resolve));
  const work = (async () => {
    for await (const happening of watchMachine({ kernel, survey, only, kinds, folders: ['/run/netns'], lookEveryMs: 500, ...more, signal: stop.signal, onReady: () => onReady() })) {
      heard.push(happening);
      tell();
      await gate;
    }
  })();
  await Promise.race([isReady, work]);
  return {
    namespaces: only ?? namespaces,
    heard,
    texts: () => heard.flatMap((one) => (one.what === 'unseen' || one.what === 'unheard' || isLocal(one) ? [] : [toEventRow(one, builtInNames).text])),
    until: async (isEnough) => {
      for (;;) {
        const known = heard.length;
        if (await isEnough()) return;
        if (heard.length === known) await new Promise<void>((resolve) => (tell = resolve));
      }
    },
    pause: () => {
      let open = (): void => {};
      gate = new Promise((resolve) => (open = resolve));
      return () => {
        gate = undefined;
        open();
      };
    },
    end: async () => {
      stop.abort();
      await work;
    },
  };
}

function isLocal(happening: Happening): boolean {
  return happening.what === 'change' && happening.change.kind === 'route' && happening.change.object.table === 255;
}
