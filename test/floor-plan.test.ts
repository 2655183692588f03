import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { type Import, readImports } from './support/imports.ts';

/** DESIGN.md's table of rooms: whose values a room may import, whose types besides, and what else it alone may use. */
const rooms: Readonly<Record<string, { readonly values: readonly string[]; readonly types?: readonly string[]; readonly node: boolean }>> = {
  model: { values: [], node: false },
  grammar: { values: [], node: false },
  kernel: { values: ['model'], node: true },
  discover: { values: ['model'], types: ['kernel'], node: false },
  render: { values: ['model'], types: ['grammar'], node: false },
  commands: { values: ['model', 'grammar', 'render', 'discover'], types: ['kernel'], node: false },
  shell: { values: ['model', 'grammar', 'render', 'commands'], types: ['discover', 'kernel'], node: true },
  cli: { values: ['model', 'grammar', 'kernel', 'discover', 'render', 'commands', 'shell'], node: true },
};

const packages: Readonly<Record<string, string>> = {
  koffi: 'kernel',
  execa: 'kernel',
  'cli-table3': 'render',
  'get-east-asian-width': 'render',
  '@viz-js': 'render',
  enquirer: 'shell',
};

interface SourceFile {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const files: readonly SourceFile[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(join('src', path), 'utf8');
    return { path, room: roomOf(path), text, imports: readImports(text) };
  });

test('imports are found in every form', () => {
  const text = [
    "import { a,",
    "  type B } from './value.ts';",
    "import type { B } from './type.ts';",
    "import { type B, type C } from './inline-types.ts';",
    "import './effect.ts';",
    "export * from './exported.ts';",
    "export const link = 'not an import';",
    "const a = (await import('./dynamic.ts')).a;",
    "let b: typeof import('./dynamic-type.ts');",
    "createRequire(import.meta.url)('required');",
  ].join('\n');
  const found = readImports(text);
  expect(found.filter(({ isType }) => isType).map(({ from }) => from)).toEqual(['./type.ts', './inline-types.ts', './dynamic-type.ts']);
  expect(found.filter(({ isType }) => !isType).map(({ from }) => from)).toEqual(
    ['./value.ts', './effect.ts', './exported.ts', './dynamic.ts', 'required'],
  );
});

test('every file is in a room of the plan', () => {
  expect(files.filter(({ room }) => room !== 'errors.ts' && !(room in rooms)).map(({ path }) => path)).toEqual([]);
});

test('rooms import only what the plan allows them, and only types of what they may not run', () => {
  expect(
    complain(relativeImports, ({ file, from, isType }) => {
      const room = roomOf(resolve(file, from));
      const { values, types = [] } = rooms[file.room] ?? { values: [] };
      return [file.room, 'errors.ts', ...values, ...(isType ? types : [])].includes(room);
    }),
  ).toEqual([]);
});

test('a package is used by one room', () => {
  const strangers = everyImport.filter(({ from }) => !from.startsWith('.') && !from.startsWith('node:'));
  expect(complain(strangers, ({ file, from }) => packages[from.split('/')[0] ?? ''] === file.room)).toEqual([]);
});

test('rooms that are pure import nothing from Node', () => {
  const fromNode = everyImport.filter(({ from }) => from.startsWith('node:'));
  expect(complain(fromNode, ({ file }) => rooms[file.room]?.node === true)).toEqual([]);
});

test('only cli uses the global process; kernel asks node:process by name for its own pid or user', () => {
  // esbuild replaces a defined name only where it is the global one, so a row or a parameter called process is left alone.
  const usesProcess = ({ text }: SourceFile): boolean =>
    text.includes('process') && transformSync(text, { loader: 'ts', define: { process: 'theGlobalProcess' } }).code.includes('theGlobalProcess');
  expect(files.filter((file) => file.room !== 'cli' && usesProcess(file)).map(({ path }) => path)).toEqual([]);
  const ofProcess = everyImport.filter(({ from }) => from === 'node:process');
  expect(complain(ofProcess, ({ file }) => file.room === 'kernel' || file.room === 'cli')).toEqual([]);
});

test('relative imports name a file that exists, with its ending', () => {
  const paths = new Set([...files.map(({ path }) => path), ...readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'))]);
  expect(complain(relativeImports, ({ file, from }) => paths.has(resolve(file, from)))).toEqual([]);
});

test('no file needs itself to be loaded', () => {
  const needs = new Map(files.map((file) => [file.path, file.imports.filter(isRun).map(({ from }) => resolve(file, from))]));
  expect([...needs.keys()].flatMap((path) => findCircle(path, needs))).toEqual([]);
});

test('no file is longer than 250 lines', () => {
  expect(files.filter(({ text }) => text.split('\n').length > 251).map(({ path }) => path)).toEqual([]);
});

test('no any, no enum, no default export; a cast says why', () => {
  const complaints = files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => {
      const code = line.replaceAll(/'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|\/\*.*?\*\/|^\s*\*.*|\/\/.*/g, '');
      const isExplained = line.includes('//') && !code.includes('//');
      const isCast = /[\w)\]}'>] as (?!const\b)/.test(code) && !/^\s*(import|export)\b/.test(code);
      const isForbidden = /[:<|,(&] ?any\b|\bas any\b|^(export )?(const |declare )*enum |^export default\b/.test(code) || (isCast && !isExplained);
      return isForbidden ? [`${path}:${at + 1}: ${line.trim()}`] : [];
    }),
  );
  expect(complaints).toEqual([]);
});

const everyImport = files.flatMap((file) => file.imports.map((found) => ({ file, ...found })));
const relativeImports = everyImport.filter(({ from }) => from.startsWith('.'));

function complain<T extends Import & { readonly file: SourceFile }>(imports: readonly T[], isRight: (found: T) => boolean): readonly string[] {
  return imports.filter((found) => !isRight(found)).map(({ file, from, isType }) => `${file.path} imports ${isType ? 'a type of ' : ''}${from}`);
}

function isRun({ from, isType }: Import): boolean {
  return from.startsWith('.') && !isType;
}

/** The first way that leads from a file back to itself. */
function findCircle(start: string, needs: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const seen = new Set<string>();
  const follow = (path: string, way: string): string | undefined => {
    for (const next of needs.get(path) ?? []) {
      if (next === start) return `${way} -> ${next}`;
      if (seen.has(next)) continue;
      seen.add(next);
      const circle = follow(next, `${way} -> ${next}`);
      if (circle !== undefined) return circle;
    }
    return undefined;
  };
  const circle = follow(start, start);
  return circle === undefined ? [] : [circle];
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? path;
}

function resolve(file: SourceFile, from: string): string {
  return normalize(join(dirname(file.path), from));
}
