import { lstatSync, rmdirSync, unlinkSync, type Stats } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { ShellError } from '../errors.ts';
import { errnoOf } from './errno.ts';
import { MAKING_MS } from './leftover.ts';
import { explain, pathOf } from './names.ts';
import { nsfsDevice } from './nsfs.ts';
import { encodeText } from './text.ts';

/**
 * Takes away what lies in the folder of names and is no namespace: a file, a symlink, an empty folder. Never a namespace, not even one
 * that is only just being made: an empty file of this second is looked at again when it is older.
 *
 * @see Kernel.removeStaleEntry
 */
export async function removeStaleEntry(name: string): Promise<void> {
  const path = pathOf(name);
  const age = Date.now() - lookAt(name, path).ctimeMs;
  if (age >= 0 && age < MAKING_MS) await setTimeout(MAKING_MS - age);
  const entry = lookAt(name, path);
  try {
    if (entry.isDirectory()) rmdirSync(encodeText(path));
    else unlinkSync(encodeText(path)); // without unmounting: what is mounted by now stays (unlink(2), EBUSY)
  } catch (error) {
    throw errnoOf(error) === 'EBUSY' ? becameNamespace(name) : explain(`remove ${path}`, error);
  }
}

function lookAt(name: string, path: string): Stats {
  const entry = lstatSync(encodeText(path), { throwIfNoEntry: false });
  if (entry === undefined) throw new ShellError(`${name} is gone already`, { word: name, hint: 'ns lists what there is' });
  if (entry.dev === nsfsDevice()) throw becameNamespace(name);
  return entry;
}

function becameNamespace(name: string): ShellError {
  return new ShellError(`${name} has become a namespace meanwhile`, { word: name, hint: `to remove it all the same: rmns ${name}` });
}
