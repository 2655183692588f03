import { writeSync } from 'node:fs';
import { settleInMountNamespace } from '../enter.ts';
import { replaceProcess } from '../replace-process.ts';

/** The word by which netnsh, started inside, is told to go on as a program: then come the name under /etc/netns (`` for none), the file, and its words. */
export const GO_ON_AS = '__go-on-as';

/** Where whoever started us listens for what is not as it should be, a line for each. */
export const NOTICES = 3;

/** Does for the program what is done for those that are born inside, and becomes it. The process is inside already. */
export function goOnAs(etcName: string, file: string, words: readonly [string, ...string[]]): never {
  settleInMountNamespace(etcName === '' ? undefined : etcName, (text) => void writeSync(NOTICES, `${text}\n`));
  replaceProcess(words, [], file);
}
