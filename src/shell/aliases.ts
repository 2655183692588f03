import type { Alias } from '../commands/scope.ts';
import { expandAliases } from '../grammar/aliases.ts';

/** Words that stand for others at the head of a command. They last as long as the shell; whoever wants more writes them into the rc file. */
export class Aliases {
  readonly #texts = new Map<string, string>();

  get list(): readonly Alias[] {
    return [...this.#texts].map(([name, text]) => ({ name, text })).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  lookup(name: string): string | undefined {
    return this.#texts.get(name);
  }

  define({ name, text }: Alias): void {
    this.#texts.set(name, text);
  }

  /** Whether it was there. */
  remove(name: string): boolean {
    return this.#texts.delete(name);
  }

  expand(line: string): string {
    return this.#texts.size === 0 ? line : expandAliases(line, (name) => this.#texts.get(name));
  }
}
