import { compareFields, sayField, type Difference, type DifferenceKind, type Fields } from '../difference.ts';

/** One thing in one namespace, as it is compared. */
export interface Fact {
  readonly kind: DifferenceKind;
  /** What it is the same thing by, in another state; several may have the same. */
  readonly key: string;
  readonly what: string;
  /** The link that it is on: what is on a link that came or went is told with the link. */
  readonly link: string | undefined;
  readonly fields: Fields;
  /** `got 10.0.0.1/24 on eth0-b`, `lost …`, and what stands before the colon when something of it is another. */
  readonly said: { readonly new: string; readonly gone: string; readonly changed: string };
  /** It comes and goes by itself, or follows from something else: told only if all is asked for. */
  readonly isMinor: boolean;
}

/** For most things: `rule 100 from all lookup 5 is new`. */
export function saidPlainly(name: string): Fact['said'] {
  return { new: `${name} is new`, gone: `${name} is gone`, changed: name };
}

/** What is only in one of the lists, and what is another in both. */
export function compareFacts(namespace: string | undefined, before: readonly Fact[], after: readonly Fact[]): readonly Difference[] {
  const [old, now] = [groupByKey(before), groupByKey(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => compareSame(namespace, old.get(key) ?? [], now.get(key) ?? []));
}

/** Things of the same key: those that are equal are paired first, then the others in their order. */
function compareSame(namespace: string | undefined, before: readonly Fact[], after: readonly Fact[]): readonly Difference[] {
  const left = [...after];
  const odd = before.filter((fact) => {
    const at = left.findIndex((other) => compareFields(fact.fields, other.fields).length === 0);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const changed = odd.slice(0, left.length).flatMap((fact, at) => {
    const other = left[at];
    return other === undefined ? [] : [change(namespace, fact, other)];
  });
  return [...changed, ...odd.slice(left.length).map((fact) => toDifference(namespace, fact, 'gone')), ...left.slice(odd.length).map((fact) => toDifference(namespace, fact, 'new'))];
}

function change(namespace: string | undefined, before: Fact, after: Fact): Difference {
  const fields = compareFields(before.fields, after.fields);
  return { ...toDifference(namespace, after, 'new'), change: 'changed', fields, said: `${after.said.changed}: ${fields.map(sayField).join(', ')}` };
}

export function toDifference(namespace: string | undefined, { kind, what, link, said }: Fact, is: 'new' | 'gone'): Difference {
  return { namespace, kind, change: is, what, link, fields: [], said: said[is] };
}

function groupByKey(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = `${fact.kind}\0${fact.key}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  return groups;
}
