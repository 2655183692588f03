import { ShellError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import { inodeLabel, isSameNamespace, namespaceKey, type Namespace } from '../model/namespace.ts';
import { lookupPath, lookupProcess } from './beyond.ts';
import { isNameHere } from './label.ts';
import type { Snapshot } from './snapshot.ts';

/** From where an operand is understood. */
export interface Standpoint {
  readonly kernel: Pick<Kernel, 'readPath' | 'readProcess'>;
  readonly here: Namespace;
  readonly home: Namespace;
  /** What `-` means. */
  readonly previous?: Namespace | undefined;
  /** Which of the candidates a word that fits nothing may have meant, best first. */
  readonly nearest: (word: string, candidates: readonly string[]) => readonly string[];
}

/**
 * The namespace that an operand means: a name, a pid, an inode, a path, `host`, or one of these with its prefix. A label always
 * leads back to its own namespace; a name goes before a pid or an inode of the same digits. A name that only other mount namespaces
 * give needs its prefix: anybody can make one, and a script that says `prod` must not end up in a stranger's.
 *
 * Throws a ShellError whose word is the operand: nothing fits, several namespaces fit, or a process may not be looked into.
 */
export async function findNamespace(snapshot: Snapshot, operand: string, from: Standpoint): Promise<Namespace> {
  const known = everyNamespace(snapshot, from);
  const readings = await read(operand, snapshot, known, from);
  const fits = distinct(readings);
  const [first] = fits;
  if (first === undefined) throw nothingFits(operand, snapshot, known, from);
  if (fits.length > 1) throw severalFit(operand, fits);
  return first.namespace;
}

/** One way to understand an operand: `written` is how to say that no other is meant. */
interface Reading {
  readonly namespace: Namespace;
  readonly written: string;
}

/** The shell may stand in a namespace that was deleted since the snapshot, or that no source could see. */
function everyNamespace({ namespaces }: Snapshot, { here, home, previous }: Standpoint): readonly Namespace[] {
  const ours = [home, here, ...(previous === undefined ? [] : [previous])];
  const others = ours.filter((one, at) => ![...namespaces, ...ours.slice(0, at)].some(({ id }) => isSameNamespace(id, one.id)));
  return [...namespaces, ...others];
}

async function read(operand: string, { namespaces }: Snapshot, known: readonly Namespace[], from: Standpoint): Promise<readonly Reading[]> {
  const inode = /^(?:net|inode):\[?(\d+)\]?$/.exec(operand)?.[1];
  const [, prefix, rest = ''] = /^(name|pid|container):(.*)$/s.exec(operand) ?? [];
  if (operand === 'host') return readSame(from.home, known);
  if (operand === '-' && from.previous !== undefined) return readSame(from.previous, known);
  if (inode !== undefined) return readInode(Number(inode), known);
  if (prefix === 'container') throw new ShellError(`no container named ${rest}`, { word: operand, hint: 'containers are not searched by name; give a pid, as in pid:1234' });
  if (prefix === 'name') return readNameAnywhere(rest, namespaces);
  if (prefix === 'pid') return readPid(operand, rest, known, from);
  if (operand.includes('/')) return [{ namespace: await lookupPath(operand, known, from.kernel), written: operand }];

  const named = readName(operand, namespaces);
  if (named.length > 0 || !/^\d+$/.test(operand)) return named;
  return [...(await readPid(operand, operand, known, from)), ...readInode(Number(operand), known)];
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

function namesakes(name: string, namespaces: readonly Namespace[]): readonly Namespace[] {
  return namespaces.filter(({ names }) => names.includes(name));
}

function readInode(inode: number, known: readonly Namespace[]): readonly Reading[] {
  return known.filter(({ id }) => id.inode === inode).map((namespace) => ({ namespace, written: `inode:${inode}` }));
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

function severalFit(operand: string, fits: readonly Reading[]): ShellError {
  const list = fits.map(({ namespace, written }) => {
    const inode = inodeLabel(namespace.id);
    return [written, ...[namespace.label, inode].filter((text, at, all) => text !== written && all.indexOf(text) === at)].join(' = ');
  });
  return new ShellError(`${operand} fits ${fits.length} namespaces: ${list.join(', ')}`, {
    word: operand,
    hint: `say which one: ${fits.map(({ written }) => written).join(' or ')}`,
    status: 2,
  });
}

function nothingFits(operand: string, { namespaces, broken }: Snapshot, known: readonly Namespace[], { nearest }: Standpoint): ShellError {
  const [, prefix, rest = operand] = /^(name|pid|inode):(.*)$/s.exec(operand) ?? [];
  const entry = broken.find(({ name }) => name === rest);
  if (entry !== undefined && prefix !== 'pid' && prefix !== 'inode') return new ShellError(`${rest} is no namespace: ${entry.reason}`, { word: operand, hint: `to take it away: ${entry.repair}` });
  if (operand === '-') return new ShellError('no namespace was left before', { word: operand, hint: 'cd NAME goes to one' });
  if (prefix === 'pid') return new ShellError(`no process ${rest}`, { word: operand, hint: 'procs lists those of a namespace' });
  if (prefix === 'inode' || operand.startsWith('net:[')) return new ShellError(`no namespace ${operand}`, { word: operand, hint: 'ns lists all, with their inodes' });
  const elsewhere = namesakes(rest, namespaces);
  if (elsewhere.length > 0) return new ShellError(`no namespace named ${rest} here`, { word: operand, hint: hintElsewhere(rest, elsewhere) });
  if (/^\d+$/.test(rest)) return new ShellError(`no namespace named ${rest}, no process and no inode of this number`, { word: operand, hint: 'ns lists all' });
  const candidates = known.flatMap((one) => [...(one.label.startsWith('net:[') ? [] : [one.label]), ...one.names.filter((name) => isNameHere(name, one))]);
  const near = nearest(rest, [...new Set(candidates)]);
  return new ShellError(`no namespace named ${rest}`, { word: operand, hint: near.length === 0 ? 'ns lists all' : `did you mean ${near.join(' or ')}?` });
}

/** What to type must be right as it stands: a name that would want quotes is not given, but the label. */
function hintElsewhere(name: string, namespaces: readonly Namespace[]): string {
  const labels = namespaces.map(({ label }) => label).join(', ');
  if (namespaces.length > 1) return `other mount namespaces have some: ${labels}`;
  return `another mount namespace has one: ${/^[\w.:-]+$/.test(name) ? `name:${name}` : labels}`;
}
