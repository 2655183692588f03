/** Kinds of things that differ, in the order in which they are told. */
export const differenceKinds = ['machine', 'namespace', 'link', 'address', 'route', 'nexthop', 'rule', 'neighbour', 'fdb', 'vlan', 'qdisc', 'socket', 'firewall', 'setting', 'process', 'file'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** One thing in which two states of a machine differ. */
export interface Difference {
  /** Where: a label as it is now, or was if it is gone; `undefined` for the machine itself. */
  readonly namespace: string | undefined;
  readonly kind: DifferenceKind;
  readonly change: 'new' | 'gone' | 'changed' | 'moved';
  /** The thing: `eth0-b`, `10.0.0.2/24`, `default`. */
  readonly what: string;
  /** The link that it is on. */
  readonly link: string | undefined;
  /** What exactly; of something that is new or gone, nothing. */
  readonly fields: readonly FieldDifference[];
  /** In words, without the namespace: `veth-s left bridge br0`. */
  readonly said: string;
}

export interface FieldDifference {
  readonly field: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

export type FieldValue = string | number | boolean | undefined | readonly string[];

/** What one knows of a thing, by names as people use them. */
export type Fields = Readonly<Record<string, FieldValue>>;

/** The fields that are not the same. */
export function compareFields(before: Fields, after: Fields): readonly FieldDifference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((field) => (sameValue(before[field], after[field]) ? [] : [{ field, before: before[field], after: after[field] }]));
}

function sameValue(a: FieldValue, b: FieldValue): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** `mtu 1500 → 1400` */
export function sayField({ field, before, after }: FieldDifference): string {
  return `${field} ${sayValue(before)} → ${sayValue(after)}`;
}

export function sayValue(value: FieldValue): string {
  if (value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'object' ? (value.length === 0 ? 'none' : value.join(',')) : String(value);
}

/** The fields of nested data, with those of a part under its name: `delay.jitter`. Lists of objects are one text each. */
export function flatten(data: object | undefined, leftOut: (name: string) => boolean = () => false): Fields {
  const fields: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(data ?? {}) as readonly [string, unknown][]) { // its values are looked at below
    if (leftOut(name)) continue;
    if (Array.isArray(value)) fields[name] = value.map(plain);
    else if (typeof value === 'object' && value !== null) for (const [inner, part] of Object.entries(flatten(value, leftOut))) fields[`${name}.${inner}`] = part;
    else if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' || value === undefined) fields[name] = value;
    else fields[name] = String(value);
  }
  return fields;
}

function plain(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value, (_name, part: unknown) => (typeof part === 'bigint' ? String(part) : part)) : String(value);
}
