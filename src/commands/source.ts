import { ShellError } from '../errors.ts';
import { textView } from '../render/text-view.ts';
import { defineCommand } from './define.ts';

export const source = defineCommand({
  name: 'source',
  group: 'the shell',
  shape: 'act',
  summary: 'Run the lines of a file as if they were typed here',
  description: 'It ends at the first line that fails.',
  args: { file: { kind: 'positional', shown: 'FILE', complete: 'file', summary: 'File to read' } },
  examples: [{ line: 'source /dev/null', shows: 'nothing: there are no lines in it' }],
  view: textView,
  async run({ file }, { session }) {
    const status = await session.source(file);
    if (status !== 0) throw new ShellError(`${file} ended at a line that failed`, { status });
    return [];
  },
});
