/** Where `ip netns` keeps names: one file for each, over which the namespace is bound. */
export const NAMES_DIRECTORY = '/run/netns';

export function pathOfName(name: string): string {
  return `${NAMES_DIRECTORY}/${name}`;
}

/** The name under /etc/netns whose files a program sees: the first that the namespace has in /run/netns, as for `ip netns exec NAME`. */
export function etcNameOf(paths: readonly string[]): string | undefined {
  return paths.flatMap((path) => nameOfPath(path) ?? [])[0];
}

/** The name that a path under /run/netns stands for; `undefined` for any other path. */
export function nameOfPath(path: string): string | undefined {
  return path.startsWith(`${NAMES_DIRECTORY}/`) ? path.slice(NAMES_DIRECTORY.length + 1) : undefined;
}
