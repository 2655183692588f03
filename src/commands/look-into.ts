import { howToGetRights, KernelError, ShellError, UsageError } from '../errors.ts';
import type { Namespace } from '../model/namespace.ts';
import type { Scope } from './scope.ts';

/** The two arguments of every command that looks into a namespace. */
export const namespaceArguments = {
  namespace: { kind: 'positional', summary: 'Namespace to look into, instead of the current one', complete: 'namespace', shown: 'NS', optional: true },
  all: { kind: 'flag', summary: 'Look into every namespace of the machine' },
} as const;

/** Which namespaces the two arguments mean. */
export async function namespacesToLookInto(values: { readonly namespace: string | undefined; readonly all: boolean }, scope: Scope): Promise<readonly Namespace[]> {
  if (values.all && values.namespace !== undefined) {
    throw new UsageError(`--all and ${values.namespace} contradict each other`, { word: values.namespace, hint: 'name one namespace, or say --all' });
  }
  if (values.all) return (await scope.survey()).namespaces;
  return [values.namespace === undefined ? scope.here : await scope.find(values.namespace)];
}

/**
 * One namespace alone that can not be read is the command's failure; among several it is passed over and said. `untold` is of what nothing
 * is told outside, where other commands have something to show (from-outside.ts).
 */
export function passOver(namespace: Namespace, failure: KernelError | ShellError, several: boolean, scope: Scope, untold?: string): void {
  const said = untold !== undefined && namespace.pids.length > 0 && isRefusal(failure) ? nothingOutside(untold, failure) : failure;
  if (!several) throw said;
  leaveOut(namespace, said, scope);
}

/** Says that nothing of a namespace is shown, and why. */
export function leaveOut({ label }: Namespace, { message }: { readonly message: string }, { notice }: Pick<Scope, 'notice'>): void {
  notice({ label, why: message.replace(`enter ${label}: `, '').replace(`open ${label}: `, '') });
}

/** Whether it is a right that is missing. */
export function isRefusal(failure: KernelError | ShellError): boolean {
  return failure instanceof KernelError && (failure.errno === 'EACCES' || failure.errno === 'EPERM');
}

function nothingOutside(untold: string, failure: KernelError | ShellError): ShellError {
  return new ShellError(`${untold} are told only inside: ${failure.message}`, { hint: failure.hint ?? howToGetRights, cause: failure });
}
