import type { Link } from '../../src/model/link.ts';

/**
 * Fields of details and ports that the kernel of a test may tell and its iproute2 not yet print: those of a link that `ip` says
 * nothing of are left out of ours (docs/agreement.md).
 */
const newerFields: ReadonlySet<string> = new Set(['localBypass', 'portRange', 'coupledControl', 'neighbourVlanSuppress', 'mab', 'multicastMaxGroups', 'offload']);

export function asFarAsTheyKnow(ours: readonly Link[], theirs: readonly Link[]): readonly Link[] {
  return ours.map((link, at) => ({ ...link, details: without(link.details, theirs[at]?.details), port: without(link.port, theirs[at]?.port) }));
}

function without<T extends object>(ours: T | undefined, theirs: object | undefined): T | undefined {
  if (ours === undefined || theirs === undefined) return ours;
  const known: Readonly<Record<string, unknown>> = { ...theirs };
  const forgotten = Object.keys(ours).filter((field) => newerFields.has(field) && known[field] === undefined);
  return { ...ours, ...Object.fromEntries(forgotten.map((field) => [field, undefined])) };
}
