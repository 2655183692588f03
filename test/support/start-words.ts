import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program that goes on by itself, and what it wrote so far. */
export interface Running {
  readonly pid: number;
  /** Resolves once what it wrote fits; rejects with all of it when the program ends before. */
  until(fits: (written: Written) => boolean): Promise<void>;
  /** A status, or the signal that it died of. */
  readonly ended: Promise<Written & { readonly end: number | NodeJS.Signals | null }>;
}

export interface Written {
  readonly out: string;
  readonly err: string;
}

export function startWords([program = '', ...rest]: readonly string[]): Running {
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { out: '', err: '' };
  let tell = (): void => {};
  let hasEnded = false;
  const listen = (stream: 'out' | 'err', text: string): void => {
    written[stream] += text;
    tell();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => listen('out', text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => listen('err', text));
  const ended = once(child, 'close').then(() => {
    hasEnded = true;
    tell();
    return { ...written, end: child.exitCode ?? child.signalCode };
  });
  return {
    pid: child.pid ?? 0,
    ended,
    async until(fits) {
      while (!fits(written)) {
        if (hasEnded) throw new Error(`${program} ended:\n${written.out}${written.err}`);
        await new Promise<void>((resolve) => (tell = resolve));
      }
    },
  };
}
