import { KernelError } from '../../src/errors.ts';
import type { KernelEvent, KernelWatch } from '../../src/kernel/watch-port.ts';
import type { Target } from '../../src/model/namespace.ts';
import type { FakeKernel } from './fake-kernel.ts';

/** One turn of a watch: what is heard, or what happens to the machine first. */
export type EventPlan = readonly KernelEvent[] | ((kernel: FakeKernel) => Promise<readonly KernelEvent[]>);

/** Tells all that is planned, and then nothing more until it is closed. An alarm rings at once. */
export function openFakeWatch(plans: readonly EventPlan[], kernel: FakeKernel, enter: (target: Target) => void): KernelWatch {
  let isClosed = false;
  let isAlarmSet = false;
  let wake = (): void => {};
  const sleep = (): Promise<void> => new Promise((resolve) => (wake = resolve));
  return {
    add: async (targets) =>
      targets.map((target) => {
        try {
          enter(target);
          return undefined;
        } catch (error) {
          if (error instanceof KernelError) return error;
          throw error;
        }
      }),
    remove: () => [],
    setAlarm: () => {
      isAlarmSet = true;
      wake();
    },
    close: async () => {
      isClosed = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      const waiting = [...plans];
      while (!isClosed) {
        const plan = waiting.shift();
        if (plan !== undefined) yield typeof plan === 'function' ? await plan(kernel) : plan;
        else if (!isAlarmSet) await sleep();
        if (!isAlarmSet) continue;
        isAlarmSet = false;
        yield [{ at: 0, what: 'alarm' }];
      }
    },
  };
}
