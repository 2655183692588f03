import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInNames, withNamesOf, type NameTable, type NumberNames } from '../model/number-names.ts';
import { attempt } from './errno.ts';
import { decodeBytes } from './text.ts';

/** The administrator's folder, then where newer distributions keep what iproute2 itself comes with (iproute2 6.5, 6.7 and later). */
const folders = ['/etc/iproute2', '/usr/share/iproute2', '/usr/lib/iproute2'];

const files: { readonly [Kind in keyof NumberNames]: string } = {
  tables: 'rt_tables',
  protocols: 'rt_protos',
  scopes: 'rt_scopes',
  realms: 'rt_realms',
  dsfields: 'rt_dsfield',
  groups: 'group',
};

/**
 * The names of this machine's files, over those that are built in. As in iproute2 (lib/rt_names.c), the first folder that has a
 * file decides, and so does the first that has a file of that name in `rt_tables.d`; those of /etc are read last and win.
 */
export function readNumberNames(from: readonly string[] = folders): NumberNames {
  const read = (kind: keyof NumberNames): NameTable => textsOf(from, files[kind]).reduce(withNamesOf, builtInNames[kind]);
  return { tables: read('tables'), protocols: read('protocols'), scopes: read('scopes'), realms: read('realms'), dsfields: read('dsfields'), groups: read('groups') };
}

function textsOf(from: readonly string[], file: string): readonly string[] {
  const main = from.map((folder) => readText(join(folder, file))).find((text) => text !== undefined);
  const seen = new Set<string>();
  const parts = from.map((folder) => {
    const directory = join(folder, `${file}.d`);
    const names = (attempt(() => readdirSync(directory)) ?? []).filter((name) => name.endsWith('.conf') && !name.startsWith('.') && !seen.has(name)).sort();
    names.forEach((name) => seen.add(name));
    return names.flatMap((name) => readText(join(directory, name)) ?? []);
  });
  return [main ?? '', ...parts.reverse().flat()];
}

function readText(path: string): string | undefined {
  const bytes = attempt(() => readFileSync(path));
  return bytes === undefined ? undefined : decodeBytes(bytes);
}
