import { discoverNamespaces } from '../discover/discover.ts';
import { findNamespace, type Standpoint } from '../discover/operand.ts';
import type { Snapshot } from '../discover/snapshot.ts';
import { quoteVisibly } from '../grammar/ansi-c.ts';
import { suggest } from '../grammar/suggest.ts';
import type { Kernel } from '../kernel/port.ts';
import type { Namespace } from '../model/namespace.ts';

/** Where somebody stands who looks around or names a namespace. */
export interface Place {
  readonly kernel: Kernel;
  readonly home: Namespace;
  readonly here: Namespace;
  readonly previous: Namespace | undefined;
}

/** Every namespace of the machine at this moment, the current one even if nothing else holds it. */
export async function surveyNamespaces({ kernel, home, here }: Place): Promise<Snapshot> {
  return await discoverNamespaces(kernel, { homeId: home.id, heldIds: [here.id] });
}

/** The namespace that an operand means; says what comes nearest when it means none. */
export async function findOperand(operand: string, snapshot: Snapshot, place: Place & Pick<Standpoint, 'resolvePath' | 'choose'>): Promise<Namespace> {
  const nearest = (word: string, candidates: readonly string[]): readonly string[] => suggest(word, candidates, 2, word.length > 1 ? 'parts' : 'none').map(quoteVisibly);
  return await findNamespace(snapshot, operand, { ...place, nearest });
}
