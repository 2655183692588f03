import { existsSync, lchownSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a folder and those above it that are missing, each for its owner alone, who is the owner of the folder it stands in: under sudo that is another one's home. */
export function makeOwnedFolder(path: string): void {
  if (existsSync(path)) return;
  makeOwnedFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return; // another netnsh was faster, and gives it away
    throw error;
  }
  giveToOwnerOf(dirname(path), path);
}

/** Only root can, and nobody else needs to: what others make is their own. In a user namespace not even root can give to everybody. */
export function giveToOwnerOf(model: string, path: string): void {
  const { uid, gid } = statSync(model);
  if (lstatSync(path).uid === uid) return;
  try {
    lchownSync(path, uid, gid);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EPERM' || error.code === 'EINVAL'))) throw error;
  }
}
