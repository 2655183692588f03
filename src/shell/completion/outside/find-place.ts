import { findOperand } from '../../../commands/survey.ts';
import { ShellError } from '../../../errors.ts';
import { pathOfName } from '../../../model/named-path.ts';
import type { Namespace } from '../../../model/namespace.ts';
import type { Shell } from '../../shell.ts';
import type { Place } from './expect.ts';

/** The namespace that a program was told to work in. Throws a ShellError or KernelError when it is none. */
export async function findPlace(shell: Shell, { kind, word, program }: Place): Promise<Namespace> {
  switch (kind) {
    case 'NETNS':
      return await openPath(shell, pathOfName(word));
    case 'NETNS_PATH':
      return await openPath(shell, shell.resolvePath(word));
    case 'TARGET':
      return await findOperand(`pid:${word}`, await shell.memory.survey(), shell.place);
    case 'CONTAINER':
      return await findContainer(shell, program, word);
  }
}

/** Without a survey of the whole machine. Who is inside stays unknown. */
async function openPath(shell: Shell, path: string): Promise<Namespace> {
  const { name, found } = await shell.ports.kernel.readPath(path);
  if (found.is === 'broken') throw new ShellError(found.reason, { word: path });
  return { id: found.id, ways: [{ via: 'path', path }], label: name, names: [name], owners: [], paths: [path], sources: ['named'], pids: [], representative: undefined, isHome: false };
}

/** By its name, or the beginning of its id, as docker and podman take both. */
async function findContainer(shell: Shell, runtime: string, word: string): Promise<Namespace> {
  const { namespaces } = await shell.memory.survey();
  const isMeant = ({ owners }: Namespace): boolean => owners.some(({ kind, name, id }) => kind === runtime && (name === word || id?.startsWith(word) === true));
  const found = namespaces.find(isMeant);
  if (found === undefined) throw new ShellError(`no container ${word}`, { word });
  return found;
}
