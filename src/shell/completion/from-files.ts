import type { Shell } from '../shell.ts';
import type { Proposal } from './proposal.ts';

/** Programs of PATH, or files behind a path that is being typed. */
export function listPrograms(shell: Shell, prefix: string): readonly Proposal[] {
  if (prefix.includes('/')) return listFiles(shell, prefix, 'any');
  const folders = (shell.variables.get('PATH') ?? '').split(':').filter((folder) => folder !== '');
  const names = new Set(folders.flatMap((folder) => shell.ports.listFolder(folder).filter(({ isFolder }) => !isFolder).map(({ name }) => name)));
  return [...names].filter((name) => name.startsWith(prefix)).sort().map((value) => ({ value }));
}

/** What is in the folder that is being typed; hidden files only when their dot is. */
export function listFiles(shell: Shell, prefix: string, which: 'any' | 'folders'): readonly Proposal[] {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  const name = prefix.slice(folder.length);
  return shell.ports
    .listFolder(shell.resolvePath(folder === '' ? '.' : folder))
    .filter((entry) => (entry.isFolder || which === 'any') && entry.name.startsWith('.') === name.startsWith('.'))
    .map((entry): Proposal => (entry.isFolder ? { value: `${folder}${entry.name}/`, isOpen: true } : { value: folder + entry.name }))
    .sort((a, b) => (a.value < b.value ? -1 : 1));
}
