import type { Shell } from '../shell.ts';
import { listFiles } from './from-files.ts';
import { listLinks, listNamespaces } from './from-kernel.ts';
import type { Here } from './question.ts';
import type { Proposal } from './proposal.ts';

/** Words of iproute2, ping and tcpdump behind which a link, or the name of a namespace, is meant. */
const linkWords: Readonly<Record<string, readonly string[]>> = {
  ip: ['dev', 'link', 'show', 'set', 'master', 'oif', 'iif'],
  bridge: ['dev', 'master', 'br', 'brport'],
  tc: ['dev'],
  ping: ['-I'],
  tcpdump: ['-i', '--interface'],
  traceroute: ['-i'],
  ethtool: ['ethtool'],
};
const namespaceWords: Readonly<Record<string, readonly string[]>> = {
  ip: ['netns', 'exec', 'del', 'delete', 'pids', '-n', '-netns'],
  bridge: ['-n', '-netns'],
  ss: ['-N', '--net'],
  tc: ['-n', '-netns'],
};

/** The arguments of programs that are not ours, `last` being the word before: links and namespaces where those are meant, else files. */
export async function listProgramArgument(shell: Shell, path: string, last: string, prefix: string, here: Here): Promise<readonly Proposal[]> {
  const program = path.replace(/^.*\//, '');
  if (namespaceWords[program]?.includes(last) === true) return (await listNamespaces(shell)).filter(({ value }) => !/^(host$|net:)/.test(value));
  const links = linkWords[program]?.includes(last) === true ? await listLinks(shell, await here()) : [];
  return links.some(({ value }) => value.startsWith(prefix)) ? links : listFiles(shell, prefix, 'any');
}
