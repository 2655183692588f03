import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProcess, type HoldingProcess } from '../support/hold.ts';
import { netnsh, runNetnsh } from '../support/run-netnsh.ts';
import { startWords } from '../support/start-words.ts';
import { ip, ordinaryUser, runProgram, worldRing } from '../support/world.ts';

const user = ordinaryUser();
const as = user ?? [];
const fixture = fileURLToPath(new URL('../fixtures/rootless-world.js', import.meta.url));

worldRing(user === undefined ? 'namespaces of an ordinary user (skipped: nobody else to become)' : 'namespaces below a user namespace of one’s own, without root', () => {
  let world: HoldingProcess;
  let here: string;
  let beside: number;
  beforeAll(async () => {
    if (user === undefined) return;
    world = await startProcess([...as, 'unshare', '--user', '--map-root-user', '--net', process.execPath, fixture]);
    here = labelOf(world.pid);
    beside = Number.parseInt(readFileSync(`/proc/${world.pid}/task/${world.pid}/children`, 'utf8'));
  });
  afterAll(async () => await world?.end());

  const labelOf = (pid: number): string => `net:[${statSync(`/proc/${pid}/ns/net`).ino}]`;
  const see = (...words: readonly string[]): unknown => JSON.parse(runNetnsh([...words, '--json'], { as }).stdout);

  test.skipIf(user === undefined)('links have their other ends, wherever those are', () => {
    ip(`link add h0 type veth peer name h1 netns ${world.pid}`);
    const wires = (namespace: string): string => runNetnsh(['links', namespace, '--kind', 'veth', '-C', 'name,other-end', '--no-headers'], { as }).stdout;
    expect(wires(here).replaceAll(/ +/g, ' ')).toBe(`va ${labelOf(beside)}:vb\nh1 host:h0\n`);
    expect(wires(labelOf(beside)).replaceAll(/ +/g, ' ')).toBe(`vb ${here}:va\n`);
  });

  test.skipIf(user === undefined)('sockets are listed and found', () => {
    const listener = { namespace: here, netid: 'tcp', state: 'LISTEN', localAddress: '10.9.0.1', localPort: 5432 };
    expect(see('sockets', `pid:${world.pid}`, '--listen')).toEqual([expect.objectContaining(listener)]);
    expect(see('sockets', '--all', '--listen')).toEqual(expect.arrayContaining([expect.objectContaining(listener)]));
    expect(see('search', '5432')).toEqual([expect.objectContaining({ namespace: here, pid: world.pid })]);
  });

  test.skipIf(user === undefined)('the kernel is asked for the way of a packet', () => {
    expect(see('routes', '10.9.0.7', here)).toEqual([expect.objectContaining({ link: 'va', preferredSource: '10.9.0.1' })]);
  });

  test.skipIf(user === undefined)('what changes there is told', async () => {
    const running = startWords([...as, ...netnsh, 'events', here, labelOf(beside), '--kind', 'address', '--count', '2', '--json']);
    await running.until(({ err }) => err.includes('watching 2 namespaces'));
    const inside = (pid: number): readonly string[] => ['nsenter', '--user', '--net', '--preserve-credentials', '--target', String(pid)];
    runProgram([...as, ...inside(world.pid), 'ip', 'addr', 'add', '10.9.0.5/24', 'dev', 'va']);
    runProgram([...as, ...inside(beside), 'ip', 'addr', 'add', '10.9.0.6/24', 'dev', 'vb']);
    const { end, out } = await running.ended;
    const rows = out.trimEnd().split('\n').map((line): unknown => JSON.parse(line));
    expect([end, rows]).toEqual([0, [expect.objectContaining({ namespace: here, text: '10.9.0.5/24 added to va' }), expect.objectContaining({ namespace: labelOf(beside), text: '10.9.0.6/24 added to vb' })]]);
  });

  test.skipIf(user === undefined)('programs see the devices there under /sys, and end as they would anywhere', () => {
    const inside = (...words: readonly string[]): unknown => runNetnsh(['-n', `pid:${beside}`, '--', ...words], { as });
    expect(inside('ls', '--ignore=bonding_masters', '/sys/class/net')).toMatchObject({ status: 0, stdout: 'lo\nvb\n', stderr: expect.not.stringContaining('/sys') });
    expect(inside('sh', '-c', 'exit 7')).toMatchObject({ status: 7 });
    expect(inside('sh', '-c', 'kill -TERM $$')).toMatchObject({ status: 143 });
    expect(inside('grep', 'SigIgn', '/proc/self/status')).toMatchObject({ stdout: 'SigIgn:\t0000000000000000\n' });
  });

  test.skipIf(user === undefined)('nothing of ours stays inside', () => {
    const lines = ['links -o name', 'sockets', 'addrs -o name', 'sharers --json'];
    const { stdout } = runNetnsh([...[`cd pid:${world.pid}`, ...lines].flatMap((line) => ['-c', line])], { as });
    const sharers: readonly { readonly by: string; readonly pid: number }[] = JSON.parse(stdout.slice(stdout.indexOf('[\n')));
    expect(sharers.filter(({ by }) => by === 'process').map(({ pid }) => pid)).toEqual([world.pid]);
  });
}, ['unshare', 'nsenter', 'setpriv']);
