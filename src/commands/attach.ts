import { deedView, type Deed } from '../render/deed.ts';
import { defineCommand } from './define.ts';
import { parsePid } from './processes/pid.ts';

export const attach = defineCommand({
  name: 'attach',
  group: 'change things',
  shape: 'act',
  summary: "Give a name to a process's namespace, as `ip netns attach` does",
  args: {
    name: { kind: 'positional', shown: 'NS', summary: 'Name to give' },
    pid: { kind: 'positional', shown: 'PID', complete: 'pid', summary: 'Process whose namespace it is; self is netnsh' },
  },
  examples: [{ line: 'attach outside self', shows: 'that the starting namespace now has a name too' }],
  view: deedView,
  async run({ name, pid }, { kernel, session }): Promise<readonly Deed[]> {
    await kernel.attachNamespace(name, pid === 'self' ? session.pid : parsePid(pid));
    return [{ name, action: 'attached', said: `${name} names the namespace of process ${pid}` }];
  },
});
