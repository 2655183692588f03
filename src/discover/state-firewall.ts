import { KernelError, ShellError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import type { FirewallReading } from '../model/firewall.ts';
import type { Namespace } from '../model/namespace.ts';
import { aFewAtOnce } from './a-few-at-once.ts';
import { lookupFirewallPrograms, type FirewallPrograms } from './firewall-programs.ts';
import { readFirewall } from './firewall.ts';

// Each is a process or three.
const AT_ONCE = 6;

/** The rules of each namespace, or why they could not be read; in the order of the namespaces. */
export async function readStateFirewalls(
  kernel: Kernel,
  namespaces: readonly Namespace[],
  { signal, lookupProgram }: { readonly signal: AbortSignal; lookupProgram(name: string): Promise<string | undefined> },
): Promise<readonly (FirewallReading | { readonly failure: KernelError | ShellError })[]> {
  const programs = await lookupFirewallPrograms(kernel, lookupProgram);
  const presence = isAnyThere(programs) ? await kernel.readFirewallPresence(namespaces) : [];
  const empty = new Set(namespaces.filter((_, at) => presence[at] === false)); // no program need be started to say so
  return await aFewAtOnce(namespaces, AT_ONCE, signal, async (namespace) => {
    if (empty.has(namespace)) return { tables: [], unseen: [] };
    try {
      return await readFirewall(namespace, programs, kernel, signal);
    } catch (error) {
      if (error instanceof KernelError || error instanceof ShellError) return { failure: error };
      throw error;
    }
  });
}

function isAnyThere({ nft, iptables }: FirewallPrograms): boolean {
  return nft !== undefined || iptables.ip !== undefined || iptables.ip6 !== undefined;
}
