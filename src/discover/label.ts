import { pathOfName } from '../model/named-path.ts';
import type { Namespace } from '../model/namespace.ts';

/** The label that leads back to a name. One that reads like another kind of operand, or like an option, needs its prefix. */
export function labelOf(name: string): string {
  return readsAsSomethingElse(name) ? `name:${name}` : name;
}

function readsAsSomethingElse(name: string): boolean {
  return name === 'host' || /^(?:name:|container:|pid:|inode:|net:\[|-|\?$)/.test(name) || name.includes('/');
}

/** Whether our own folder of names gives the name. Other mount namespaces give names too, which never stand alone as an operand. */
export function isNameHere(name: string, { paths }: Pick<Namespace, 'paths'>): boolean {
  return paths.includes(pathOfName(name));
}
