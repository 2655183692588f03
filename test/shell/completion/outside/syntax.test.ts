import { expect, test } from 'vitest';
import { slots, verbs, words } from '../../../../src/shell/completion/outside/syntax.ts';

test('a usage line becomes a word: its names, what it takes, and what it is for', () => {
  expect(words('-i|--interface any DEVICE: listen there')).toEqual([
    {
      names: ['-i', '--interface'],
      slots: [{ kind: undefined, choices: ['any'] }, { kind: 'DEVICE', choices: [] }],
      about: 'listen there',
    },
  ]);
});

test('without a reason it is described by what it takes', () => {
  expect(words('mtu BYTES', 'nomaster').map(({ about }) => about)).toEqual(['BYTES', undefined]);
});

test('capitals that are no kind are for the user to know; signs and small letters are choices', () => {
  expect(slots('ADDRESS/LENGTH +|- TABLE')).toEqual([
    { kind: undefined, choices: [] },
    { kind: undefined, choices: ['+', '-'] },
    { kind: 'TABLE', choices: [] },
  ]);
});

test('verbs go on in the same way', () => {
  const then = { operands: slots('DEVICE') };
  expect(verbs(then, 'show', 'flush').map((verb) => verb.then)).toEqual([then, then]);
});
