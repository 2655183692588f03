import { readResolver, type ResolverFact } from '../../discover/resolver.ts';
import { KernelError, ShellError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import type { Nameserver } from '../../model/resolver.ts';
import type { View } from '../../render/view.ts';
import type { dnsArguments } from '../dns.ts';
import { namespacesToLookInto, passOver } from '../look-into.ts';
import type { Scope } from '../scope.ts';

/** One file or resolver as JSON gives it (docs/json.md). */
export interface DnsRow extends ResolverFact {
  readonly namespace: string;
}

export const view: View<DnsRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'what', value: (row) => row.part, isName: true },
    { name: 'path', value: (row) => row.path, role: (row) => (row.isThere ? 'plain' : 'faint'), drop: 1 },
    { name: 'says', value: saysText, role: (row) => (row.warnings.length > 0 ? 'warning' : 'plain') },
    { name: 'nameservers', value: (row) => row.nameservers.map(({ address }) => address), role: 'address', wide: true, whenAny: true },
    { name: 'sources', value: (row) => row.sources, wide: true, whenAny: true },
    { name: 'own', value: (row) => row.isOwn, wide: true },
    { name: 'warnings', value: (row) => row.warnings, wide: true, whenAny: true },
  ],
  empty: (where) => `nothing has a say about names in ${where}`,
};

export async function run(values: Values<typeof dnsArguments>, scope: Scope) {
  const rows: DnsRow[] = [];
  for (const namespace of await namespacesToLookInto(values, scope)) {
    scope.signal.throwIfAborted();
    try {
      const facts = await readResolver(namespace, scope.kernel);
      rows.push(...facts.filter(({ part }) => values.part === undefined || part === values.part).map((fact) => ({ namespace: namespace.label, ...fact })));
    } catch (error) {
      if (!(error instanceof KernelError || error instanceof ShellError)) throw error;
      passOver(namespace, error, values.all, scope, 'nameservers');
    }
  }
  warn(rows, values.all, scope);
  return rows;
}

/** Of many namespaces the table shows where something is amiss; what to do is said of each alone. */
function warn(rows: readonly DnsRow[], several: boolean, { notice }: Scope): void {
  const amiss = rows.filter(({ warnings }) => warnings.length > 0);
  if (!several) amiss.flatMap(({ warnings }) => warnings).forEach((text) => notice(text));
  else if (amiss.length > 0) notice(`something is amiss in ${[...new Set(amiss.map(({ namespace }) => namespace))].join(', ')}: dns NS says what to do`);
}

function saysText({ part, isThere, nameservers, search, options, sources, hosts }: DnsRow): readonly string[] {
  if (hosts !== undefined && isThere) return [hosts === 1 ? '1 entry' : `${hosts} entries`];
  if (part === 'resolv.conf') {
    if (!isThere) return ['not there: 127.0.0.1 is asked'];
    const rest = [...(search.length === 0 ? [] : [`search ${search.join(' ')}`]), ...(options.length === 0 ? [] : [`options ${options.join(' ')}`])];
    return [...(nameservers.length === 0 ? ['no nameserver: 127.0.0.1 is asked'] : nameservers.map(nameserverText)), ...rest];
  }
  if (part === 'nsswitch.conf') return [sources.length === 0 ? 'nothing of hosts' : `hosts: ${sources.join(' ')}`];
  if (part === 'hosts') return ['not there'];
  return [isThere ? 'answers' : 'nobody answers'];
}

function nameserverText({ address, isLoopback, isListening, link, gateway, refusal }: Nameserver): string {
  if (isLoopback && isListening === false) return `${address} (nobody listens)`;
  if (refusal !== undefined) return `${address} (no route)`;
  if (gateway !== undefined) return `${address} via ${gateway}`;
  return link === undefined ? address : `${address} dev ${link}`;
}
