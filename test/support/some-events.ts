import type { KernelEvent } from '../../src/kernel/watch-port.ts';
import type { Target } from '../../src/model/namespace.ts';
import type { Notice } from '../../src/model/watched/notice.ts';
import type { FakeKernel } from './fake-kernel.ts';
import type { EventPlan } from './fake-watch.ts';

/** The moment at which all events of the tests are heard. */
export const HEARD_AT = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

/** A namespace of the fake machine, by its name. */
export async function targetNamed(name: string, kernel: FakeKernel): Promise<Target> {
  const entry = (await kernel.readNamedEntries('/run/netns')).find((one) => one.name === name);
  if (entry?.found.is !== 'namespace') throw new Error(`the machine has no ${name}`);
  return { id: entry.found.id, ways: [{ via: 'path', path: entry.path }] };
}

/** What the kernel says of one namespace: what `tell` makes of what is inside. */
export function saysOf(name: string, tell: (inside: Inside) => readonly Notice[]): EventPlan {
  return async (kernel) => {
    const target = await targetNamed(name, kernel);
    const [reading] = await kernel.readInside([target], ['links', 'addresses', 'routes', 'neighbours']);
    if (reading === undefined || 'failure' in reading) throw new Error(`${name} can not be read`);
    return [{ what: 'notices', at: HEARD_AT, namespace: target.id, notices: tell(reading.inside) }];
  };
}

type Reading = Awaited<ReturnType<FakeKernel['readInside']>>[number];
type Inside = Pick<Extract<Reading, { readonly inside: unknown }>['inside'], 'links' | 'addresses' | 'routes' | 'neighbours'>;

/** The kernel dropped what it had to say of a namespace. */
export function overrunOf(name: string): EventPlan {
  return async (kernel): Promise<readonly KernelEvent[]> => [{ what: 'overrun', at: HEARD_AT, namespace: (await targetNamed(name, kernel)).id }];
}

/** The wire of beijing loses its carrier; then it gets an address. */
export const someEvents: readonly EventPlan[] = [
  saysOf('beijing', ({ links }) => {
    const eth0 = links.find(({ name }) => name === 'eth0-b')!; // of the lab
    return [{ kind: 'link', is: 'there', replaces: false, object: { ...eth0, state: 'lowerlayerdown', flags: ['NO-CARRIER', ...eth0.flags.filter((flag) => flag !== 'LOWER_UP')] } }];
  }),
  saysOf('beijing', ({ addresses }) => {
    const address = addresses.find((one) => one.address === '10.0.0.1')!; // of the lab
    return [{ kind: 'address', is: 'there', replaces: false, object: { ...address, address: '10.0.0.3' } }];
  }),
];
