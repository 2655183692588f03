import { lookupFirewallPrograms } from '../../discover/firewall-programs.ts';
import { readFirewall } from '../../discover/firewall.ts';
import { KernelError, ShellError } from '../../errors.ts';
import type { Namespace } from '../../model/namespace.ts';
import type { Scope } from '../scope.ts';

/** Rules that can not be read are said, and taken for none. */
export async function ruleReader({ kernel, session, signal, notice }: Scope) {
  const programs = await lookupFirewallPrograms(kernel, async (name) => await session.lookupProgram(name));
  return async (namespace: Namespace) => {
    const [isThere] = await kernel.readFirewallPresence([namespace]);
    if (isThere === false) return []; // no program need be started to say so
    try {
      const { tables, unseen } = await readFirewall(namespace, programs, kernel, signal);
      for (const text of unseen) {
        const [, why] = /^rules were left out: (.*)$/s.exec(text) ?? [];
        if (why === undefined) notice(text);
        else notice({ what: 'some firewall rules', label: namespace.label, why: withoutPlace(why, namespace) });
      }
      return tables;
    } catch (error) {
      if (!(error instanceof ShellError || error instanceof KernelError)) throw error;
      if (error instanceof ShellError && error.status === 127) notice(`firewall rules were left out: ${error.message}`);
      else notice({ what: 'firewall rules', label: namespace.label, why: withoutPlace(error.message, namespace) });
      return [];
    }
  };
}

/** The same for every namespace where it is the same, so that it is said once. */
function withoutPlace(message: string, { label }: Namespace): string {
  return message.replace(` in ${label}: `, ': ');
}
