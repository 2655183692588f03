import { KernelError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import { etcNameOf } from '../model/named-path.ts';
import type { Namespace } from '../model/namespace.ts';

/** A file of /etc as a program finds it that is started in the namespace. */
export interface EtcFile {
  /** Where its text really is: /etc/FILE, or /etc/netns/NAME/FILE. */
  readonly path: string;
  readonly isOwn: boolean;
  /** `undefined` where there is none. */
  readonly text: string | undefined;
  /** Why it is not what one would expect, as a sentence. */
  readonly warning: string | undefined;
}

/**
 * Reads as programs do: a file of /etc/netns/NAME is bound over that of the same name in /etc, where there is one (kernel/program-mounts.ts);
 * nothing is bound for a program that stays where netnsh started.
 */
export async function readEtcFile(name: string, namespace: Namespace, kernel: Pick<Kernel, 'readTextFile'>): Promise<EtcFile> {
  const common = `/etc/${name}`;
  const below = await readOrRefuse(common, kernel);
  const etcName = namespace.isHome ? undefined : etcNameOf(namespace.paths);
  if (etcName === undefined) return { path: common, isOwn: false, text: below.text, warning: below.refusal };
  const own = `/etc/netns/${etcName}/${name}`;
  const above = await readOrRefuse(own, kernel);
  if (above.text === undefined) return { path: common, isOwn: false, text: below.text, warning: above.refusal ?? below.refusal };
  if (below.text === undefined) {
    return { path: common, isOwn: false, text: undefined, warning: `${own} is not seen in ${namespace.label}: it lies over ${common}, and there is none; touch ${common}` };
  }
  return { path: own, isOwn: true, text: above.text, warning: undefined };
}

async function readOrRefuse(path: string, kernel: Pick<Kernel, 'readTextFile'>): Promise<{ readonly text: string | undefined; readonly refusal: string | undefined }> {
  try {
    return { text: await kernel.readTextFile(path), refusal: undefined };
  } catch (error) {
    if (error instanceof KernelError) return { text: undefined, refusal: error.message };
    throw error;
  }
}
