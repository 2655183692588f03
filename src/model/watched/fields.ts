import type { WatchedKind } from './notice.ts';

/** One thing that is said of an object, flat enough to be compared and shown; a list is joined with commas. */
export type FieldValue = string | number | boolean | undefined;

/** The name of the link with this ifindex, as far as it is known. */
export type NameOf = (linkIndex: number) => string | undefined;

export interface Difference {
  /** As JSON of the commands names it, nested ones with dots: `mtu`, `port.state`. */
  readonly field: string;
  readonly from: FieldValue;
  readonly to: FieldValue;
}

/** What two readings of the same thing say differently, apart from what changes by itself, such as ages. */
export function findDifferences(kind: WatchedKind, before: object, after: object, nameOf: NameOf): readonly Difference[] {
  const from = fieldsOf(kind, before, nameOf);
  const to = fieldsOf(kind, after, nameOf);
  const fields = [...new Set([...from.keys(), ...to.keys()])].filter((field) => !isPartOfNew(field, from, to));
  return fields.filter((field) => from.get(field) !== to.get(field)).map((field) => ({ field, from: from.get(field), to: to.get(field) }));
}

/** Of a port that became one all is new, and that it is one says it: `port.of`. */
function isPartOfNew(field: string, from: ReadonlyMap<string, FieldValue>, to: ReadonlyMap<string, FieldValue>): boolean {
  const whole = `${field.split('.')[0]}.of`;
  return field.includes('.') && field !== whole && from.has(whole) !== to.has(whole);
}

/** All that is said of an object, by the names of the fields. */
export function fieldsOf(kind: WatchedKind, object: object, nameOf: NameOf): ReadonlyMap<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  flatten(object, '', fields);
  for (const field of ignored[kind]) fields.delete(field);
  for (const field of limits) if (fields.has(field)) fields.set(field, fields.get(field) === undefined ? 'forever' : 'limited');
  for (const [field, name] of named) {
    const index = fields.get(field);
    if (!fields.delete(field) || typeof index !== 'number') continue;
    fields.set(name, nameOf(index) ?? `#${index}`);
  }
  if (kind === 'link') tellFlags(fields);
  return fields;
}

function flatten(value: object, path: string, fields: Map<string, FieldValue>): void {
  for (const [key, each] of Object.entries(value)) {
    const field = path === '' ? key : `${path}.${key}`;
    if (Array.isArray(each)) fields.set(field, each.map((item: unknown) => (typeof item === 'object' ? JSON.stringify(item) : String(item))).join(','));
    else if (typeof each === 'object' && each !== null) flatten(each, field, fields);
    else fields.set(field, each);
  }
}

/**
 * Whether a link is up is told by several flags and the state at once: `status` is all of them in one word. `M-DOWN` is no flag of the
 * link, but what others say.
 */
function tellFlags(fields: Map<string, FieldValue>): void {
  const flags = String(fields.get('flags') ?? '').split(',');
  fields.set('status', !flags.includes('UP') ? 'down' : flags.includes('NO-CARRIER') ? 'up without carrier' : 'up');
  fields.set('flags', flags.filter((flag) => !['UP', 'LOWER_UP', 'NO-CARRIER', 'M-DOWN'].includes(flag)).join(','));
}

/** Ages and counts, and names that only a reading of all links can give. */
const ignored: Readonly<Record<WatchedKind, readonly string[]>> = {
  link: ['details.activeSlave', 'details.primary', 'details.slave1', 'details.slave2', 'details.interlink', 'port.backupPort', 'port.linkFailures'],
  address: [],
  route: [],
  neighbour: ['probes', 'references', 'used', 'confirmed', 'updated'],
  rule: [],
  nexthop: [],
  fdb: ['used', 'updated'],
};

/** Seconds that run down: only whether they do is compared. */
const limits: readonly string[] = ['validLifetime', 'preferredLifetime', 'expires'];

const named: readonly (readonly [field: string, named: string])[] = [['masterIndex', 'master']];
