/** A terminal, and what only the process itself may do with it; `cli` has the real one. */
export interface Terminal {
  readonly input: TerminalInput;
  readonly output: TerminalOutput;
  readonly signals: Signals;
  readonly modes: TerminalModes;
  /** Stops our whole process group: `kill(0, SIGTSTP)`. Does nothing where no shell could wake us again. */
  suspend(): void;
}

export interface TerminalInput extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
  readonly isRaw?: boolean;
  setRawMode?(mode: boolean): unknown;
}

export interface TerminalOutput extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

/** `process`, as far as signals go. */
export interface Signals {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  off(signal: NodeJS.Signals, listener: () => void): unknown;
}

/** termios(3) as `stty -g` writes it. */
export interface TerminalModes {
  read(): string | undefined;
  restore(modes: string): void;
}
