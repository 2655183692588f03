import { ShellError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import { createSavedKernel } from '../kernel/saved/saved-kernel.ts';
import { parseState } from '../model/state/parse-state.ts';
import { savedFrom } from '../model/state/saved-from.ts';
import type { SavedMachine } from '../shell/ports.ts';
import { readFile } from './read-file.ts';

/** The machine that a file tells of, in place of this one. `pid` is that of the netnsh that wrote it. */
export function openSaved(file: string): { readonly kernel: Kernel; readonly saved: SavedMachine; readonly pid: number } {
  const state = parseState(readText(file), file);
  const from = savedFrom(file, state);
  const { namespaces, broken, socketHolders: sockets, unseen, pid } = state;
  return { kernel: createSavedKernel(state, from), saved: { from, snapshot: { namespaces, broken, sockets, unseen } }, pid };
}

function readText(file: string): string {
  try {
    return readFile(file);
  } catch (error) {
    throw error instanceof ShellError ? new ShellError(error.message, { word: file, status: 2, hint: 'save FILE writes one', cause: error }) : error;
  }
}
