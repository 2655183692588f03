import type { Proposal } from '../proposal.ts';
import { shortOption } from './short-options.ts';
import type { Kind, ProgramSyntax, Slot, Syntax, Word } from './syntax.ts';

/** What may stand at the cursor. */
export interface Expected {
  readonly words: readonly Proposal[];
  readonly kinds: readonly Kind[];
  /** What is typed of the same word and stays: `--interface=`. */
  readonly kept: string;
  /** Where its things are, by the last that says so: `-n NS`, `ip netns exec NS`, `nsenter -t PID`. */
  readonly place: Place | undefined;
  /** The operands before it. */
  readonly given: readonly string[];
  /** The program that it belongs to, behind all that run another one. */
  readonly program: string;
}

/** A word that says where: a name under /run/netns, a path, a pid, a container of a runtime. */
export interface Place {
  readonly kind: 'NETNS' | 'NETNS_PATH' | 'TARGET' | 'CONTAINER';
  readonly word: string;
  readonly program: string;
}

export type LookupSyntax = (program: string) => ProgramSyntax | undefined;

/** Follows the words of a line, its program first, to where `prefix` is typed; `undefined` where nothing is known of the program. Never throws. */
export function expectBehind([path = '', ...words]: readonly string[], prefix: string, lookup: LookupSyntax, outer?: Place): Expected | undefined {
  const program = path.replace(/^.*\//, '');
  const known = lookup(program);
  if (known === undefined) return undefined;
  const reader = new Reader(program, known, outer);
  for (const [at, word] of words.entries()) {
    const slot = reader.read(word);
    if (isLine(slot)) return expectBehind(words.slice(at), prefix, lookup, reader.place) ?? { words: [], kinds: ['FILE'], kept: '', place: reader.place, given: [], program: word };
  }
  return reader.expect(prefix);
}

function isLine(slot: Slot | undefined): boolean {
  return slot?.kind === 'LINE' || slot?.kind === 'LINE_THERE';
}

/** Where in a syntax one is. */
class Reader {
  place: Place | undefined;
  readonly #program: string;
  readonly #shortens: boolean;
  #syntax: Syntax;
  #options: readonly Word[];
  #operands: readonly Slot[];
  /** What the last word still wants. */
  #pending: readonly Slot[] = [];
  #isOption = false;
  #isEnded = false;
  #given: string[] = [];
  readonly #used = new Set<Word>();

  constructor(program: string, syntax: ProgramSyntax, place: Place | undefined) {
    this.#program = program;
    this.#shortens = syntax.shortens === true;
    this.#syntax = syntax;
    this.#options = syntax.options ?? [];
    this.#operands = syntax.operands ?? [];
    this.place = place;
  }

  /** Gives the slot that the word fills, if it does. */
  read(text: string): Slot | undefined {
    this.#settle(text);
    if (this.#pending.length > 0) {
      const { slot, rest } = take(this.#pending, text);
      this.#pending = rest;
      if (this.#isOption) this.#note(slot, text);
      return slot;
    }
    if (this.#mayBeOption(text)) return void this.#readOption(text);
    const word = this.#lookup(this.#syntax.words ?? [], text);
    if (word !== undefined) return void this.#readWord(word);
    if (this.#operands.length === 0) return undefined;
    const { slot, rest } = take(this.#operands, text);
    this.#operands = rest.length === 0 && this.#syntax.repeats === true ? [slot] : rest;
    this.#given.push(text);
    this.#isEnded ||= isLine(slot);
    this.#note(slot, text);
    return slot;
  }

  expect(prefix: string): Expected {
    this.#settle(prefix);
    const found = this.#pending.length > 0 ? offer(this.#pending) : this.#expectWord(prefix);
    return { kept: '', place: this.place, given: this.#given, program: this.#program, ...found };
  }

  /** What an option may have, but need not: `iptables -L -n`. */
  #settle(text: string): void {
    const [next] = this.#pending;
    if (this.#isOption && next !== undefined && next.choices.length > 0 && text.startsWith('-') && !next.choices.includes(text)) this.#pending = [];
  }

  #mayBeOption(text: string): boolean {
    return !this.#isEnded && text.length > 1 && text.startsWith('-') && (this.#options.length > 0 || !isLine(this.#operands[0]));
  }

  #readOption(text: string): void {
    if (text === '--') {
      this.#isEnded = true;
      return;
    }
    const whole = this.#lookup(this.#options, text);
    const { option, value } = whole === undefined ? this.#takeApart(text) : { option: whole, value: undefined };
    this.#pending = value === undefined ? (option?.slots ?? []) : [];
    this.#isOption = true;
    if (value !== undefined) this.#note(option?.slots[0], value);
  }

  /** `--interface=eth0`, or `-nieth0` of the programs that take letters together. */
  #takeApart(text: string): { readonly option: Word | undefined; readonly value: string | undefined } {
    const [, name, value] = /^(--[^=]+)=(.*)$/s.exec(text) ?? [];
    if (name !== undefined) return { option: this.#lookup(this.#options, name), value };
    return this.#shortens ? { option: undefined, value: undefined } : shortOption(this.#options, text);
  }

  #readWord(word: Word): void {
    this.#used.add(word);
    this.#pending = word.slots;
    this.#isOption = false;
    if (word.then !== undefined) {
      this.#syntax = word.then;
      this.#options = word.then.options ?? this.#options;
      this.#operands = word.then.operands ?? [];
      this.#given = [];
      this.#used.clear();
    } else if (word.slots[0]?.kind !== undefined && word.slots[0].kind === this.#operands[0]?.kind) this.#operands = this.#operands.slice(1); // `dev eth0` is what `eth0` alone would be
  }

  #lookup(words: readonly Word[], text: string): Word | undefined {
    const exact = words.find(({ names }) => names.includes(text));
    if (exact !== undefined || !this.#shortens) return exact;
    return words.find(({ names, then }) => (then !== undefined || text.startsWith('-')) && names.some((name) => name.startsWith(text)));
  }

  #note(slot: Slot | undefined, word: string): void {
    const kind = slot?.kind;
    if (kind === 'NETNS' || kind === 'NETNS_PATH' || kind === 'TARGET' || kind === 'CONTAINER') this.place = { kind, word, program: this.#program };
  }

  #expectWord(prefix: string): Pick<Expected, 'words' | 'kinds'> & Partial<Expected> {
    if (!this.#isEnded && prefix.startsWith('-') && this.#options.length > 0) return this.#expectOption(prefix);
    const left = (this.#syntax.words ?? []).filter((word) => this.#syntax.again === true || !this.#used.has(word));
    const operand = offer(this.#operands);
    return { kinds: operand.kinds, words: [...operand.words, ...left.map(toProposal)] };
  }

  #expectOption(prefix: string): Pick<Expected, 'words' | 'kinds'> & Partial<Expected> {
    const { option, value } = this.#lookup(this.#options, prefix) === undefined ? this.#takeApart(prefix) : { option: undefined, value: undefined };
    if (option !== undefined && value !== undefined) return { ...offer(option.slots), kept: prefix.slice(0, prefix.length - value.length) };
    return { kinds: [], words: this.#options.map((each) => ({ ...toProposal(each), value: each.names.find((name) => name.startsWith(prefix)) ?? each.names[0] ?? '' })) };
  }
}

/** The slot that a word fills, and those behind it. */
function take([slot, ...rest]: readonly Slot[], text: string): { readonly slot: Slot; readonly rest: readonly Slot[] } {
  if (slot === undefined) return { slot: { kind: undefined, choices: [] }, rest: [] };
  return mayBeLeftOut(slot, rest) && !slot.choices.includes(text) ? take(rest, text) : { slot, rest };
}

function offer([slot, ...rest]: readonly Slot[]): Pick<Expected, 'words' | 'kinds'> {
  if (slot === undefined) return { words: [], kinds: [] };
  const words = slot.choices.map((value) => ({ value }));
  const behind = mayBeLeftOut(slot, rest) ? offer(rest) : { words: [], kinds: [] };
  return { words: [...words, ...behind.words], kinds: [...(slot.kind === undefined ? [] : [slot.kind]), ...behind.kinds] };
}

function mayBeLeftOut(slot: Slot, rest: readonly Slot[]): boolean {
  return slot.choices.length > 0 && rest.length > 0;
}

function toProposal({ names: [value = ''], about }: Word): Proposal {
  return { value, description: about };
}
