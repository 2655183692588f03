import { encodeText } from '../../src/kernel/text.ts';
import type { Random } from './random.ts';

/** Names that the kernel allows and a program may stumble over. `\udcff` stands for the byte 0xff, which is not UTF-8. */
const namespaceNames = ['plain', 'with space', "it's", 'say "so"', 'esc\x1b[31m', '-dash', '47', 'ünï', 'byte\udcff', 'back\\slash', 'a;b|c', 'tab\there'];

export function randomNamespaceName(random: Random, count: number): string {
  // `ip -batch` has no way to write a word with both blanks and quotes of both kinds, so they come one by one.
  return `${random.pick(namespaceNames)}${count}`;
}

// No white space (0xa0 is some, for the kernel), '/' and ':'; '%' is a pattern and '#' begins a comment for `ip -batch`.
const oddCharacters = [...'\'"\\$()|&*?!~^.,+=@{}[]<>;`', '\x1b', '\x01', '\x7f', 'ü', '€', '\udcff', '\udce9'];
const letters = [...'abcdefghijklmnopqrstuvwxyzXYZ0123456789-_'];

/** A name of at most 15 bytes that ends in a number of its own. */
export function randomLinkName(random: Random, number: number): string {
  const odd = random.chance(0.4);
  let name = random.pick(letters);
  for (let length = random.between(0, 9); length > 0; length--) name += random.pick(odd && random.chance(0.4) ? oddCharacters : letters);
  const suffix = `_${number}`;
  while (encodeText(name + suffix).length > 15) name = name.slice(0, -1);
  return name + suffix;
}

/** Longer than a name may be, and never the same again. */
export function randomAlternativeName(random: Random, number: number): string {
  const middle = Array.from({ length: random.between(0, 60) }, () => random.pick(random.chance(0.2) ? oddCharacters : letters));
  return `alt${middle.join('')}${number}`;
}

/** A comment of the administrator's, with blanks. */
export function randomAlias(random: Random): string {
  const middle = Array.from({ length: random.between(1, 100) }, () => random.pick(random.chance(0.2) ? [' ', '€', '\\', "'", '\x1b'] : letters));
  return `to ${middle.join('')}.`;
}
