import { lookupFirewallPrograms } from '../../discover/firewall-programs.ts';
import { readFirewall } from '../../discover/firewall.ts';
import { KernelError, ShellError } from '../../errors.ts';
import type { Namespace } from '../../model/namespace.ts';
import type { Scope } from '../scope.ts';

/** Rules that can not be read are said, and taken for none. */
export async function ruleReader({ kernel, session, signal, notice }: Scope) {
  const programs = await lookupFirewallPrograms(kernel, async (name) => await session.lookupProgram(name));
  return async (namespace: Namespace) => {
    try {
      const { tables, unseen } = await readFirewall(namespace, programs, kernel, signal);
      unseen.forEach((text) => notice(text));
      return tables;
    } catch (error) {
      if (!(error instanceof ShellError || error instanceof KernelError)) throw error;
      notice(`firewall rules were left out: ${error.message}`);
      return [];
    }
  };
}
