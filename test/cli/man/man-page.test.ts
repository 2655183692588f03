import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawManPage } from '../../../src/cli/man/man-page.ts';
import { bold, item, prose, section, verbatim } from '../../../src/cli/man/roff.ts';
import { version } from '../../../src/cli/version.ts';
import { commands } from '../../../src/commands/index.ts';
import { settings } from '../../../src/shell/preferences/settings.ts';

const page = drawManPage(commands, version);
const hasMan = spawnSync('man', ['--version']).status === 0 && spawnSync('groff', ['--version']).status === 0;

test('man/netnsh.1 is what the definitions say; npm run build writes it', () => {
  expect(readFileSync('man/netnsh.1', 'utf8')).toBe(page);
});

test('npm links it where man looks: it does that for a list, and for no string (npm 11)', () => {
  const { man, files } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(man).toEqual(['man/netnsh.1']);
  expect(files).toContain('man');
});

test.skipIf(!hasMan)('man shows it without a warning, with every command and every setting', () => {
  const { status, stdout, stderr } = read('man/netnsh.1');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const text = stdout.replaceAll(/\s+/g, ' ');
  const told = [...commands.map(({ summary }) => summary), ...settings.map(({ meaning }) => meaning)].map((one) => one.replaceAll('…', '...'));
  expect(told.filter((one) => !text.includes(one))).toEqual([]);
  expect(text).toContain('NETNSH(1)');
  expect(text).toContain("netnsh -c 'cd beijing; addrs'");
});

test.skipIf(!hasMan)('no text is taken for a request or an escape of roff', () => {
  const texts = ['.SH evil', "'de x", '\\fBbold\\fR', '.\n.SH x', 'a\\', '-x', '…', '日本', '"quoted"', '\\n(.x'];
  fc.assert(
    fc.property(fc.constantFrom(...texts), (text) => {
      const source = `.TH X 1\n${section(text, prose(text), item(bold(text), text), verbatim(text))}\n`;
      const { status, stderr, stdout } = read('-', source);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain(text.replace('…', '...').split('\n')[0]);
    }),
    { numRuns: texts.length },
  );
});

function read(file: string, input = '') {
  return spawnSync('man', ['--warnings=w', '-E', 'UTF-8', '-l', file], { input, encoding: 'utf8', env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', MANWIDTH: '400', MANPAGER: 'cat', MAN_KEEP_FORMATTING: '' } });
}
