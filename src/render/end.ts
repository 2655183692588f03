import type { LinkEnd } from '../model/link.ts';

/** `shanghai:eth0-s`; only the name for a link of the namespace that is being looked at. */
export function endText(end: LinkEnd, from: string): string {
  return end.namespace === from ? end.name : `${end.namespace}:${end.name}`;
}
