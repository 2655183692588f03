import { expect, test } from 'vitest';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';

test('made namespaces are there', async () => {
  const shell = await openTestShell();
  expect(await see('mkns wuhan chengdu', shell)).toBe('made wuhan\nmade chengdu');
  expect(await see('ns -o name', shell)).toBe('host\nbeijing\nchengdu\nshanghai\nwuhan');
  expect(await see('links wuhan -C name,state', shell)).toMatchInlineSnapshot(`
    "name  state
    ───────────
    lo    down"
  `);
});

test('a script hears nothing, or JSON', async () => {
  expect(await (await openTestShell({ as: 'script' })).executeLine('mkns wuhan')).toEqual({ status: 0, out: '', err: '' });
  expect(await seeJson('mkns wuhan')).toEqual([{ name: 'wuhan', action: 'made', said: 'made wuhan' }]);
});

test('when one of several can not be made, none is', async () => {
  const shell = await openTestShell();
  expect(await see('mkns wuhan beijing chengdu', shell)).toMatchInlineSnapshot(`
    "there is already a namespace named beijing
    mkns wuhan beijing chengdu
               ^^^^^^^
      hint: see ns, or choose another name
    [status 1]"
  `);
  expect(await see('ns -o name', shell)).toBe('host\nbeijing\nshanghai');
});

test('a name that is no file name is wrong usage', async () => {
  expect(await see('mkns a/b')).toMatchInlineSnapshot(`
    ""a/b" can not be the name of a namespace
    mkns a/b
         ^^^
      hint: a name is a file name under /run/netns: up to 255 bytes, no "/", and neither "." nor ".."
    [status 2]"
  `);
  expect(await see("mkns ''")).toMatchInlineSnapshot(`
    """ can not be the name of a namespace
      hint: a name is a file name under /run/netns: up to 255 bytes, no "/", and neither "." nor ".."
    [status 2]"
  `);
  expect(await see('mkns')).toMatchInlineSnapshot(`
    "mkns needs NS
      hint: usage: mkns NS...
    [status 2]"
  `);
});

test('a name that begins with - wants --, one with blanks wants quotes, and both lead back', async () => {
  const shell = await openTestShell();
  await shell.executeLine("mkns -- -x 'a b'");
  await shell.executeLine("cd 'a b'");
  expect(shell.prompt()).toBe('a b> ');
  await shell.executeLine('cd name:-x');
  expect(shell.prompt()).toBe('name:-x> ');
});
