import { expect, test } from 'vitest';
import { openTestShell, see } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const withProcess = () => theLab({ namespaces: { nameless: { names: [], inode: 4026532300, processes: [{ pid: 70, command: 'sleep 60' }] } } });

test("a process's namespace gets a name", async () => {
  const shell = await openTestShell({}, withProcess());
  expect(await see('attach osaka 70', shell)).toBe('osaka names the namespace of process 70');
  expect(await see('ns -o name', shell)).toMatchInlineSnapshot(`
    "host
    beijing
    osaka
    shanghai"
  `);
});

test('self is netnsh, and the starting namespace stays host beside its name', async () => {
  const shell = await openTestShell();
  expect(await see('attach outside self', shell)).toBe('outside names the namespace of process self');
  expect(await see('ns -C current,name', shell)).toMatchInlineSnapshot(`
    "   name
    ───────────
    *  host
       outside
       beijing
       shanghai"
  `);
});

test('in a script it is done in silence', async () => {
  expect(await (await openTestShell({ as: 'script' })).executeLine('attach outside self')).toEqual({ status: 0, out: '', err: '' });
});

test('what is no pid, no process and no free name is said', async () => {
  expect(await see('attach osaka beijing')).toMatchInlineSnapshot(`
    "beijing is not a pid
    attach osaka beijing
                 ^^^^^^^
      hint: a pid is a whole number, such as 42; procs lists them
    [status 2]"
  `);
  expect(await see('attach osaka 99999')).toMatchInlineSnapshot(`
    "no process 99999
    attach osaka 99999
                 ^^^^^
      hint: procs --all lists the processes
    [status 1]"
  `);
  expect(await see('attach beijing 1')).toMatchInlineSnapshot(`
    "there is already a namespace named beijing
    attach beijing 1
           ^^^^^^^
      hint: see ns, or choose another name
    [status 1]"
  `);
});
