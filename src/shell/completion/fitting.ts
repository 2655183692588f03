import type { Proposal } from './proposal.ts';

/** Those that fit what is typed, the beginnings first. */
export function fitting(proposals: readonly Proposal[], prefix: string): readonly Proposal[] {
  const wanted = prefix.toLowerCase();
  const first = proposals.filter(({ value }) => value.startsWith(prefix));
  const then = proposals.filter(({ value }) => !value.startsWith(prefix) && value.toLowerCase().includes(wanted));
  return [...first, ...then];
}
