/**
 * The part of JSON Schema (2020-12) in which state.schema.json is written; what else it says, such as descriptions, checks nothing.
 * `int64` is a whole number, or one in decimal as a string where it has more than 53 bits.
 */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly pattern?: string;
  readonly format?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** A value that is not what the schema says: where, and what was expected there. */
export class Misfit extends Error {
  readonly place: string;

  constructor(place: string, expected: string, found: unknown) {
    super(`${place === '' ? 'the whole' : place} should be ${expected}, and is ${shown(found)}`);
    this.place = place;
  }
}

/**
 * Makes the data that the schema describes of parsed JSON: null and what is missing become `undefined`, and what the schema does not know is
 * left out, so that a file may say more than we understand. Goes no deeper than the schema does, and looks at each value once.
 * @throws Misfit at the first place that is wrong.
 */
export function shapeOf(root: Schema, value: unknown): unknown {
  return shape(root, value, '', root.$defs ?? {});
}

type Definitions = Readonly<Record<string, Schema>>;

function shape(given: Schema, value: unknown, place: string, defs: Definitions): unknown {
  const schema = resolve(given, defs);
  if (schema.anyOf !== undefined) return shape(choose(schema.anyOf, value, place, defs), value, place, defs);
  if (schema.format === 'int64') return toBigInt(value, place);
  if (!accepts(schema, value, defs)) throw new Misfit(place, expectation(schema, defs), value);
  if (schema.type === 'null') return undefined;
  if (schema.type === 'array' && Array.isArray(value)) return shapeItems(schema, value, place, defs);
  if (schema.type === 'object' && isRecord(value)) return shapeProperties(schema, value, place, defs);
  return value;
}

function shapeItems(schema: Schema, value: readonly unknown[], place: string, defs: Definitions): readonly unknown[] {
  const { items, prefixItems } = schema;
  if (prefixItems !== undefined) return prefixItems.map((item, at) => shape(item, value[at] ?? null, `${place}[${at}]`, defs));
  return items === undefined ? [] : value.map((item: unknown, at) => shape(items, item, `${place}[${at}]`, defs));
}

function shapeProperties(schema: Schema, value: Readonly<Record<string, unknown>>, place: string, defs: Definitions): unknown {
  const shaped: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    shaped[name] = shape(property, Object.hasOwn(value, name) ? value[name] : null, place === '' ? name : `${place}.${name}`, defs);
  }
  return shaped;
}

/** The alternative that fits as far as one can see without looking inside: by the type, and by words such as `of` and `is`. */
function choose(alternatives: readonly Schema[], value: unknown, place: string, defs: Definitions): Schema {
  const resolved = alternatives.flatMap((one) => flatten(one, defs));
  const fitting = resolved.find((one) => (one.format === 'int64' ? typeof value === 'number' || typeof value === 'string' : accepts(one, value, defs) && hasTags(one, value, defs)));
  if (fitting !== undefined) return fitting;
  const tagged = isRecord(value) ? resolved.filter((one) => one.type === 'object') : [];
  const tag = tagged.flatMap((one) => tagsOf(one, defs))[0];
  if (tag === undefined || !isRecord(value)) throw new Misfit(place, resolved.map((one) => expectation(one, defs)).join(' or '), value);
  const words = tagged.flatMap((one) => tagsOf(one, defs).flatMap(({ words: each }) => each));
  throw new Misfit(place === '' ? tag.name : `${place}.${tag.name}`, listed(words), value[tag.name]);
}

function flatten(given: Schema, defs: Definitions): readonly Schema[] {
  const schema = resolve(given, defs);
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap((one) => flatten(one, defs));
}

function hasTags(schema: Schema, value: unknown, defs: Definitions): boolean {
  return !isRecord(value) || tagsOf(schema, defs).every(({ name, words }) => words.includes(value[name]));
}

/** Only what tells kinds of objects apart: `of`, `is`, `via`, `what`. */
function tagsOf(schema: Schema, defs: Definitions): readonly { readonly name: string; readonly words: readonly unknown[] }[] {
  return tagNames.flatMap((name) => {
    const property = schema.properties?.[name];
    const found = property === undefined ? undefined : resolve(property, defs);
    const words = found?.enum ?? (found?.const === undefined ? undefined : [found.const]);
    return words === undefined ? [] : [{ name, words }];
  });
}

const tagNames = ['of', 'is', 'via', 'what'];

function accepts(schema: Schema, value: unknown, defs: Definitions): boolean {
  if (schema.anyOf !== undefined) return schema.anyOf.some((one) => accepts(resolve(one, defs), value, defs));
  if (schema.const !== undefined) return value === schema.const;
  if (schema.enum !== undefined) return schema.enum.includes(value);
  switch (schema.type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value) && (schema.prefixItems === undefined || value.length === schema.prefixItems.length);
    case 'object':
      return isRecord(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'string':
      return typeof value === 'string' && (schema.pattern === undefined || new RegExp(schema.pattern, 's').test(value));
    default:
      return typeof value === schema.type;
  }
}

function resolve(schema: Schema, defs: Definitions): Schema {
  const name = schema.$ref?.replace('#/$defs/', '');
  if (name === undefined) return schema;
  const found = defs[name];
  if (found === undefined) throw new Error(`the schema has no definition of ${name}`);
  return resolve(found, defs);
}

function toBigInt(value: unknown, place: string): bigint {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === 'string' && /^-?\d{1,20}$/.test(value)) return BigInt(value);
  throw new Misfit(place, 'a whole number', value);
}

function expectation(schema: Schema, defs: Definitions): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map((one) => expectation(resolve(one, defs), defs)).join(' or ');
  if (schema.const !== undefined) return listed([schema.const]);
  if (schema.enum !== undefined) return listed(schema.enum);
  if (schema.format === 'int64') return 'a whole number';
  if (schema.type === 'array' && schema.prefixItems !== undefined) return `a list of ${schema.prefixItems.length}`;
  return nouns[String(schema.type)] ?? String(schema.type);
}

const nouns: Readonly<Record<string, string>> = { null: 'null', array: 'a list', object: 'an object', number: 'a number', string: 'a text', boolean: 'true or false' };

function listed(words: readonly unknown[]): string {
  return words.map((word) => JSON.stringify(word)).join(' or ');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const LONGEST = 40;

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isRecord(value)) return 'an object';
  if (value === undefined || value === null) return 'missing';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
