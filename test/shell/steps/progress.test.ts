import { expect, test } from 'vitest';
import { createProgress, noProgress, type Clock } from '../../../src/shell/steps/progress.ts';
import type { Sink } from '../../../src/shell/sink.ts';

function aScreen(isTerminal: boolean, unicode = true): { readonly err: Sink; readonly written: string[] } {
  const written: string[] = [];
  const canvas = { width: isTerminal ? 20 : undefined, height: undefined, color: false, unicode, isTerminal };
  return { written, err: { canvas: () => canvas, write: async (text) => void written.push(text) } };
}

/** Time that goes on when a test says so, and ticks as the real one does. */
function aClock(): Clock & { pass(ms: number): void; readonly isRunning: boolean } {
  const ticks = new Map<() => void, { readonly every: number; next: number }>();
  let at = 0;
  return {
    now: () => at,
    get isRunning() {
      return ticks.size > 0;
    },
    every(ms, tick) {
      ticks.set(tick, { every: ms, next: at + ms });
      return () => void ticks.delete(tick);
    },
    pass(ms) {
      const end = at + ms;
      for (; at < end; at += 1) {
        for (const [tick, time] of ticks) {
          if (time.next !== at + 1) continue;
          time.next += time.every;
          at += 1;
          tick();
          at -= 1;
        }
      }
    },
  };
}

function at(clock: Clock): { readonly shell: { readonly ports: { readonly clock: Clock } } } {
  return { shell: { ports: { clock } } };
}

test('shows nothing of what is soon over', async () => {
  const screen = aScreen(true);
  const clock = aClock();
  const progress = createProgress({ ...screen, ...at(clock) }, 'links');
  progress.show('1 of 3');
  clock.pass(299);
  progress.show('2 of 3');
  await progress.end();
  clock.pass(1000);
  expect(screen.written).toEqual([]);
  expect(clock.isRunning).toBe(false);
});

test('turns a wheel beside what is being done, without anybody saying more, and is gone at the end', async () => {
  const screen = aScreen(true);
  const clock = aClock();
  const progress = createProgress({ ...screen, ...at(clock) }, 'links');
  clock.pass(500);
  await progress.end();
  clock.pass(500);
  expect(screen.written).toEqual(['⠋ links', '\r       \r⠙ links', '\r       \r⠹ links', '\r       \r']);
});

test('says how far it is as soon as that is known, and not too often', async () => {
  const screen = aScreen(true, false);
  const clock = aClock();
  const progress = createProgress({ ...screen, ...at(clock) }, undefined);
  clock.pass(350);
  progress.show('9 of 30');
  progress.show('10 of 30');
  clock.pass(150);
  await progress.end();
  expect(screen.written).toEqual(['| 9 of 30', '\r         \r/ 10 of 30', '\r          \r']);
});

test('what goes on for long says how long it has been', async () => {
  const screen = aScreen(true);
  const clock = aClock();
  createProgress({ ...screen, ...at(clock) }, 'links');
  clock.pass(3500);
  expect(screen.written.at(-1)).toMatch(/^\r +\r. links, 3 s$/u);
});

test('stands aside while somebody is asked, and comes back', async () => {
  const screen = aScreen(true);
  const clock = aClock();
  const progress = createProgress({ ...screen, ...at(clock) }, 'rmns');
  clock.pass(300);
  const answer = await progress.standAside(async () => {
    screen.written.push('asked');
    clock.pass(5000);
    return 'yes';
  });
  expect(answer).toBe('yes');
  clock.pass(100);
  await progress.end();
  expect(screen.written).toEqual(['⠋ rmns', '\r      \r', 'asked', '⠙ rmns, 5 s', '\r           \r']);
});

test('never fills a line, which would scroll, and shows nothing raw', async () => {
  const screen = aScreen(true);
  const clock = aClock();
  const progress = createProgress({ ...screen, ...at(clock) }, 'looking for \x1b[31m in a terminal');
  clock.pass(300);
  expect(screen.written).toEqual(['⠋ looking for \\e[3…']);
  await progress.end();
});

test('says nothing where nobody looks, nor where a program has the terminal', async () => {
  const pipe = aScreen(false);
  const clock = aClock();
  expect(createProgress({ ...pipe, ...at(clock) }, 'links')).toBe(noProgress);
  expect(createProgress({ ...aScreen(true), ...at(clock), isAside: true }, 'links')).toBe(noProgress);
  expect(clock.isRunning).toBe(false);
});
