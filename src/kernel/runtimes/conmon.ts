import { decodeBytes } from '../text.ts';
import { containerId } from './docker-answers.ts';

/** What the command of a conmon(8) says of the container that it watches. */
export interface Monitor {
  readonly id: string;
  readonly name: string;
  /** The folder with the config.json of the container (OCI runtime specification). */
  readonly bundle: string;
  /** The file with the pid of its first process. */
  readonly pidFile: string;
}

/** From the text of /proc/PID/cmdline, one character for each byte; `undefined` for another command, or for one that watches an `exec`. */
export function parseMonitor(cmdline: string): Monitor | undefined {
  const words = cmdline.split('\0').map((word) => decodeBytes(Buffer.from(word, 'latin1')));
  const valueOf = (...names: readonly string[]): string | undefined => {
    const at = words.findIndex((word) => names.includes(word));
    return at < 0 ? undefined : words[at + 1];
  };
  if (words.some((word) => EXECUTING.has(word))) return undefined;
  const [id, name, bundle, pidFile] = [containerId(valueOf('-c', '--cid')), valueOf('-n', '--name'), valueOf('-b', '--bundle'), valueOf('-p', '--container-pidfile')];
  return id === undefined || !name || !bundle || !pidFile ? undefined : { id, name, bundle, pidFile };
}

const EXECUTING: ReadonlySet<string> = new Set(['-e', '--exec', '--exec-attach', '--exec-process-spec']);
