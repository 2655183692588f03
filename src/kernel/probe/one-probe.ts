import type { ProbeAnswer } from '../../model/probe.ts';
import { errnoOf } from '../errno.ts';
import type { ProbeIdentity } from './recognise.ts';
import type { ProbeMeans } from './run-probes.ts';

/** The means of a single probe. */
export interface OneProbe extends ProbeMeans {
  /** By what its packets are known; asked when they are sent. */
  identity(): ProbeIdentity;
}

/** What the kernel said against sending. */
export function notSent(send: () => void): ProbeAnswer | undefined {
  try {
    send();
    return undefined;
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === undefined) throw error;
    return errno === 'EINPROGRESS' ? undefined : { is: 'not sent', errno };
  }
}
