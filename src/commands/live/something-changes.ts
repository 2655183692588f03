import { watchMachine } from '../../discover/watch/watch-machine.ts';
import { watchedKinds } from '../../model/watched/notice.ts';
import { nameFolders } from '../events/name-folders.ts';
import type { Scope } from '../scope.ts';

/** One turn for each change of which the kernel or a folder of names tells, until `signal` ends it. */
export async function* somethingChanges({ kernel, surveyAnew, signal }: Pick<Scope, 'kernel' | 'surveyAnew' | 'signal'>): AsyncGenerator<void> {
  for await (const { what } of watchMachine({ kernel, survey: surveyAnew, kinds: watchedKinds, folders: nameFolders, signal })) if (what !== 'unseen' && what !== 'unheard') yield;
}
