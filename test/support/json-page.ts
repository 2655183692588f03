import { readFileSync } from 'node:fs';

/** What docs/json.md says: for each heading, such as `links` or `details` of `vlan`, its fields and their types. */
export interface Section {
  readonly heading: string;
  /** What the heading names in backticks. */
  readonly names: readonly string[];
  readonly fields: ReadonlyMap<string, string>;
}

export function readJsonPage(): readonly Section[] {
  const [, ...parts] = readFileSync('docs/json.md', 'utf8').split(/^##+ /m);
  return parts.map((part) => {
    const [heading = ''] = part.split('\n');
    const fields = [...part.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].map(([, name = '', type = '']) => [name, type] as const);
    return { heading, names: [...heading.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name), fields: new Map(fields) };
  });
}

/** Every field that occurs in some of the values, by its path (`peer.name`, `ports.cost`), with all that it was. */
export function fieldsOf(values: readonly unknown[], path = ''): ReadonlyMap<string, readonly unknown[]> {
  const fields = new Map<string, unknown[]>();
  const note = (name: string, value: unknown): void => void fields.set(name, [...(fields.get(name) ?? []), value]);
  for (const value of values.filter(isRecord)) {
    for (const [key, inner] of Object.entries(value)) {
      const name = path === '' ? key : `${path}.${path === 'arguments' ? '*' : key}`;
      if (name !== 'arguments.*') note(name, inner);
      for (const [below, all] of fieldsOf(Array.isArray(inner) ? inner : [inner], name)) all.forEach((one) => note(below, one));
    }
  }
  return fields;
}

/** Whether a value is what a type of the page says: `integer or null`, `list of strings`. */
export function isOfType(value: unknown, type: string): boolean {
  return type.split(' or ').some((one) => {
    if (one === 'anything') return true;
    if (one === 'null') return value === null;
    if (one === 'integer') return Number.isInteger(value);
    if (one === 'object') return isRecord(value);
    if (one.startsWith('list of ')) return Array.isArray(value) && value.every((item) => isOfType(item, one.slice('list of '.length).replace(/s$/, '')));
    return typeof value === one;
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
