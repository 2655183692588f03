import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isRunning } from './processes.ts';

/** A real terminal (tmux, on a server of its own) with one program in it, driven as a person would. */
export interface TestTerminal {
  /** Types text as it stands, newlines not allowed: press Enter. */
  type(text: string): Promise<void>;
  /** Keys by tmux's names: `Enter`, `C-c`, `Up`, `Tab`, `M-b`. */
  press(...keys: readonly string[]): Promise<void>;
  /** As from the clipboard: bracketed where the program asked for it. */
  paste(text: string): Promise<void>;
  /** What is on the screen, blanks at the end of rows and rows at the end left out. */
  screen(): Promise<string>;
  /** The same with colours and attributes. */
  screenWithEscapes(): Promise<string>;
  /** Gives the screen once it fits; fails with the screen after the deadline. */
  until(wanted: Wanted, deadlineMs?: number): Promise<string>;
  /** One of tmux's format variables: `cursor_x`, `alternate_on`, `pane_pid`. */
  ask(variable: string): Promise<string>;
  /** The exit status once the program has ended: `0`, or `signal 9`. */
  ended(deadlineMs?: number): Promise<string>;
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

export type Wanted = string | RegExp | ((screen: string) => boolean);

export interface TerminalSize {
  readonly width?: number;
  readonly height?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly directory?: string;
}

/** Why there can be no terminal here, for the title of a skipped suite. */
export const whyNoTerminal: string | undefined = spawnSync('tmux', ['-V']).status === 0 ? undefined : 'tmux is not installed';

export const skippedBecause = whyNoTerminal === undefined ? '' : ` (skipped: ${whyNoTerminal})`;

const CONFIGURATION = `
set -g default-terminal screen-256color
set -g status off
set -g remain-on-exit on
set -g remain-on-exit-format ""
set -g escape-time 0
`;

const DEADLINE_MS = 30_000;
const POLL_MS = 20;
let opened = 0;

export async function openTerminal(words: readonly string[], size: TerminalSize = {}): Promise<TestTerminal> {
  const { width = 80, height = 24, environment = {}, directory = tmpdir() } = size;
  const home = mkdtempSync(join(tmpdir(), 'netnsh-terminal-'));
  const configuration = join(home, 'tmux.conf');
  writeFileSync(configuration, CONFIGURATION);
  opened += 1;
  const server = ['-u', '-L', `netnsh-test-${process.pid}-${opened}`, '-f', configuration];
  const env = { PATH: process.env['PATH'], HOME: home, LANG: 'C.UTF-8', SHELL: '/bin/sh', TMUX_TMPDIR: home, ...environment };
  const run = promisify(execFile);

  async function tmux(...args: readonly string[]): Promise<string> {
    const { stdout } = await run('tmux', [...server, ...args], { env, cwd: directory });
    return stdout;
  }

  async function screen(): Promise<string> {
    return tidy(await tmux('capture-pane', '-p'));
  }

  async function waitFor<T>(look: () => Promise<T | undefined>, deadlineMs: number, what: () => Promise<string>): Promise<T> {
    const deadline = performance.now() + deadlineMs;
    for (;;) {
      const seen = await look();
      if (seen !== undefined) return seen;
      if (performance.now() > deadline) throw new Error(await what());
      await pause(POLL_MS);
    }
  }

  try {
    await tmux('new-session', '-d', '-x', String(width), '-y', String(height), ...words);
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
  const serverPid = Number(await tmux('display-message', '-p', '#{pid}'));
  const programPid = Number(await tmux('display-message', '-p', '#{pane_pid}'));

  return {
    screen,
    async type(text) {
      await tmux('send-keys', '-l', '--', text);
    },
    async press(...keys) {
      await tmux('send-keys', '--', ...keys);
    },
    async paste(text) {
      const file = join(home, 'paste');
      writeFileSync(file, text);
      await tmux('load-buffer', file);
      await tmux('paste-buffer', '-p', '-d');
    },
    async screenWithEscapes() {
      return tidy(await tmux('capture-pane', '-p', '-e'));
    },
    async until(wanted, deadlineMs = DEADLINE_MS) {
      const look = async (): Promise<string | undefined> => {
        const now = await screen();
        return fits(now, wanted) ? now : undefined;
      };
      return waitFor(look, deadlineMs, async () => `the screen never showed ${String(wanted)}:\n${await screen()}`);
    },
    async ask(variable) {
      return (await tmux('display-message', '-p', `#{${variable}}`)).trim();
    },
    async ended(deadlineMs = DEADLINE_MS) {
      const look = async (): Promise<string | undefined> => {
        const end = await tmux('display-message', '-p', '#{?pane_dead_signal,signal #{pane_dead_signal},#{pane_dead_status}}');
        if (end.trim() !== '') return end.trim();
        process.kill(serverPid, 'SIGCHLD'); // tmux 3.3 can miss it, and then never asks how the program ended
        return undefined;
      };
      return waitFor(look, deadlineMs, async () => `the program did not end:\n${await screen()}`);
    },
    async resize(newWidth, newHeight) {
      await tmux('resize-window', '-x', String(newWidth), '-y', String(newHeight));
    },
    async close() {
      execFileSync('tmux', [...server, 'kill-server'], { env, stdio: 'ignore' });
      await waitFor(async () => (isRunning(programPid) ? undefined : true), DEADLINE_MS, async () => 'the program outlived its terminal');
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function fits(screen: string, wanted: Wanted): boolean {
  if (typeof wanted === 'string') return screen.includes(wanted);
  return wanted instanceof RegExp ? wanted.test(screen) : wanted(screen);
}

function tidy(capture: string): string {
  return capture.replace(/[ \t]+$/gm, '').replace(/\n+$/, '');
}
