import { existsSync, readFileSync } from 'node:fs';

/** The shells that can complete netnsh, and the file of each in the folder completions. */
export const shells = { bash: 'netnsh.bash', zsh: '_netnsh', fish: 'netnsh.fish' } as const;

/**
 * The file is there once, as what it is, and knows no word of our vocabulary: it asks `netnsh __complete`, so it is never older than the
 * netnsh that it serves.
 */
export function readCompletionFile(shell: keyof typeof shells): string {
  return readFileSync(new URL(`completions/${shells[shell]}`, packageFolder(new URL('.', import.meta.url))), 'utf8');
}

/** Sources and bundle lie at different depths below it. */
function packageFolder(folder: URL): URL {
  const above = new URL('..', folder);
  return existsSync(new URL('package.json', folder)) || above.href === folder.href ? folder : packageFolder(above);
}
