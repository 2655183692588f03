import { ShellError } from '../../errors.ts';
import { namespaceKey } from '../namespace.ts';
import type { State } from '../state.ts';
import { Misfit, shapeOf, type Schema } from './shape.ts';
import stateSchema from './state.schema.json' with { type: 'json' };

/**
 * Reads what `save` wrote. Any text gives a state or a ShellError of status 2, which names the place that is wrong.
 * @param file how messages call the text.
 */
export function parseState(text: string, file: string): State {
  const value = parseJson(text, file);
  refuseOthers(value, file);
  try {
    const state = shapeOf(stateSchema as unknown as Schema, value) as State; // the schema is made of the type
    refuseContradictions(state, file);
    return state;
  } catch (error) {
    if (error instanceof Misfit) throw damaged(file, error.message, error);
    throw error;
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error; // too deep for JSON.parse
    const reason = error instanceof SyntaxError ? error.message.replace(/, (?:\.\.\.)?"[\s\S]*$| \(line \d+ column \d+\)$/, '') : 'it is nested too deeply';
    throw refusal(file, `${file} is no JSON: ${reason}`, error);
  }
}

/** Another kind of file, or one of a netnsh that is newer than this one. */
function refuseOthers(value: unknown, file: string): void {
  const { format, version, savedBy }: { readonly format?: unknown; readonly version?: unknown; readonly savedBy?: unknown } = typeof value === 'object' && value !== null ? value : {};
  if (format !== 'netnsh state') throw refusal(file, `${file} was not written by save`, undefined);
  if (typeof version === 'number' && version > 1) {
    const writer = typeof savedBy === 'string' ? ` of netnsh ${savedBy.slice(0, 40)}` : '';
    throw new ShellError(`${file} has version ${version}${writer}, and this netnsh reads version 1`, { word: file, status: 2, hint: 'a newer netnsh reads it' });
  }
}

function refuseContradictions({ namespaces }: State, file: string): void {
  const homes = namespaces.filter(({ isHome }) => isHome).length;
  if (homes !== 1) throw damaged(file, `namespaces should have one with isHome, and ${homes === 0 ? 'none has' : `${homes} have`}`);
  const places = new Map<string, number>();
  for (const [at, { id }] of namespaces.entries()) {
    const before = places.get(namespaceKey(id));
    if (before !== undefined) throw damaged(file, `namespaces[${at}].id should be another than that of namespaces[${before}]`);
    places.set(namespaceKey(id), at);
  }
}

function damaged(file: string, what: string, cause?: unknown): ShellError {
  return refusal(file, `${file} is damaged: ${what}`, cause);
}

function refusal(file: string, message: string, cause: unknown): ShellError {
  return new ShellError(message, { word: file, status: 2, hint: 'save FILE writes one that can be read', cause });
}
