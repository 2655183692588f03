/** A program to be run inside a namespace. */
export interface Program {
  /** The program and its arguments; never passed through a shell. */
  readonly words: readonly [string, ...string[]];
  /** Absolute working directory. */
  readonly directory: string;
  /** Added to the shell's own environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** The name under /etc/netns whose files are bound over /etc, as `ip netns exec NAME` does. */
  readonly etcName: string | undefined;
  /** `terminal` lends ours, `nothing` is /dev/null, text is written to it. */
  readonly input: 'terminal' | 'nothing' | { readonly text: string };
  /** Ends the program. */
  readonly signal?: AbortSignal | undefined;
}

/** How a program ended: by its own status, or by a signal (`SIGINT`). */
export type ProgramEnd = { readonly status: number } | { readonly signal: NodeJS.Signals };

export interface ProgramOutput {
  readonly end: ProgramEnd;
  readonly stdout: string;
  readonly stderr: string;
  /** Things worth telling the user, such as a sysfs that could not be mounted. */
}
