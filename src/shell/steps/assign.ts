import type { AssignStep } from '../../grammar/step.ts';
import { captureProgram } from './run-program.ts';
import type { Stage } from './stage.ts';

/** Sets variables for all that comes after; gives the status of what was run to learn their values. */
export async function assign({ names, values, text }: AssignStep, stage: Stage): Promise<number> {
  const { variables } = stage.shell;
  if (values !== undefined) {
    names.forEach((name, at) => variables.set(name, values[at] ?? ''));
    return 0;
  }
  const { stdout, stderr } = await captureProgram(['sh', '-c', tellingValues(text, names), ...stage.shell.ports.scriptWords], stage);
  if (stderr !== '') await stage.err.write(stderr);
  const [status, ...told] = stdout.split('\0');
  if (told.length <= names.length) return 2; // sh gave up halfway, and has said why
  names.forEach((name, at) => variables.set(name, told[at] ?? ''));
  return Number(status);
}

/** The status of the assignment and its values, each with a NUL behind it. */
function tellingValues(text: string, names: readonly string[]): string {
  return `${text}\nprintf '%s\\0' "$?" ${names.map((name) => `"$${name}"`).join(' ')}`;
}
