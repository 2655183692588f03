import { expect, test } from 'vitest';
import { leftOutTexts } from '../../src/render/left-out.ts';

test('one sentence for each reason and for what is left out', () => {
  expect(leftOutTexts([
    { label: 'a', why: 'not allowed' },
    { label: 'b', why: 'not allowed' },
    { label: 'a', why: 'nft: not allowed', what: 'firewall rules' },
    { label: 'c', why: 'gone' },
    { label: 'b', why: 'nft: not allowed', what: 'firewall rules' },
    { label: 'b', why: 'nft: not allowed', what: 'firewall rules' },
  ])).toEqual(['a and b were left out: not allowed', 'firewall rules of a and b were left out: nft: not allowed', 'c was left out: gone']);
});

test('of one namespace they are several rules all the same', () => {
  expect(leftOutTexts([{ label: 'a', why: 'not allowed', what: 'firewall rules' }])).toEqual(['firewall rules of a were left out: not allowed']);
});

test('of many, the first few and how many more', () => {
  expect(leftOutTexts(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((label) => ({ label, why: 'gone' })))).toEqual(['a, b, c, d, e, f and 2 more were left out: gone']);
});
