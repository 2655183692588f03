import { type NamespaceId, namespaceKey } from '../../model/namespace.ts';
import { attempt } from '../errno.ts';
import { listNumbers, readName } from './folder.ts';
import { lookupNetNumber, readNetNumber } from './net-number.ts';
import { explainRefusal } from './refusal.ts';
import type { Scan } from './scan.ts';

/**
 * The processes whose namespaces may not be read, put to those of others by their numbers: to a namespace that is known, or to one that is
 * only seen from outside. Costs a stat for each of them, and one for each namespace that is known.
 */
export function scanOutside(scan: Scan, refused: readonly number[], hidepid: string | undefined): void {
  if (refused.length === 0) return;
  const known = numbersOfKnown(scan);
  for (const pid of refused) {
    const why = explainRefusal(pid, hidepid);
    let isHidden = false;
    const number = attempt(() => numberOf(`/proc/${pid}`), () => (isHidden = true));
    if (isHidden) scan.unseen.add('processes', why);
    if (number === undefined) continue; // a zombie is in no namespace
    const id = known.get(namespaceKey(number));
    const name = readName(`/proc/${pid}`);
    scan.holders.push(id === undefined ? { id: number, by: { what: 'outside', pid, name } } : { id, by: { what: 'process', pid, name } });
    scan.unseen.add(INSIDES, why);
  }
}

/** As a notice counts them: where such a process is has been seen, and no more. */
export const INSIDES = "processes' threads and open files";

/** Of the first process in each that is still there; our own is among them. */
function numbersOfKnown(scan: Scan): ReadonlyMap<string, NamespaceId> {
  const done = new Set<string>();
  const numbers = new Map<string, NamespaceId>();
  for (const { id, by } of scan.holders) {
    if (by.what !== 'process' || done.has(namespaceKey(id))) continue;
    const number = lookupNetNumber(`/proc/${by.pid}`);
    if (number === undefined) continue;
    done.add(namespaceKey(id));
    numbers.set(namespaceKey(number), id);
  }
  return numbers;
}

/** A leader that has ended before its threads has no namespace, and they have. */
function numberOf(folder: string): NamespaceId | undefined {
  const own = readNetNumber(folder);
  if (own !== undefined) return own;
  for (const tid of listNumbers(`${folder}/task`) ?? []) {
    const number = lookupNetNumber(`${folder}/task/${tid}`);
    if (number !== undefined) return number;
  }
  return undefined;
}
