import type { KernelError, ShellError } from '../../errors.ts';
import type { Namespace } from '../../model/namespace.ts';
import type { Outside } from '../../model/outside.ts';
import { listLabels } from '../../render/left-out.ts';
import { isRefusal, passOver } from '../look-into.ts';
import type { Scope } from '../scope.ts';

/** What is to be seen of namespaces that may not be entered. */
export interface FromOutside<Kind extends keyof Outside> {
  /** `undefined` where nothing is: then the failure has been said, or thrown, as it would be without this. */
  read(namespace: Namespace, failure: KernelError | ShellError): Promise<Pick<Outside, Kind> | undefined>;
  /** One notice for all of them that were read. */
  say(): void;
}

/** `lacks` says what is not known from outside, and stands at the end of a sentence. */
export function lookFromOutside<Kind extends keyof Outside>(kinds: readonly Kind[], lacks: string, several: boolean, scope: Scope): FromOutside<Kind> {
  const seen: string[] = [];
  return {
    async read(namespace, failure) {
      const outside = isRefusal(failure) ? await scope.kernel.readOutside(namespace, kinds) : undefined;
      if (outside !== undefined) seen.push(namespace.label);
      else passOver(namespace, failure, several, scope);
      return outside;
    },
    say() {
      if (seen.length > 0) scope.notice(`seen only from outside, through /proc/PID/net: ${listLabels(seen)}; not known there: ${lacks}`);
    },
  };
}
