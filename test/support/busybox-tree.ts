import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './world.ts';

/** A folder of the test's own, which whoever makes it removes. Anybody may look into it. */
export function aFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `netnsh-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/** All that a container needs: a root folder with one program, which goes by several names. */
export function plantBusybox(folder: string): string {
  const root = join(folder, 'root');
  for (const name of ['bin', 'proc', 'sys', 'dev', 'etc', 'tmp', 'run']) mkdirSync(join(root, name), { recursive: true });
  copyFileSync(runProgram(['sh', '-c', 'command -v busybox']).trim(), join(root, 'bin', 'busybox'));
  for (const name of ['sh', 'sleep', 'nc']) symlinkSync('busybox', join(root, 'bin', name));
  return root;
}
