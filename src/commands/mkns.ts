import { deedView, type Deed } from '../render/deed.ts';
import { defineCommand } from './define.ts';

export const mkns = defineCommand({
  name: 'mkns',
  group: 'change things',
  shape: 'act',
  summary: 'Make namespaces with these names, as `ip netns add` does',
  description: 'When one of several can not be made, those made before it are taken back. The empty file that somebody leaves who is killed meanwhile is no obstacle: the name is made in its place.',
  args: { names: { kind: 'positional', many: true, shown: 'NS', summary: 'Name for the new namespace' } },
  examples: [{ line: 'mkns wuhan chengdu', shows: 'what was made; cd wuhan enters it' }],
  view: deedView,
  async run({ names }, { kernel }): Promise<readonly Deed[]> {
    const made: string[] = [];
    try {
      for (const name of names) {
        await kernel.addNamespace(name);
        made.push(name);
      }
    } catch (error) {
      for (const name of made) await kernel.deleteNamespace(name);
      throw error;
    }
    return made.map((name) => ({ name, action: 'made', said: `made ${name}` }));
  },
});
