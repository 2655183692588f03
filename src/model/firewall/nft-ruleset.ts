import type { FirewallChain, FirewallFamily, FirewallObject, FirewallRule, FirewallSet, FirewallTable } from '../firewall.ts';
import { parseNftRule } from './nft-rule.ts';
import { elementsOf, joinLines, splitNftWords, unquote } from './nft-words.ts';

/**
 * The tables of `nft -a list ruleset`. Its text has all that `nft -j` has, in nft's own syntax, and in one reading; while `nft -j` of 1.0.6 breaks
 * off in the middle where a table is dormant, and is not there at all where nft was built without it.
 */
export function parseNftRuleset(text: string): readonly FirewallTable[] {
  const tables: FirewallTable[] = [];
  const lines = joinLines(text);
  for (let at = 0; at < lines.length; ) {
    const [, family, name, notes = ''] = /^table (\S+) (.+?) \{(.*)$/s.exec(lines[at] ?? '') ?? [];
    const end = family === undefined ? at : endOfBlock(lines, at, '}');
    if (family !== undefined && name !== undefined) tables.push(parseTable(family, name, handleIn(notes), lines.slice(at + 1, end)));
    at = end + 1;
  }
  return tables;
}

interface Block {
  readonly is: string;
  readonly name: string;
  readonly handle: number | undefined;
  /** Without the indentation. */
  readonly lines: readonly string[];
}

function parseTable(family: string, name: string, handle: number | undefined, lines: readonly string[]): FirewallTable {
  const blocks: Block[] = [];
  const statements: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const [, is, called, notes = ''] = /^\t(\S+(?: \S+)??) (\S+) \{(.*)$/s.exec(line) ?? [];
    if (is === undefined || called === undefined) {
      statements.push(line.trim());
      continue;
    }
    const end = endOfBlock(lines, at, '\t}');
    blocks.push({ is, name: unquote(called), handle: handleIn(notes), lines: lines.slice(at + 1, end).map((inner) => inner.replace(/^\t\t/, '')) });
    at = end;
  }
  return {
    family: family as FirewallFamily, // nft names no others
    name,
    source: 'nft',
    handle,
    flags: listBehind('flags', statements),
    comment: commentIn(statements),
    chains: blocks.filter(({ is }) => is === 'chain').map(parseChain),
    sets: blocks.flatMap(parseSet),
    objects: blocks.filter(({ is }) => is !== 'chain' && !isSet(is)).map(parseObject),
  };
}

function parseChain({ name, handle, lines }: Block): FirewallChain {
  const head = /^type (\S+) hook (\S+)(?: devices? (?:= )?(.+?))? priority ([^;]+);(?: policy (\S+);)?/;
  const [, type, hook, devices = '', priority, policy] = lines.map((line) => head.exec(line)).find((found) => found !== null) ?? [];
  const isRule = (line: string): boolean => line.trim() !== '' && !head.test(line) && (/ # handle \d+$/.test(line) || !line.startsWith('comment "'));
  const rules: readonly FirewallRule[] = lines.filter(isRule).map(parseNftRule);
  return { name, handle, type, hook, priority, policy, devices: elementsOf(devices).map(unquote), comment: commentIn(lines), rules };
}

function parseSet({ is, name, handle, lines }: Block): readonly FirewallSet[] {
  if (!isSet(is)) return [];
  const behind = (word: string): string | undefined => lines.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1);
  const elements = elementsOf((behind('elements') ?? '').replace(/^= /, ''));
  return [{ is, name, handle, type: behind('type') ?? behind('typeof'), flags: listBehind('flags', lines), count: elements.length, elements }];
}

function parseObject({ is, name, handle, lines }: Block): FirewallObject {
  return { is, name, handle, text: lines.map((line) => line.trim()).filter((line) => line !== '').join(' ') };
}

function isSet(is: string): is is FirewallSet['is'] {
  return is === 'set' || is === 'map' || is === 'meter';
}

function endOfBlock(lines: readonly string[], start: number, brace: string): number {
  const end = lines.indexOf(brace, start);
  return end === -1 ? lines.length : end;
}

function handleIn(notes: string): number | undefined {
  const handle = /# handle (\d+)/.exec(notes)?.[1];
  return handle === undefined ? undefined : Number(handle);
}

function listBehind(word: string, lines: readonly string[]): readonly string[] {
  return elementsOf(lines.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1) ?? '');
}

/** That of the table or the chain itself; one that ends with a handle is a rule with nothing but a comment. */
function commentIn(lines: readonly string[]): string | undefined {
  const line = lines.find((one) => one.startsWith('comment "') && !/ # handle \d+$/.test(one));
  return line === undefined ? undefined : unquote(splitNftWords(line)[1] ?? '');
}
