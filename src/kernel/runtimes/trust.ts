import { geteuid } from 'node:process';

/** Whether a name that this user gave may be meant by a bare word: root's and one's own. */
export function isTrustedUser(uid: number): boolean {
  return uid === 0 || uid === geteuid?.();
}
