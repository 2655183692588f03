import { discoverNamespaces } from '../../src/discover/discover.ts';
import { readState } from '../../src/discover/state.ts';
import { parseState } from '../../src/model/state/parse-state.ts';
import type { State } from '../../src/model/state.ts';
import { drawState } from '../../src/render/state-json.ts';
import type { FakeKernel } from './fake-kernel.ts';
import { OWN_PID } from './fake-machine.ts';
import { theLab } from './the-lab.ts';

/** The state of a fake machine, the lab unless it is another, as it comes out of a file. */
export async function stateOf(kernel: FakeKernel = theLab()): Promise<State> {
  return parseState(await textOf(kernel), 'lab.json');
}

/** The file itself. */
export async function textOf(kernel: FakeKernel = theLab()): Promise<string> {
  const { id } = await kernel.readOwnNamespace();
  const terms = { savedAt: new Date(Date.UTC(2026, 10, 23, 9)), savedBy: '0.0.0', pid: OWN_PID, signal: new AbortController().signal, withFirewall: true, lookupProgram: async () => undefined };
  return drawState(await readState(kernel, await discoverNamespaces(kernel, { homeId: id }), terms));
}
