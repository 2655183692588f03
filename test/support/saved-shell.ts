import { createSavedKernel } from '../../src/kernel/saved/saved-kernel.ts';
import { savedFrom } from '../../src/model/state/saved-from.ts';
import type { State } from '../../src/model/state.ts';
import { openTestShell, type TestShell, type TestShellOptions } from './test-shell.ts';

/** A shell as `netnsh --from FILE` opens it. */
export async function openSavedShell(state: State, options: TestShellOptions = {}, file = 'monday.json'): Promise<TestShell> {
  const from = savedFrom(file, state);
  const { namespaces, broken, socketHolders: sockets, unseen, pid } = state;
  return await openTestShell({ kernel: createSavedKernel(state, from), saved: { from, snapshot: { namespaces, broken, sockets, unseen } }, pid, ...options });
}
