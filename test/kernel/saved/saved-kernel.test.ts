import { expect, test } from 'vitest';
import { stateOf } from '../../support/lab-state.ts';
import { openSavedShell } from '../../support/saved-shell.ts';
import { openTestShell, see, type Answer } from '../../support/test-shell.ts';
import { theServedLab } from '../../support/served-lab.ts';
import { theLab } from '../../support/the-lab.ts';

const lines = [
  'ns', 'links', 'links --all', 'links --stats', 'addrs --all', 'routes --all', 'routes 10.0.0.2 beijing', 'rules --all', 'neighbours --all', 'bridges', 'fdb', 'vlans --all', 'qdiscs --all --classes',
  'sockets --all --listen --connected', 'procs --all', 'sharers --all', 'peer eth0-b beijing', 'search 10.0.0.2', 'search eth0', 'resolve path /run/netns/beijing', 'topo', 'dns beijing', 'nsids beijing', 'firewall --all',
];

test.each(lines)('%s shows the same rows from a file as on the machine', async (line) => {
  for (const world of [theLab(), theServedLab()]) {
    const live = await openTestShell({ as: 'script' }, world);
    const saved = await openSavedShell(await stateOf(world), { as: 'script' });
    expect(rowsOf(await saved.executeLine(`${line} --json`))).toEqual(rowsOf(await live.executeLine(`${line} --json`)));
  }
});

function rowsOf({ out, ...rest }: Answer): unknown {
  return { ...rest, rows: out === '' ? undefined : (JSON.parse(out) as unknown) };
}

test('one moves as on the machine, and the prompt says where one really is', async () => {
  const shell = await openSavedShell(await stateOf());
  expect(shell.prompt()).toBe('monday.json:host> ');
  await shell.executeLine('cd beijing');
  expect(shell.prompt()).toBe('monday.json:beijing> ');
  expect((await shell.executeLine('pwd')).out).toBe('beijing\n');
  expect((await shell.executeLine('cd -; cd 4026532178; pwd')).status).toBe((await (await openTestShell()).executeLine('cd -; cd 4026532178; pwd')).status);
});

test('what would change something, and every program, is refused', async () => {
  const shell = await openSavedShell(await stateOf());
  expect(await see('mkns wuhan', shell)).toMatchInlineSnapshot(`
    "nothing can be changed: monday.json was saved on 2026-11-23 09:00:00 UTC, and is read-only
    mkns wuhan
    ^^^^
      hint: netnsh without --from works on this machine
    [status 1]"
  `);
  expect(await see('rmns -y beijing', shell)).toMatchInlineSnapshot(`
    "nothing can be changed: monday.json was saved on 2026-11-23 09:00:00 UTC, and is read-only
    rmns -y beijing
    ^^^^
      hint: netnsh without --from works on this machine
    [status 1]"
  `);
  expect(await see('ping 10.0.0.2', shell)).toMatchInlineSnapshot(`
    "ping can not be run: monday.json was saved on 2026-11-23 09:00:00 UTC, and is read-only
    ping 10.0.0.2
    ^^^^
      hint: programs run where netnsh is started without --from
    [status 126]"
  `);
  expect(await see('links | grep veth', shell)).toMatchInlineSnapshot(`
    "no program can be run: monday.json was saved on 2026-11-23 09:00:00 UTC, and is read-only
      hint: pipe netnsh itself: netnsh --from FILE -c LINES | less
    [status 126]"
  `);
  expect(await see('lnks', shell)).toMatchInlineSnapshot(`
    "lnks can not be run: monday.json was saved on 2026-11-23 09:00:00 UTC, and is read-only
    lnks
    ^^^^
      hint: did you mean links or ns?
    [status 126]"
  `);
});

test('a saved machine can be saved again, and nothing differs', async () => {
  const shell = await openSavedShell(await stateOf());
  expect(await see('save again.json; compare again.json', shell)).toMatchInlineSnapshot(`
    "saved 3 namespaces with 8 links and 3 processes in again.json
    the rules can not be read: neither nft nor iptables-save is installed
    nothing differs"
  `);
});
