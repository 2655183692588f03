interface Substitution {
  /** The offset behind it. */
  readonly end: number;
  /** `undefined` for a simple `$name`, of which only the `$` is skipped. */
  readonly opener: '$(' | '${' | '`' | undefined;
  readonly isClosed: boolean;
}

/**
 * Skips what `$` or a backtick at `at` begins: `$(…)`, `${…}`, a backtick to its partner, whatever is nested in them. Its inside is for `sh`
 * alone. Never throws; without recursion, so that no depth of nesting can exhaust the stack.
 */
export function skipSubstitution(text: string, at: number): Substitution {
  const opener = openerAt(text, at);
  if (opener === undefined) return { end: at + 1, opener, isClosed: true };

  const closers: string[] = [closerOf[opener]];
  let position = at + opener.length;
  while (position < text.length) {
    const character = text.charAt(position);
    const closer = closers.at(-1);
    const inner = openerAt(text, position);
    if (character === '\\') position += 2;
    else if (character === closer) {
      closers.pop();
      position += 1;
      if (closers.length === 0) return { end: position, opener, isClosed: true };
    } else if (character === "'" && (closer === ')' || closer === '`')) {
      const close = text.indexOf("'", position + 1);
      position = close < 0 ? text.length : close + 1;
    } else if (inner !== undefined) {
      closers.push(closerOf[inner]);
      position += inner.length;
    } else {
      if (character === '"') closers.push('"');
      if (character === '(' && closer === ')') closers.push(')');
      position += 1;
    }
  }
  return { end: text.length, opener, isClosed: false };
}

const closerOf = { '$(': ')', '${': '}', '`': '`' } as const;

function openerAt(text: string, at: number): '$(' | '${' | '`' | undefined {
  if (text.startsWith('$(', at)) return '$(';
  if (text.startsWith('${', at)) return '${';
  return text.charAt(at) === '`' ? '`' : undefined;
}
