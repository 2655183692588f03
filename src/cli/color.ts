import type { SessionOptions } from './invocation.ts';

/**
 * Whether a stream gets colours: `--color`, then NO_COLOR (no-color.org, when not empty), FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR=0,
 * TERM=dumb, then whether it is a terminal.
 */
export function decideColor(wish: SessionOptions['color'], environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if (wish !== 'auto') return wish === 'always';
  const { NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM } = environment;
  if (isSet(NO_COLOR)) return false;
  if (isSet(FORCE_COLOR)) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (isSet(CLICOLOR_FORCE) && CLICOLOR_FORCE !== '0') return true;
  return CLICOLOR !== '0' && TERM !== 'dumb' && isTerminal;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
