/** A program to be run inside a namespace. */
export interface Program {
  /** Absolute path of the file to execute. */
  readonly file: string;
  /** Its argv, the name as it was typed first; never passed through a shell. */
  readonly words: readonly [string, ...string[]];
  /** Absolute working directory. */
  readonly directory: string;
  /** The whole environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** The name under /etc/netns whose files are bound over /etc, as `ip netns exec NAME` does. */
  readonly etcName: string | undefined;
  /** `terminal` lends ours, `nothing` is /dev/null, text is written to it, a stream piece by piece until it has an end or nobody reads. */
  readonly input: 'terminal' | 'nothing' | { readonly text: string } | { readonly stream: AsyncIterable<string> };
  /** Ends the program. */
  readonly signal?: AbortSignal | undefined;
  /** Told of what is not as it should be, such as a /sys that could not be mounted; the program runs all the same. */
  readonly onNotice?: ((text: string) => void) | undefined;
}

/** Who hears what a program prints, while it runs. It waits until a promise that comes back is kept. */
export interface ProgramEars {
  onOutput(bytes: Uint8Array): Promise<void> | void;
  /** Of its standard error. */
  onMessage(text: string): void;
}

/** How a program ended. The status is 128 and the signal's number where a signal ended it (`SIGINT`). */
export interface ProgramEnd {
  readonly status: number;
  readonly signal?: NodeJS.Signals;
}

export interface ProgramOutput {
  readonly end: ProgramEnd;
  readonly stdout: string;
  readonly stderr: string;
}
