import { rmSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import { completeLine } from '../../src/shell/completion/complete.ts';
import { lookupSyntax } from '../../src/shell/completion/outside/programs.ts';
import { buildLab } from '../support/build-lab.ts';
import { startProcess } from '../support/hold.ts';
import { runNetnsh, runWords } from '../support/run-netnsh.ts';
import { openTestShell } from '../support/test-shell.ts';
import { aNamespace, hasProgram, ip, ipJson, runProgram, worldRing } from '../support/world.ts';

const file = '/run/saved.json';

/** What a shell around us would list: `value<TAB>description`. */
function complete(...words: readonly string[]): readonly string[] {
  return runNetnsh(['__complete', ...words]).stdout.split('\n').slice(0, -1);
}

const values = (lines: readonly string[]): readonly string[] => lines.map((line) => line.replace(/\t.*/, ''));

worldRing('Tab inside the words of other programs', () => {
  afterEach(() => rmSync(file, { force: true }));

  test('devices are those that ip has in that namespace', () => {
    buildLab();
    for (const name of ['beijing', 'shanghai']) {
      const there = linkNames(['-n', name, 'link', 'show']);
      expect(values(complete('-n', name, '--', 'ip', 'link', 'show', 'dev', '')).toSorted()).toEqual(there);
      expect(values(complete(`@${name}`, 'tcpdump', '-i', '')).toSorted()).toEqual([...there, 'any'].toSorted());
      expect(values(complete('--', 'ip', '-n', name, 'addr', 'show', 'dev', '')).toSorted()).toEqual(there);
      expect(values(complete('--', 'ip', 'netns', 'exec', name, 'bridge', 'link', 'show', 'dev', '')).toSorted()).toEqual(there);
    }
    expect(values(complete('--', 'ip', '-j', 'addr', 'show', 'dev', '')).toSorted()).toEqual(linkNames(['link', 'show']));
    expect(complete('--', 'bridge', 'fdb', 'show', 'br', '')).toEqual(['br0\tbridge, up']);
  });

  test('addresses of all namespaces, whose they are, and who is only heard of', () => {
    buildLab();
    // no other lab that happens to run on this machine has these
    ip('-n beijing addr add 10.66.7.1/24 dev eth0-b');
    ip('-n shanghai addr add 10.66.7.2/24 dev eth0-s');
    ip('-n beijing neigh add 10.66.7.77 lladdr 02:00:00:00:00:77 nud permanent dev eth0-b');
    expect(complete('-n', 'beijing', '--', 'ping', '-c', '1', '10.66.7.')).toEqual(['10.66.7.1\tbeijing eth0-b', '10.66.7.2\tshanghai eth0-s', '10.66.7.77\tneighbour of beijing eth0-b']);
    expect(complete('@beijing', 'ssh', 'me@10.66.7.2')).toEqual(['me@10.66.7.2\tshanghai eth0-s']);
  });

  test('names of ip netns, one with a blank too', () => {
    for (const name of ['my lab', 'other']) aNamespace(name);
    expect(values(complete('--', 'ip', 'netns', 'exec', ''))).toEqual(['my lab', 'other']);
    expect(values(complete('--', 'ip', '-n', 'my lab', 'link', 'show', 'dev', ''))).toEqual(['lo']);
  });

  test('kill knows the processes of its namespace alone', async () => {
    buildLab();
    const holder = await startProcess(['ip', 'netns', 'exec', 'beijing', 'sh', '-c', 'echo; exec cat']);
    try {
      expect(complete('@beijing', 'kill', '')).toEqual([`${holder.pid}\tcat`]);
      expect(complete('@shanghai', 'kill', '')).toEqual([]);
      expect(values(complete('--', 'nsenter', '-t', String(holder.pid), '-n', 'ip', 'link', 'show', 'dev', 'e'))).toEqual(['eth0-b']);
    } finally {
      await holder.end();
    }
  });

  test.runIf(hasProgram('nft'))('tables and chains of nft', () => {
    const name = aNamespace();
    runProgram(['ip', 'netns', 'exec', name, 'nft', 'add table inet lab; add chain inet lab gate { type filter hook input priority 0; }']);
    expect(complete('-n', name, '--', 'nft', 'list', 'table', 'inet', '')).toEqual(['lab\tinet, 1 chain']);
    expect(complete('-n', name, '--', 'nft', 'list', 'chain', 'inet', 'lab', '')).toEqual(['gate\tfilter, input']);
  });

  test('a file that save wrote has namespaces of its own', () => {
    buildLab();
    runNetnsh(['save', file, '--no-firewall']);
    ip('netns del shanghai');
    expect(values(complete('--from', file, 'cd', 'sh'))).toEqual(['shanghai']);
    expect(values(complete('cd', 'shang'))).toEqual([]);
    expect(values(complete('--from', file, 'links', 'shanghai', '--state', 'u'))).toEqual(['up', 'unknown']);
    expect(complete('--from', '/run/no-such-file', 'cd', '')).toEqual([]);
  });

  test('a shell that stays sees what has been made since, and quotes what needs it', async () => {
    const { shell, executeLine } = await openTestShell({ kernel: createLinuxKernel(), pid: process.pid, environment: { PATH: process.env['PATH'] ?? '', HOME: '/tmp' }, directory: '/' });
    const list = async (line: string) => (await completeLine(shell, line, line.length)).candidates.map(({ value }) => value);
    aNamespace('first');
    expect(await list('ip netns exec ')).toEqual(['first']);
    await executeLine('mkns "second one"');
    expect(await list('ip netns exec s')).toEqual(['second\\ one', 'first']);
    ip('netns add third'); // nobody told the shell
    expect(await list('ip netns exec thi')).toEqual(['third']);
    shell.close();
  });

  test.each(['ip', 'bridge', 'tc'])('%s knows each object that is offered', (program) => {
    const offered = (lookupSyntax(program)?.words ?? []).map(({ names: [name = ''] }) => name);
    const isUnknown = (name: string): boolean => runWords([program, name, 'help']).stderr.includes('is unknown');
    expect([...offered, 'nonsense'].filter(isUnknown)).toEqual(['nonsense']);
  });
});

function linkNames(words: readonly string[]): readonly string[] {
  const links = ipJson(words);
  if (!Array.isArray(links)) throw new Error('no list of links');
  return links.map((link: { readonly ifname: string }) => link.ifname).toSorted();
}
