import { runNetnsh, type Terms } from './run-netnsh.ts';

/** What `ns` says of the namespaces that somebody owns: label, and `kind:name` with what else each is called. */
export function ownedRows(terms: Terms = {}): unknown {
  const rows: unknown = JSON.parse(runNetnsh(['ns', '--json'], terms).stdout);
  if (!Array.isArray(rows)) throw new Error('ns --json gave no list');
  return rows
    .map((row: { readonly namespace: string; readonly owners: readonly { readonly kind: string; readonly name: string; readonly also: readonly string[]; readonly isTrusted: boolean }[] }) => ({
      namespace: row.namespace,
      owners: row.owners.filter(({ kind }) => RUNTIMES.has(kind)).map(({ kind, name, also, isTrusted }) => [`${kind}:${name}`, ...also, ...(isTrusted ? [] : ['of a stranger'])].join(' ')),
    }))
    .filter(({ owners }) => owners.length > 0);
}

/** Systemd's units and the init process are the machine's, whatever it is. */
const RUNTIMES = new Set(['docker', 'podman', 'cri', 'containerd', 'lxc', 'mininet']);

/** The namespace that an operand leads to, as a program inside sees it; what netnsh says where it leads to none. */
export function inside(operand: string, terms: Terms = {}): string {
  const { status, stdout, stderr } = runNetnsh(['-n', operand, '--', 'readlink', '/proc/self/ns/net'], terms);
  return status === 0 ? stdout.trim() : stderr.trim();
}

/** Of what listens, which namespace and container `sockets` says, and the port. */
export function listeners(operand: string, terms: Terms = {}): unknown {
  const rows: readonly { readonly namespace: string; readonly container: string | null; readonly localPort: number }[] = JSON.parse(runNetnsh(['sockets', operand, '--listen', '--json'], terms).stdout);
  return rows.map(({ namespace, container, localPort }) => ({ namespace, container, port: localPort }));
}

/** Where `search` finds it, and as what. */
export function found(word: string, terms: Terms = {}): unknown {
  const rows: readonly { readonly namespace: string; readonly kind: string }[] = JSON.parse(runNetnsh(['search', word, '--json'], terms).stdout);
  return rows.map(({ namespace, kind }) => ({ namespace, kind }));
}
