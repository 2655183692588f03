import type { Kernel } from '../kernel/port.ts';
import { isOutside, isSameNamespace, namespaceKey, OWNER_KINDS, type Namespace } from '../model/namespace.ts';
import { lookupPath, lookupProcess } from './beyond.ts';
import { isNameHere } from './label.ts';
import { namesakes } from './namesakes.ts';
import { nothingFits, severalFit, type Reading } from './operand-problems.ts';
import { isCalled, lookupOwned } from './owned.ts';
import type { Snapshot } from './snapshot.ts';

/** From where an operand is understood. */
export interface Standpoint {
  readonly kernel: Pick<Kernel, 'readPath' | 'readProcess'>;
  readonly here: Namespace;
  readonly home: Namespace;
  /** What `-` means. */
  readonly previous?: Namespace | undefined;
  /** An absolute path, by the working folder. */
  readonly resolvePath?: (path: string) => string;
  /** Which of the candidates a word that fits nothing may have meant, best first. */
  readonly nearest: (word: string, candidates: readonly string[]) => readonly string[];
  /** Which of several is meant. Missing where nobody can be asked. `problem` says that several fit. */
  readonly choose?: ((fits: readonly Reading[], problem: Error) => Promise<Reading>) | undefined;
}

/**
 * The namespace that an operand means: a name, what its owner calls it, a pid, an inode, a path, `host`, or one of these with its prefix.
 * A label always leads back to its own namespace; a name goes before a container of the same name, and both before a pid or an inode of
 * the same digits. A name that only other mount namespaces or other users' containers have needs its prefix: anybody can make one, and a
 * script that says `prod` must not end up in a stranger's.
 *
 * Throws a ShellError whose word is the operand: nothing fits, several namespaces fit, or a process may not be looked into.
 */
export async function findNamespace(snapshot: Snapshot, operand: string, from: Standpoint): Promise<Namespace> {
  const known = everyNamespace(snapshot, from);
  const readings = await read(operand, snapshot, known, from);
  const fits = distinct(readings);
  const [first] = fits;
  if (first === undefined) throw nothingFits(operand, snapshot, known, from.nearest);
  if (fits.length === 1) return first.namespace;
  const problem = severalFit(operand, fits);
  if (from.choose === undefined) throw problem;
  return (await from.choose(fits, problem)).namespace;
}

/** The shell may stand in a namespace that was deleted since the snapshot, or that no source could see. */
function everyNamespace({ namespaces }: Snapshot, { here, home, previous }: Standpoint): readonly Namespace[] {
  const ours = [home, here, ...(previous === undefined ? [] : [previous])];
  const others = ours.filter((one, at) => ![...namespaces, ...ours.slice(0, at)].some(({ id }) => isSameNamespace(id, one.id)));
  return [...namespaces, ...others];
}

async function read(operand: string, { namespaces }: Snapshot, known: readonly Namespace[], from: Standpoint): Promise<readonly Reading[]> {
  const inode = /^(?:net|inode):\[?(\d+)\]?$/.exec(operand)?.[1];
  const [, prefix, rest = ''] = /^([a-z]+):(.*)$/s.exec(operand) ?? [];
  const kind = OWNER_KINDS.find((one) => one === prefix);
  if (operand === 'host') return readSame(from.home, known);
  if (operand === '-' && from.previous !== undefined) return readSame(from.previous, known);
  if (inode !== undefined) return readInode(Number(inode), known);
  if (prefix === 'container') return lookupOwned(rest, namespaces, () => true);
  if (prefix === 'name') return readNameAnywhere(rest, namespaces);
  if (prefix === 'pid') return readPid(operand, rest, known, from);
  if (kind !== undefined) return lookupOwned(rest, namespaces, (owner) => owner.kind === kind);
  if (operand.includes('/')) return await readPathOrOwned(operand, namespaces, known, from);

  const named = readName(operand, namespaces);
  if (named.length > 0) return named;
  const owned = lookupOwned(operand, namespaces, ({ isTrusted }) => isTrusted);
  if (owned.some(({ owner }) => isCalled(owner, operand)) || !/^\d+$/.test(operand)) return owned;
  const byNumber = [...(await readPid(operand, operand, known, from)), ...readInode(Number(operand), known)];
  return byNumber.length > 0 ? byNumber : owned; // the beginning of an id may be all digits
}

/** `shop/db` is a service of compose where no path of that name leads to a namespace. What begins as a path does is nothing else. */
async function readPathOrOwned(operand: string, namespaces: readonly Namespace[], known: readonly Namespace[], from: Standpoint): Promise<readonly Reading[]> {
  const path = from.resolvePath?.(operand) ?? operand;
  const owned = /^[./~]/.test(operand) ? [] : lookupOwned(operand, namespaces, ({ isTrusted }) => isTrusted);
  if (owned.length > 0 && (await from.kernel.readPath(path)).found.is === 'broken') return owned;
  const services = namespaces.flatMap(({ owners }) => owners.flatMap(({ isTrusted, also }) => (isTrusted ? also : [])));
  const near = /^[./~]/.test(operand) ? [] : from.nearest(operand, [...new Set(services)]);
  return [{ namespace: await lookupPath(operand, path, known, from.kernel, near), written: operand }];
}

/** As the snapshot has it, which is newer. */
function readSame(namespace: Namespace, known: readonly Namespace[]): readonly Reading[] {
  return known.filter(({ id }) => isSameNamespace(id, namespace.id)).map((same) => ({ namespace: same, written: same.label }));
}

/** In our own folder of names. A namespace that has lost its name meanwhile does not answer to it. */
function readName(name: string, namespaces: readonly Namespace[]): readonly Reading[] {
  return namespaces.filter((one) => isNameHere(name, one)).map((namespace) => ({ namespace, written: namespace.label }));
}

/** Our own folder of names goes before all others, in which one name may mean several things. */
function readNameAnywhere(name: string, namespaces: readonly Namespace[]): readonly Reading[] {
  const here = readName(name, namespaces);
  return here.length > 0 ? here : namesakes(name, namespaces).map((namespace) => ({ namespace, written: namespace.label }));
}

function readInode(inode: number, known: readonly Namespace[]): readonly Reading[] {
  return known.filter((one) => one.id.inode === inode && !isOutside(one)).map((namespace) => ({ namespace, written: `inode:${inode}` }));
}

async function readPid(operand: string, pid: string, known: readonly Namespace[], from: Standpoint): Promise<readonly Reading[]> {
  if (!/^[1-9]\d{0,9}$/.test(pid)) return [];
  const namespaces = await lookupProcess(operand, Number(pid), known, from.kernel);
  return namespaces.map((namespace) => ({ namespace, written: namespaces.length === 1 ? `pid:${pid}` : namespace.label }));
}

function distinct(readings: readonly Reading[]): readonly Reading[] {
  const first = new Map<string, Reading>();
  for (const reading of readings) {
    const key = namespaceKey(reading.namespace.id);
    if (!first.has(key)) first.set(key, reading);
  }
  return [...first.values()];
}
