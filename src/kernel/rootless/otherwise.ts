import type { Target } from '../../model/namespace.ts';
import { isRefusedEntry } from './joining.ts';
import { openDoors } from './open-doors.ts';

/** What `work` gives that looks into a namespace; where it is refused to enter, and there is another way in, what it gives with that. */
export async function orOtherwise<T>(target: Target, work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    if (!isRefusedEntry(error) || !(await openDoors([target]))) throw error;
    return work();
  }
}
