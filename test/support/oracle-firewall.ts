/** What `nft -j list ruleset` says, in the shape of our model as far as both have it. */
export interface OracleChain {
  readonly table: string;
  readonly name: string;
  readonly handle: unknown;
  readonly hook: unknown;
  readonly type: unknown;
  readonly policy: unknown;
  readonly rules: readonly OracleRule[];
}

interface OracleRule {
  readonly handle: unknown;
  readonly comment: unknown;
  readonly packets: unknown;
  readonly bytes: unknown;
  readonly verdict: string | undefined;
  readonly matches: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

export function readNftJson(text: string): readonly OracleChain[] {
  const parsed: unknown = JSON.parse(text);
  const objects = listOf(recordOf(parsed)['nftables']).map(recordOf);
  const rules = objects.flatMap((object) => ('rule' in object ? [recordOf(object['rule'])] : []));
  return objects.flatMap((object) => {
    if (!('chain' in object)) return [];
    const { family, table, name, handle, hook, type, policy } = recordOf(object['chain']);
    const own = rules.filter((rule) => rule['family'] === family && rule['table'] === table && rule['chain'] === name);
    return [{ table: `${String(family)} ${String(table)}`, name: String(name), handle, hook, type, policy, rules: own.map(toRule) }];
  });
}

function toRule({ handle, comment, expr }: Json): OracleRule {
  const parts = listOf(expr).map(recordOf);
  const counter = parts.map((part) => part['counter']).find((one) => typeof one === 'object' && one !== null);
  const { packets, bytes } = counter === undefined ? {} : recordOf(counter);
  return { handle, comment, packets, bytes, verdict: parts.flatMap(verdictOf)[0], matches: parts.flatMap((part) => ('match' in part ? [matchOf(recordOf(part['match']))] : [])) };
}

function verdictOf(part: Json): readonly string[] {
  for (const word of ['accept', 'drop', 'return']) if (word in part) return [word];
  for (const word of ['jump', 'goto']) if (word in part) return [`${word} ${String(recordOf(part[word])['target'])}`];
  return [];
}

function matchOf({ op, left, right }: Json): string {
  return `${fieldOf(recordOf(left))} ${op === '!=' ? 'not ' : ''}${valuesOf(right).join(',')}`;
}

function fieldOf(left: Json): string {
  if ('payload' in left) return `${String(recordOf(left['payload'])['protocol'])} ${String(recordOf(left['payload'])['field'])}`;
  if ('ct' in left) return `ct ${String(recordOf(left['ct'])['key'])}`;
  const key = String(recordOf(left['meta'])['key']);
  return /^[io]if(name)?$/.test(key) ? key : `meta ${key}`;
}

function valuesOf(right: unknown): readonly string[] {
  if (Array.isArray(right)) return right.flatMap(valuesOf);
  if (typeof right !== 'object' || right === null) return [String(right)];
  const { prefix, range, set } = recordOf(right);
  if (set !== undefined) return valuesOf(set);
  if (range !== undefined) return [listOf(range).map(String).join('-')];
  return [`${String(recordOf(prefix)['addr'])}/${String(recordOf(prefix)['len'])}`];
}

function recordOf(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`no object: ${JSON.stringify(value)}`);
  return value as Json; // just looked at
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`no list: ${JSON.stringify(value)}`);
  return value;
}
