import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ShellError } from '../../src/errors.ts';
import { compareStates } from '../../src/model/compare/compare-states.ts';
import { parseState } from '../../src/model/state/parse-state.ts';
import type { State } from '../../src/model/state.ts';
import { stateOf, textOf } from '../support/lab-state.ts';
import { openSavedShell } from '../support/saved-shell.ts';
import { theServedLab } from '../support/served-lab.ts';

const lines = ['ns', 'links --all', 'addrs --all', 'routes --all', 'routes 10.0.0.2 --all', 'rules --all', 'neighbours --all', 'bridges --all', 'fdb --all', 'qdiscs --all', 'sockets --all', 'procs --all', 'sharers --all', 'search eth0', 'topo'];

test('any text is a state or a refusal of status 2', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.constant('['.repeat(200_000)), fc.constant('{"format":"netnsh state"}')), (text) => isUnderstood(text)));
});

test('a file that is cut off is refused', async () => {
  const text = await textOf();
  fc.assert(fc.property(fc.nat({ max: text.length - 2 }), (at) => read(text.slice(0, at)) instanceof ShellError));
});

test('a file that is damaged anywhere is refused with the place, or every command shows what is left', async () => {
  const text = await textOf(theServedLab());
  const whole = await stateOf(theServedLab());
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.oneof(fc.jsonValue(), fc.constantFrom(null, -1, 0, 2 ** 53, 1e300, '', '\x1b[31m', '__proto__', [], {})), fc.constantFrom(...lines), async (at, value, line) => {
      const found = read(JSON.stringify(damage(JSON.parse(text), at, value)));
      if (found instanceof ShellError) return void expect(found.message).toMatch(/^x\.json (?:is damaged: .* should |was not written by save|has version )/s);
      compareStates(whole, found, { all: true });
      const { err } = await (await openSavedShell(found, { as: 'script', isDebugging: true })).executeLine(line);
      expect(err).not.toMatch(/this is a bug in netnsh/);
    }),
    { numRuns: 400 },
  );
}, 120_000);

test.each<[string, (state: Record<string, unknown>) => unknown, string]>([
  ['a field of another type', (state) => ({ ...state, pid: 'x' }), 'x.json is damaged: pid should be a number, and is "x"'],
  ['a field that is missing', ({ machine: _, ...state }) => state, 'x.json is damaged: machine should be an object, and is missing'],
  ['no home', (state) => ({ ...state, namespaces: [] }), 'x.json is damaged: namespaces should have one with isHome, and none has'],
  ['another kind of file', () => ({}), 'x.json was not written by save'],
  ['a newer version', (state) => ({ ...state, version: 2 }), 'x.json has version 2 of netnsh 0.0.0, and this netnsh reads version 1'],
])('%s', async (_, change, message) => {
  const state = JSON.parse(await textOf()) as Record<string, unknown>; // what drawState makes is an object
  const found = read(JSON.stringify(change(state)));
  expect(found instanceof ShellError ? [found.message, found.status] : found).toEqual([message, 2]);
});

test('a place deep inside is named', async () => {
  const text = (await textOf()).replace(/"mtu":1500/, '"mtu":"big"');
  expect(String(read(text))).toBe('ShellError: x.json is damaged: namespaces[0].inside.links[1].mtu should be a number, and is "big"');
});

function read(text: string): State | ShellError {
  try {
    return parseState(text, 'x.json');
  } catch (error) {
    if (error instanceof ShellError) return error;
    throw error;
  }
}

function isUnderstood(text: string): boolean {
  const found = read(text);
  return !(found instanceof ShellError) || found.status === 2;
}

/** Puts a value in the place of the nth part of parsed JSON. */
function damage(whole: unknown, at: number, value: unknown): unknown {
  const places: (() => void)[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const key of Object.keys(part)) {
      places.push(() => void Object.assign(part, { [key]: value }));
      visit((part as Readonly<Record<string, unknown>>)[key]); // one of its own keys
    }
  };
  visit(whole);
  places[at % places.length]?.();
  return whole;
}

