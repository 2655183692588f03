import type { Container } from '../port.ts';

/** What is called as a pod names the namespace that all of the pod share: it goes before what is in the pod. */
export function podsFirst(containers: readonly Container[]): readonly Container[] {
  return [...containers].sort((a, b) => Number(isPod(b)) - Number(isPod(a)));
}

function isPod({ owner: { name, also } }: Container): boolean {
  return also.some((other) => other.endsWith(`/${name}`) && other.split('/').length === 2) || also.some((other) => other.endsWith('-infra'));
}
