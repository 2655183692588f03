import type { KernelError, ShellError } from '../../errors.ts';
import type { Namespace } from '../../model/namespace.ts';
import type { Outside } from '../../model/outside.ts';
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
  const closed = new Map<string, Closed>();
  return {
    async read(namespace, failure) {
      const outside = isRefusal(failure) ? await scope.kernel.readOutside(namespace, kinds) : undefined;
      if (outside !== undefined) seen.push(namespace.label);
      else if (several && isRefusal(failure)) {
        const why = failure.message.replaceAll(namespace.label, '');
        closed.set(why, { labels: [...(closed.get(why)?.labels ?? []), namespace.label], message: closed.get(why)?.message ?? failure.message });
      } else passOver(namespace, failure, several, scope);
      return outside;
    },
    say() {
      for (const { labels, message } of closed.values()) scope.notice(`${listOf(labels)} ${labels.length === 1 ? 'was' : 'were'} left out: ${message}`);
      if (seen.length > 0) scope.notice(`seen only from outside, through /proc/PID/net: ${listOf(seen)}; not known there: ${lacks}`);
    },
  };
}

/** Namespaces that are refused for the same reason; an ordinary user has many of them. */
interface Closed {
  readonly labels: readonly string[];
  /** That of the first. */
  readonly message: string;
}

const MOST_NAMED = 10;

function listOf(labels: readonly string[]): string {
  const others = labels.length - MOST_NAMED;
  return others <= 1 ? labels.join(', ') : `${labels.slice(0, MOST_NAMED).join(', ')} and ${others} others`;
}
