import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A mininet whose switches are bridges of the kernel. */
export interface Mininet {
  end(): Promise<void>;
}

/** `topology` is in its own words: `single,2`, `tree,depth=2,fanout=2`. */
export async function startMininet(topology: string): Promise<Mininet> {
  const started = spawn('mn', ['--switch', 'lxbr', '--topo', topology], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(started, 'exit');
  let said = '';
  const ready = new Promise<void>((resolve) => {
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Starting CLI')) resolve();
      });
    }
  });
  await Promise.race([ready, ended]);
  if (started.exitCode !== null) throw new Error(`mn ended before it was ready: ${said}`);
  return {
    async end() {
      started.stdin.end('exit\n');
      await ended;
    },
  };
}

export const mininetPrograms = ['mn', 'brctl', 'python3'];
