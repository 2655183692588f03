import { howToGetRights, ShellError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import type { Namespace } from '../model/namespace.ts';

/** Which of the host's programs tell of rules; `undefined` where one is not installed. */
export interface FirewallPrograms {
  readonly nft: string | undefined;
  /** Of the kind that reads nf_tables, where both are there. */
  readonly iptables: SaveForFamilies;
  /** Of the kind that reads the old tables. */
  readonly legacy: SaveForFamilies;
}

export interface SaveForFamilies {
  readonly ip: string | undefined;
  readonly ip6: string | undefined;
}

export type Asker = Pick<Kernel, 'lookupProgram' | 'capture' | 'readNetFile' | 'readKeptFirewall'>;

/** They are root's: an ordinary user's PATH does not lead to all of them. */
const FOLDERS = '/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin';

/** Looks them up in PATH first, by `lookup`. `iptables-save` alone is of either kind, as the administrator chose (update-alternatives(1)). */
export async function lookupFirewallPrograms(kernel: Asker, lookup: (name: string) => Promise<string | undefined>): Promise<FirewallPrograms> {
  const first = async (...names: readonly string[]): Promise<string | undefined> => {
    for (const name of names) {
      const found = (await lookup(name)) ?? (await kernel.lookupProgram(name, { path: FOLDERS, directory: '/' }))?.path;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    nft: await first('nft'),
    iptables: { ip: await first('iptables-nft-save', 'iptables-save'), ip6: await first('ip6tables-nft-save', 'ip6tables-save') },
    legacy: { ip: await first('iptables-legacy-save', 'iptables-save'), ip6: await first('ip6tables-legacy-save', 'ip6tables-save') },
  };
}

/** What the program printed, or why it did not. */
export type Told = { readonly text: string; readonly remarks: string } | { readonly refusal: ShellError };

/** Runs one inside the namespace. Its own files, such as protocols(5), are those of the host. */
export async function ask(file: string, words: readonly string[], namespace: Namespace, kernel: Asker, signal: AbortSignal): Promise<Told> {
  const name = file.replace(/^.*\//, '');
  const { end, stdout, stderr } = await kernel.capture(namespace, {
    file,
    words: [name, ...words],
    directory: '/',
    environment: { PATH: FOLDERS, LC_ALL: 'C' },
    etcName: undefined,
    input: 'nothing',
    signal,
  });
  if (end.status === 0) return { text: stdout, remarks: stderr };
  const said = stderr.split('\n').map((line) => line.trim()).find((line) => line !== '') ?? `ended with status ${end.status}`;
  const isForbidden = /not permitted|permission denied|must be root/i.test(stderr);
  return { refusal: new ShellError(`${name} in ${namespace.label}${isForbidden ? ' needs CAP_NET_ADMIN' : ''}: ${said}`, { hint: isForbidden ? howToGetRights : undefined }) };
}
