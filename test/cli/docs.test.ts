import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { settings } from '../../src/shell/preferences/settings.ts';
import { outputForms } from '../../src/grammar/common-options.ts';

const readme = readFileSync('README.md', 'utf8');

test('the vocabulary of the README names every command, and nothing else', () => {
  const table = sectionOf('Vocabulary').split('\n').filter((line) => line.startsWith('| '));
  const words = table.flatMap((row) => [...row.matchAll(/`([a-z]+)/g)].map(([, word]) => word));
  expect([...words].sort()).toEqual([...commands.map(({ name }) => name), 'ls'].sort());
});

test('the README has the table of settings as it is', () => {
  const rows = settings.map(({ name, takes, usual, meaning }) => `| \`${name}\` | ${typeof takes === 'string' ? takes : takes.join(', ')} | \`${usual}\` | ${meaning} |`);
  expect(sectionOf("Making it one's own").split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows);
});

test('the README tells of every form of output', () => {
  expect(outputForms.filter((form) => !sectionOf('Scripts').includes(`\`${form}\``))).toEqual([]);
});

test('CONTRIBUTING names every room and every ring', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(rooms.filter((room) => !text.includes(`| \`${room}\` |`))).toEqual([]);
  const rings = [...readFileSync('vitest.config.ts', 'utf8').matchAll(/name: '(\w+)'/g)].map(([, name = '']) => name);
  expect(rings.filter((ring) => !text.includes(`\`npm test -- --project ${ring}\``))).toEqual([]);
});

test('pages that the documents lead to are there', () => {
  for (const page of ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'docs/json.md', 'docs/reliability.md', 'docs/state.md']) {
    const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https:)([^)#]+)\)/g)].map(([, path = '']) => path);
    for (const link of links) expect(() => readFileSync(new URL(link, new URL(page, `file://${process.cwd()}/`)))).not.toThrow();
  }
});

function sectionOf(title: string): string {
  return readme.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';
}
