import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A shell that reads its lines from us, one by one. */
export interface ShellOnPipe {
  readonly pid: number;
  /** What a line prints. Rejects with all that was said when the shell ends over it. */
  ask(line: string): Promise<string>;
  /** All that it wrote to standard error so far. */
  messages(): string;
  /** Ends it, and gives its status or signal. */
  end(): Promise<number | NodeJS.Signals | null>;
}

/** `words` run netnsh so that it reads lines from a pipe, and goes on after one that fails. */
export function openShellOnPipe([program = '', ...rest]: readonly string[]): ShellOnPipe {
  const child = spawn(program, rest, { stdio: 'pipe' });
  const ended = once(child, 'close');
  let [out, err, hasEnded] = ['', '', false];
  let tell = (): void => {};
  child.stdin.on('error', () => {}); // it has ended, which is said by who waits for an answer
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    tell();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.on('close', () => {
    hasEnded = true;
    tell();
  });
  let asked = 0;
  return {
    pid: child.pid ?? 0,
    async ask(line) {
      const mark = `answered ${(asked += 1)}\n`;
      out = '';
      child.stdin.write(`${line}\necho ${mark}`);
      while (!out.endsWith(mark)) {
        if (hasEnded) throw new Error(`${line}: the shell ended\n${out}${err}`);
        await new Promise<void>((resolve) => (tell = resolve));
      }
      return out.slice(0, -mark.length);
    },
    messages: () => err,
    async end() {
      child.stdin.end();
      await ended;
      return child.exitCode ?? child.signalCode;
    },
  };
}
