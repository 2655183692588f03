import type { State } from '../model/state.ts';
import { drawJson } from './json.ts';

/** The file that holds a state: JSON with each namespace, process and so on in a line of its own, for those who grep(1). Ends without a newline. */
export function drawState(state: State): string {
  const fields = Object.entries(state).map(([name, value]) => `${JSON.stringify(name)}:${Array.isArray(value) ? drawList(value) : drawJson(value)}`);
  return `{\n${fields.join(',\n')}\n}`;
}

function drawList(values: readonly unknown[]): string {
  return values.length === 0 ? '[]' : `[\n${values.map((value) => drawJson(value)).join(',\n')}\n]`;
}
