import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { TSInterfaceDeclaration, TSSignature, TSType } from '@oxc-project/types';
import { parseAst } from 'rolldown/parseAst';

/*
 * Makes src/model/state/state.schema.json of the types of src/model/state.ts: what a saved file holds, each field with its comment, and what
 * netnsh checks when it reads one. So nobody has to describe three hundred fields twice.
 */

type Json = Readonly<Record<string, unknown>>;

/** A type that a file declares. */
interface Declared {
  readonly file: string;
  readonly comment: string | undefined;
  readonly is: { readonly members: TSInterfaceDeclaration } | { readonly alias: TSType };
}

interface SourceFile {
  readonly types: ReadonlyMap<string, Omit<Declared, 'file'>>;
  readonly imports: ReadonlyMap<string, string>;
  /** Lists of words: `export const socketTypes = [...] as const`. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** JSON Schema, draft 2020-12, as the text of the file. */
export function drawStateSchema(): string {
  const definitions = new Map<string, { readonly from: string; schema: Json }>();
  const main = define('State', 'src/model/state.ts', definitions);
  const $defs = Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { schema }]) => [name, schema]));
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'What netnsh saves', ...main, $defs };
  return `${JSON.stringify(head, undefined, 1)}\n`;
}

type Definitions = Map<string, { readonly from: string; schema: Json }>;

function define(name: string, file: string, definitions: Definitions): Json {
  const declared = findType(name, file);
  const $ref = `#/$defs/${name}`;
  const known = definitions.get(name);
  if (known !== undefined) {
    if (known.from !== declared.file) throw new Error(`two types are called ${name}: in ${known.from} and in ${declared.file}`);
    return { $ref };
  }
  const place: { readonly from: string; schema: Json } = { from: declared.file, schema: {} };
  definitions.set(name, place); // first, for types that hold themselves
  const schema = 'alias' in declared.is ? schemaOf(declared.is.alias, declared.file, definitions) : objectOf(membersOf(declared), definitions);
  place.schema = declared.comment === undefined ? schema : { description: declared.comment, ...schema };
  return { $ref };
}

interface Member {
  readonly name: string;
  readonly comment: string | undefined;
  readonly type: TSType;
  readonly file: string;
}

function membersOf({ file, is }: Pick<Declared, 'file' | 'is'>): readonly Member[] {
  if ('alias' in is) throw new Error(`an alias in ${file} can not be extended`);
  const inherited = is.members.extends.flatMap(({ expression, typeArguments }) => {
    const name = 'name' in expression ? String(expression.name) : '';
    if (name !== 'Omit') return membersOf(findType(name, file));
    const [from, left] = typeArguments?.params ?? [];
    const words = left === undefined ? [] : literalsOf(left);
    return from?.type === 'TSTypeReference' ? membersOf(findType(nameOf(from), file)).filter(({ name: one }) => !words.includes(one)) : [];
  });
  const own = signaturesOf(is.members.body.body, file);
  return [...inherited.filter(({ name }) => !own.some((one) => one.name === name)), ...own];
}

function signaturesOf(signatures: readonly TSSignature[], file: string): readonly Member[] {
  return signatures.map((one): Member => {
    if (one.type !== 'TSPropertySignature' || one.typeAnnotation === null || !('name' in one.key)) throw new Error(`a member of a type in ${file} is no property`);
    return { name: String(one.key.name), comment: commentBefore(file, one.start), type: one.typeAnnotation.typeAnnotation, file };
  });
}

function objectOf(members: readonly Member[], definitions: Definitions): Json {
  const properties = Object.fromEntries(members.map(({ name, comment, type, file }) => [name, { ...(comment !== undefined && { description: comment }), ...schemaOf(type, file, definitions) }]));
  const required = members.filter(({ type }) => !partsOf(type).some(({ type: kind }) => kind === 'TSUndefinedKeyword')).map(({ name }) => name);
  return { type: 'object', properties, required };
}

function schemaOf(type: TSType, file: string, definitions: Definitions): Json {
  switch (type.type) {
    case 'TSUnionType':
      return unionOf(type, file, definitions);
    case 'TSStringKeyword':
      return { type: 'string' };
    case 'TSNumberKeyword':
      return { type: 'number' };
    case 'TSBooleanKeyword':
      return { type: 'boolean' };
    case 'TSBigIntKeyword':
      return { type: ['integer', 'string'], format: 'int64' };
    case 'TSUndefinedKeyword':
      return { type: 'null' };
    case 'TSLiteralType':
      return { const: 'value' in type.literal ? type.literal.value : undefined };
    case 'TSTemplateLiteralType':
      return { type: 'string', pattern: `^${type.quasis.map(({ value }) => value.raw).join('.*')}$` };
    case 'TSParenthesizedType':
      return schemaOf(type.typeAnnotation, file, definitions);
    case 'TSTypeOperator':
      return schemaOf(type.typeAnnotation, file, definitions);
    case 'TSArrayType':
      return { type: 'array', items: schemaOf(type.elementType, file, definitions) };
    case 'TSTupleType':
      return { type: 'array', prefixItems: type.elementTypes.map((element) => schemaOf(element as TSType, file, definitions)), minItems: type.elementTypes.length }; // ours name no elements
    case 'TSTypeLiteral':
      return objectOf(signaturesOf(type.members, file), definitions);
    case 'TSIntersectionType':
      return schemaOf(type.types[0]!, file, definitions); // a brand: a number is behind it
    case 'TSIndexedAccessType':
      return { enum: listOf(type.objectType, file) };
    case 'TSTypeReference':
      return define(nameOf(type), file, definitions);
    default:
      throw new Error(`${type.type} in ${file} has no schema`);
  }
}

/** Words are one enumeration; a list of objects is told apart by the property that each has another word in. */
function unionOf(type: TSType, file: string, definitions: Definitions): Json {
  const parts = partsOf(type);
  const isOpen = parts.some(({ type: kind }) => kind === 'TSStringKeyword');
  const words = isOpen ? [] : parts.flatMap((part) => (part.type === 'TSLiteralType' ? literalsOf(part) : part.type === 'TSIndexedAccessType' ? listOf(part.objectType, file) : []));
  const others = parts.filter(({ type: kind }) => kind !== 'TSLiteralType' && kind !== 'TSIndexedAccessType');
  const schemas = [...(words.length > 0 ? [{ enum: words }] : []), ...others.map((part) => schemaOf(part, file, definitions))];
  return schemas.length === 1 && schemas[0] !== undefined ? schemas[0] : { anyOf: schemas };
}

function partsOf(type: TSType): readonly TSType[] {
  if (type.type === 'TSParenthesizedType') return partsOf(type.typeAnnotation);
  return type.type === 'TSUnionType' ? type.types.flatMap(partsOf) : [type];
}

function literalsOf(type: TSType): readonly string[] {
  return partsOf(type).flatMap((part) => (part.type === 'TSLiteralType' && 'value' in part.literal && typeof part.literal.value === 'string' ? [part.literal.value] : []));
}

function nameOf(type: TSType): string {
  if (type.type !== 'TSTypeReference' || !('name' in type.typeName)) throw new Error('a type has no plain name');
  return type.typeName.name;
}

function listOf(type: TSType, file: string): readonly string[] {
  const query = type.type === 'TSParenthesizedType' ? type.typeAnnotation : type;
  const name = query.type === 'TSTypeQuery' && 'name' in query.exprName ? String(query.exprName.name) : '';
  const list = readSource(file).lists.get(name);
  if (list === undefined) throw new Error(`${name} in ${file} is no list of words`);
  return list;
}

function findType(name: string, file: string): Declared {
  const source = readSource(file);
  const own = source.types.get(name);
  if (own !== undefined) return { file, ...own };
  const from = source.imports.get(name);
  if (from === undefined) throw new Error(`${file} knows no type ${name}`);
  return findType(name, from);
}

const sources = new Map<string, SourceFile>();

function readSource(file: string): SourceFile {
  const known = sources.get(file);
  if (known !== undefined) return known;
  const types = new Map<string, Omit<Declared, 'file'>>();
  const imports = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  for (const statement of parseAst(readFileSync(file, 'utf8'), { lang: 'ts' }).body) {
    if (statement.type === 'ImportDeclaration') {
      const from = relative('.', join(dirname(file), statement.source.value));
      statement.specifiers.forEach(({ local }) => imports.set(local.name, from));
    }
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    const comment = commentBefore(file, statement.start);
    if (declaration?.type === 'TSInterfaceDeclaration') types.set(declaration.id.name, { comment, is: { members: declaration } });
    if (declaration?.type === 'TSTypeAliasDeclaration') types.set(declaration.id.name, { comment, is: { alias: declaration.typeAnnotation } });
    if (declaration?.type === 'VariableDeclaration') for (const { id, init } of declaration.declarations) if ('name' in id) lists.set(id.name, wordsIn(init));
  }
  const source = { types, imports, lists };
  sources.set(file, source);
  return source;
}

function wordsIn(value: unknown): readonly string[] {
  const text = JSON.stringify(value, (_name, one: unknown) => (typeof one === 'bigint' ? String(one) : one)) ?? '';
  return text.includes('"ArrayExpression"') ? [...text.matchAll(/"type":"Literal","value":("(?:[^"\\]|\\.)*")/g)].map(([, word = '""']) => String(JSON.parse(word))) : [];
}

/** The text of the comment that ends right before a place. */
function commentBefore(file: string, start: number): string | undefined {
  const text = readFileSync(file, 'utf8').slice(0, start);
  const [, comment] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(text) ?? [];
  return comment?.split('\n').map((line) => line.replace(/^\s*\*? ?/, '').trimEnd()).join(' ').trim();
}
