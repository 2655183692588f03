import { expect, test } from 'vitest';
import { openTestShell, see } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const world = () => theLab({ files: { '/home/me/tour': '# a tour\ncd beijing\npwd\n\naddrs --family inet \\\n  -o name\n', '/home/me/bad': 'pwd\ncd nowhere\npwd\n' } });

test('the lines of a file, as if they were typed: where they lead, one stays', async () => {
  const shell = await openTestShell({}, world());
  expect(await see('source tour', shell)).toBe('beijing\n127.0.0.1/8\n10.0.0.1/24');
  expect(shell.prompt()).toBe('beijing> ');
});

test('it ends at the first line that fails', async () => {
  expect(await see('source bad', {}, world())).toMatchInlineSnapshot(`
    "host
    netnsh: bad:2: cd: no namespace named nowhere
    cd nowhere
       ^^^^^^^
      hint: ns lists all
    bad ended at a line that failed
    [status 1]"
  `);
});

test('a file that can not be read', async () => {
  expect(await see('source nothing')).toMatchInlineSnapshot(`
    "/home/me/nothing can not be read: no such file or directory (ENOENT)
    source nothing
           ^^^^^^^
    [status 1]"
  `);
});
