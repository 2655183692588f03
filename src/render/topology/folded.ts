import type { Folded } from '../../model/topology/sketch.ts';

/** What is not drawn one by one, and how to see it; `undefined` where everything is. */
export function foldedText({ namespaces, links, addresses }: Folded): string | undefined {
  const folded = [...(namespaces === 0 ? [] : [counted(namespaces, 'namespace')]), ...(links === 0 ? [] : [counted(links, 'link')])];
  const parts = [
    ...(folded.length === 0 ? [] : [`folded: ${folded.join(' and ')} that are like others`]),
    ...(addresses === 0 ? [] : [`not drawn: ${addresses} link-local or loopback ${addresses === 1 ? 'address' : 'addresses'}`]),
  ];
  return parts.length === 0 ? undefined : `${parts.join('; ')} (--full draws all)`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
