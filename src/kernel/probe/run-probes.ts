import { setImmediate } from 'node:timers/promises';
import type { ProbeAnswer, ProbeWishes } from '../../model/probe.ts';
import { libc } from '../libc.ts';

/** How probes are made: echo requests, or connections. A probe is known by its place in the list. */
export interface ProbeMeans {
  /** So many may be under way. */
  readonly atOnce: number;
  /** Sends one, for the first time (0) or again; gives its answer where that is known at once. */
  send(probe: number, attempt: number): ProbeAnswer | undefined;
  /** For what poll(2) waits. */
  readonly events: number;
  /** On which descriptors answers may come. */
  descriptors(): readonly number[];
  /** Where that of this probe would come. */
  descriptorOf(probe: number): number | undefined;
  /** Hands over the answers that have come on a descriptor. */
  collect(descriptor: number, take: (probe: number, answer: ProbeAnswer) => void): void;
  /** The probe has its answer. */
  settle(probe: number): void;
  close(): void;
}

export const POLLIN = 1;
export const POLLOUT = 4;

const POLLFD = 8;
/** So long may the event loop wait: a key must be answered, and Ctrl-C heard. */
const STRETCH_MS = 5;

interface Flight {
  readonly endsAt: number;
  /** When it is sent once more: one lost packet says little. */
  readonly againAt: number;
  attempt: number;
}

/** So many answers may have left something behind before it is taken away. */
const TIDY_AFTER = 160;

/** Makes all the probes, so many at a time; gives the answers in their order. Rejects when the signal is there. */
export async function runProbes(count: number, means: ProbeMeans, { timeoutMs, signal, onProgress }: Omit<ProbeWishes, 'port'>, tidy: (isUnderWay: (probe: number) => boolean) => void): Promise<readonly ProbeAnswer[]> {
  const answers: ProbeAnswer[] = [];
  const flights = new Map<number, Flight>();
  let next = 0;
  let done = 0;
  let tidied = 0;

  const settle = (probe: number, answer: ProbeAnswer): void => {
    if (answers[probe] !== undefined) return;
    answers[probe] = answer;
    flights.delete(probe);
    means.settle(probe);
    done += 1;
  };
  const collect = (descriptors: readonly number[], waitMs: number): void => {
    for (const descriptor of findReady(descriptors, means.events, waitMs)) means.collect(descriptor, settle);
  };
  const launch = (probe: number): void => {
    const now = performance.now();
    flights.set(probe, { endsAt: now + timeoutMs, againAt: now + timeoutMs / 2, attempt: 0 });
    const answer = means.send(probe, 0);
    if (answer !== undefined && !isPassing(answer)) settle(probe, answer);
    const descriptor = means.descriptorOf(probe);
    if (descriptor !== undefined) collect([descriptor], 0); // most answers are there before the next is sent
  };
  const sendAgain = (probe: number, flight: Flight): void => {
    flight.attempt += 1;
    const answer = means.send(probe, flight.attempt);
    if (answer !== undefined) settle(probe, answer);
  };

  while (done < count) {
    signal.throwIfAborted();
    const pauseAt = performance.now() + STRETCH_MS;
    while (next < count && flights.size < means.atOnce && done - tidied < TIDY_AFTER && performance.now() < pauseAt) launch(next++);
    collect(means.descriptors(), next < count && flights.size < means.atOnce ? 0 : STRETCH_MS);
    const now = performance.now();
    for (const [probe, flight] of flights) {
      if (now >= flight.endsAt) settle(probe, { is: 'silent' });
      else if (now >= flight.againAt && flight.attempt === 0) sendAgain(probe, flight);
    }
    if (done - tidied >= TIDY_AFTER) {
      tidy((probe) => flights.has(probe));
      tidied = done;
    }
    onProgress?.(done, count);
    await setImmediate();
  }
  return answers;
}

/** What may be otherwise a moment later: the neighbour table is full, no room for the packet (ping(8) goes on too). */
function isPassing(answer: ProbeAnswer): boolean {
  return answer.is === 'not sent' && ['ENOBUFS', 'EAGAIN', 'ENOMEM'].includes(answer.errno);
}

/** Those on which something has happened, or does so within that time. */
export function findReady(descriptors: readonly number[], events: number, waitMs: number): readonly number[] {
  const entries = new Uint8Array(descriptors.length * POLLFD);
  const view = new DataView(entries.buffer);
  descriptors.forEach((descriptor, at) => {
    view.setInt32(at * POLLFD, descriptor, true);
    view.setInt16(at * POLLFD + 4, events, true);
  });
  const count = libc().poll(entries, descriptors.length, waitMs);
  return count === 0 ? [] : descriptors.filter((_, at) => view.getInt16(at * POLLFD + 6, true) !== 0);
}
