import { KernelError, ShellError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import type { Target } from '../model/namespace.ts';
import type { WiredLink } from '../model/wired-link.ts';

/** The links of one namespace with what WireGuard says of its own, and why it did not. */
export interface WithWireguard {
  readonly links: readonly WiredLink[];
  readonly untold: readonly { readonly link: string; readonly failure: KernelError | ShellError }[];
}

/** WireGuard says nothing of its peers in rtnetlink: where there are such links, it is asked. */
export async function addWireguard(kernel: Pick<Kernel, 'readWireguard'>, namespace: Target, links: readonly WiredLink[]): Promise<WithWireguard> {
  const ours = links.filter(({ kind }) => kind === 'wireguard');
  if (ours.length === 0) return { links, untold: [] };
  try {
    const readings = await kernel.readWireguard(namespace, ours.map(({ index }) => index));
    const readingOf = new Map(ours.map(({ index }, at) => [index, readings[at]]));
    return {
      links: links.map((link) => {
        const reading = readingOf.get(link.index);
        return reading !== undefined && 'details' in reading ? { ...link, details: reading.details } : link;
      }),
      untold: ours.flatMap(({ name }, at) => {
        const reading = readings[at];
        return reading !== undefined && 'failure' in reading ? [{ link: name, failure: reading.failure }] : [];
      }),
    };
  } catch (error) {
    if (!(error instanceof KernelError || error instanceof ShellError)) throw error;
    return { links, untold: ours.map(({ name }) => ({ link: name, failure: error })) };
  }
}
