import { ShellError } from '../errors.ts';
import { inodeLabel, isOutside, type Namespace, type OwnerKind, type OwnerName } from '../model/namespace.ts';
import { ownerWords } from '../model/operand-words.ts';
import { isNameHere } from './label.ts';
import { isCalled, lookupOwned, thingsOfKind } from './owned.ts';
import { namesakes } from './namesakes.ts';
import type { Snapshot } from './snapshot.ts';

/** One way to understand an operand: `written` is how to say that no other is meant. */
export interface Reading {
  readonly namespace: Namespace;
  readonly written: string;
}

type Nearest = (word: string, candidates: readonly string[]) => readonly string[];

export function severalFit(operand: string, fits: readonly Reading[]): ShellError {
  const list = fits.map(({ namespace, written }) => {
    const inodes = isOutside(namespace) ? [] : [inodeLabel(namespace.id)];
    return [written, ...[namespace.label, ...inodes].filter((text, at, all) => text !== written && all.indexOf(text) === at)].join(' = ');
  });
  return new ShellError(`${operand} fits ${fits.length} namespaces: ${list.join(', ')}`, {
    word: operand,
    hint: `say which one: ${fits.map(({ written }) => written).join(' or ')}`,
    status: 2,
  });
}

/** `known` are the namespaces of the snapshot, and those where the shell stands. */
export function nothingFits(operand: string, snapshot: Snapshot, known: readonly Namespace[], nearest: Nearest): ShellError {
  const [, prefix, rest = operand] = /^(name|pid|inode):(.*)$/s.exec(operand) ?? [];
  const { namespaces, broken } = snapshot;
  if (operand === '-') return new ShellError('no namespace was left before', { word: operand, hint: 'cd NAME goes to one' });
  if (prefix === 'pid') return new ShellError(`no process ${rest}`, { word: operand, hint: 'procs lists those of a namespace' });
  if (prefix === 'inode' || operand.startsWith('net:[')) return new ShellError(`no namespace ${operand}`, { word: operand, hint: 'ns lists all, with their inodes' });
  const owned = lookupKindPrefix(operand);
  if (owned !== undefined) return noneOwned(operand, owned.kind, owned.name, snapshot, nearest);
  const entry = broken.find(({ name }) => name === rest);
  if (entry !== undefined) return new ShellError(`${rest} is no namespace: ${entry.reason}`, { word: operand, hint: `to take it away: ${entry.repair}` });
  const elsewhere = namesakes(rest, namespaces);
  if (elsewhere.length > 0) return new ShellError(`no namespace named ${rest} here`, { word: operand, hint: hintElsewhere(rest, elsewhere) });
  const strangers = lookupOwned(rest, namespaces, (owner) => isCalled(owner, rest)).map(({ written }) => written);
  if (strangers.length > 0) return new ShellError(`no namespace named ${rest} that may be meant without a prefix`, { word: operand, hint: `try: ${strangers.join(' or ')}` });
  if (/^\d+$/.test(rest)) return new ShellError(`no namespace named ${rest}, no process and no inode of this number`, { word: operand, hint: silence(snapshot) ?? 'ns lists all' });
  const words = ownerWords(namespaces);
  const candidates = known.flatMap((one) => [...(/^(?:net:\[|pid:)/.test(one.label) ? [] : [one.label]), ...one.names.filter((name) => isNameHere(name, one)), ...one.owners.flatMap((owner) => words.bare(owner) ?? [])]);
  return new ShellError(`no namespace named ${rest}`, { word: operand, hint: hintNearest(nearest(rest, distinct(candidates)), snapshot) });
}

function lookupKindPrefix(operand: string): { readonly kind: OwnerKind | 'container'; readonly name: string } | undefined {
  const [, prefix, name = ''] = /^([a-z]+):(.*)$/s.exec(operand) ?? [];
  return prefix !== undefined && isKind(prefix) ? { kind: prefix, name } : undefined;
}

function isKind(prefix: string): prefix is OwnerKind | 'container' {
  return Object.hasOwn(thingsOfKind, prefix);
}

function noneOwned(operand: string, kind: OwnerKind | 'container', name: string, snapshot: Snapshot, nearest: Nearest): ShellError {
  if (name === '') return new ShellError(`no name behind ${kind}:`, { word: operand, hint: 'ns lists all', status: 2 });
  const isWanted = (owner: OwnerName): boolean => kind === 'container' || owner.kind === kind;
  const candidates = snapshot.namespaces.flatMap(({ owners }) => owners.filter(isWanted).flatMap((owner) => [owner.name, ...owner.also]));
  const near = nearest(name, distinct(candidates)).map((one) => `${kind}:${one}`);
  return new ShellError(`no ${thingsOfKind[kind]} named ${name}`, { word: operand, hint: hintNearest(near, snapshot) });
}

function hintNearest(near: readonly string[], snapshot: Snapshot): string {
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : (silence(snapshot) ?? 'ns lists all');
}

/** A runtime that did not say its containers may well have the one that is meant. */
function silence({ unseen }: Snapshot): string | undefined {
  return unseen.find(({ what }) => what === 'container runtimes')?.why;
}

/** What to type must be right as it stands: a name that would want quotes is not given, but the label. */
function hintElsewhere(name: string, namespaces: readonly Namespace[]): string {
  const labels = namespaces.map(({ label }) => label).join(', ');
  if (namespaces.length > 1) return `other mount namespaces have some: ${labels}`;
  return `another mount namespace has one: ${/^[\w.:-]+$/.test(name) ? `name:${name}` : labels}`;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
