/** One import of a TypeScript file. */
export interface Import {
  /** As it is written: `node:fs`, `../errors.ts`. */
  readonly from: string;
  /** Gone when the types are stripped: `import type`, `typeof import('…')`, or nothing but `type X` in the braces. */
  readonly isType: boolean;
}

/**
 * Everything that a file of ours imports, in whatever form. It reads our own formatting (single quotes, statements at the start of
 * a line), not all of TypeScript, whose compiler has no interface for programs since version 7.
 */
export function readImports(text: string): readonly Import[] {
  return [...readStatements(text), ...readCalls(text)];
}

function readStatements(text: string): readonly Import[] {
  return [...text.matchAll(/^(?:import|export)\b( type\b)?([^'";]*)'([^']+)'/gm)]
    .filter(([, , names = '']) => /(^\s*|\sfrom\s+)$/.test(names))
    .map(([, type, names = '', from = '']) => ({ from, isType: type !== undefined || namesOnlyTypes(names) }));
}

/** `import('x')`, `require('x')` and `createRequire(import.meta.url)('x')`. */
function readCalls(text: string): readonly Import[] {
  return [...text.matchAll(/(\btypeof )?(?:\bimport\(|\brequire\(|\bcreateRequire\([^)]*\)\()'([^']+)'/g)].map(
    ([, type, from = '']) => ({ from, isType: type !== undefined }),
  );
}

function namesOnlyTypes(names: string): boolean {
  const braces = /^\s*\{([^}]*)\}/.exec(names)?.[1];
  return braces !== undefined && braces.split(',').map((name) => name.trim()).filter((name) => name !== '').every((name) => name.startsWith('type '));
}
