import { ShellError } from '../errors.ts';
import { labelView, type LabelRow } from '../render/label.ts';
import type { Namespace } from '../model/namespace.ts';
import { defineCommand } from './define.ts';
import type { Scope } from './scope.ts';

export const cd = defineCommand({
  name: 'cd',
  group: 'move',
  shape: 'act',
  summary: 'Enter a namespace; without a word, go back to where netnsh started',
  description: 'NS is a name, a container, a pid, an inode, a path or `host`; `cd -` goes back to the namespace before, and prints which it is; `cd ?` shows a list to choose from. For folders there is `chdir`.',
  args: {
    namespace: { kind: 'positional', summary: 'Namespace to enter, - for the one before, or ? for a list', complete: 'namespace', shown: 'NS|-|?', isChosen: true, optional: true },
  },
  examples: [
    { line: 'cd beijing', shows: 'nothing: the prompt says where you are' },
    { line: 'cd', shows: 'nothing, and you are back where netnsh started' },
  ],
  view: labelView,
  async run({ namespace }, scope): Promise<readonly LabelRow[]> {
    if (namespace === '-') {
      const { previous } = scope.session;
      if (previous === undefined) throw new ShellError('there is no namespace before this one', { word: '-', hint: 'cd NS enters one; ns lists them' });
      await scope.session.enter(previous);
      return [{ namespace: previous.label }];
    }
    await scope.session.enter(namespace === undefined ? scope.home : await findOrSayChdir(namespace, scope));
    return [];
  },
});

/** Hands that know `cd /tmp` from other shells are told the word for it. */
async function findOrSayChdir(operand: string, scope: Scope): Promise<Namespace> {
  try {
    return await scope.find(operand);
  } catch (error) {
    if (!(error instanceof ShellError) || !scope.session.isDirectory(operand)) throw error;
    throw new ShellError(`${operand} is a folder, and cd enters namespaces`, { word: operand, hint: `chdir ${operand} changes the folder` });
  }
}
