import { labelView, type LabelRow } from '../render/label.ts';
import { defineCommand } from './define.ts';

export const pwd = defineCommand({
  name: 'pwd',
  group: 'move',
  shape: 'show',
  summary: 'Print the namespace you are in',
  args: {},
  examples: [{ line: 'pwd', shows: 'one bare name' }],
  view: labelView,
  async run(_values, scope): Promise<readonly LabelRow[]> {
    return [{ namespace: scope.here.label, inode: scope.here.id.inode }];
  },
});
