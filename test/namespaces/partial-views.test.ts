import { describe, expect, test } from 'vitest';
import { startProcess } from '../support/hold.ts';
import { netnsh, runNetnsh, runWords, type Run } from '../support/run-netnsh.ts';
import { aNamespace, ip, ordinaryUser, worldRing } from '../support/world.ts';

const nobody = ordinaryUser();
const commands = ['ns', 'links --all', 'addrs --all', 'routes --all', 'rules --all', 'neighbours --all', 'bridges --all', 'sockets --all', 'procs --all', 'nsids --all', 'sharers --all', 'search lo', 'dns', 'qdiscs --all', 'fdb --all', 'vlans --all', 'firewall --all'];

/** One after the other in one shell; `pwd` comes last. */
const everything = ['--keep-going', '-c', [...commands, 'pwd'].join('\n')];

worldRing(`partial views${nobody === undefined ? ' (skipped: only root has another user to become)' : ''}`, () => {
  describe.skipIf(nobody === undefined)('of an ordinary user', () => {
    /** Runs `use` with a process of root in a namespace with a link, an address, a route and a neighbour. */
    async function withStranger(use: (pid: number) => void): Promise<void> {
      aNamespace('beijing');
      for (const line of ['link set lo up', 'link add eth0 type veth peer name eth1', 'link set eth0 up', 'link set eth1 up', 'addr add 10.0.0.1/24 dev eth0', 'route add default via 10.0.0.9 metric 7', 'neigh add 10.0.0.9 lladdr 02:00:00:00:00:09 dev eth0']) {
        ip(['-n', 'beijing', ...line.split(' ')]);
      }
      const stranger = await startProcess(['ip', 'netns', 'exec', 'beijing', 'sh', '-c', 'echo; exec cat']);
      try {
        use(stranger.pid);
      } finally {
        await stranger.end();
      }
    }

    const run = (...words: readonly string[]): Run => runNetnsh(words, { as: nobody ?? [] });
    const bare = (...words: readonly string[]): string => run(...words, '-o', 'csv', '--no-headers').stdout;

    test('a namespace of other users is shown from outside, and what is not known there is said', async () => {
      await withStranger((pid) => {
        const label = `pid:${pid}`;
        expect(bare('links', label, '-C', 'name,kind')).toBe('lo,\neth1,\neth0,\n');
        expect(bare('addrs', label, '--family', 'inet', '-C', 'link,address,valid')).toBe('eth0,10.0.0.1/24,\nlo,127.0.0.1/8,\n');
        expect(bare('routes', label, '--table', 'main', '-C', 'type,destination,gateway,link,metric')).toBe('unicast,default,10.0.0.9,eth0,7\nunicast,10.0.0.0/24,,eth0,\n');
        expect(bare('neighbours', label, '--link', 'eth0', '-C', 'link,address,mac,state')).toBe('eth0,10.0.0.9,02:00:00:00:00:09,permanent\n');
        expect(run('links', label)).toMatchObject({ status: 0, stderr: `seen only from outside, through /proc/PID/net: ${label}; not known there: kind, state, MTU, hardware address, master and other end\n` });
        expect(run('links', '--stats', '--all', '-J')).toMatchObject({ status: 0 });
        expect(JSON.parse(run('ns', '-J').stdout)).toContainEqual(expect.objectContaining({ namespace: label, inode: null, device: null, processes: 1, links: 3, sources: ['outside'], current: false }));
      });
    });

    test('what is told only inside is refused, with both ways out', async () => {
      await withStranger((pid) => {
        for (const [command, what] of [['rules', 'rules'], ['fdb', 'forwarding entries'], ['vlans', 'VLANs'], ['qdiscs', 'queueing disciplines'], ['bridges', 'bridges']] as const) {
          const why = `open pid:${pid}: looking into that process needs CAP_SYS_PTRACE over it (EACCES)`;
          expect(run(command, `pid:${pid}`)).toEqual({ status: 1, signal: undefined, stdout: '', stderr: `netnsh: ${command}: ${what} are told only inside: ${why}\n  hint: start netnsh with sudo, or try: netnsh demo\n` });
        }
      });
    });

    test('sockets are shown with their users, and without their processes', async () => {
      await withStranger((pid) => {
        const listening = runWords(['nsenter', `--net=/proc/${pid}/ns/net`, process.execPath, '-e', "require('net').createServer().listen(8080, () => { console.log(require('child_process').spawnSync(process.argv[1], process.argv.slice(2), { encoding: 'utf8' }).stdout); process.exit(); })", ...(nobody ?? []), ...netnsh, 'sockets', `pid:${pid}`, '-C', 'netid,state,local,user,pid', '-o', 'csv', '--no-headers']);
        expect(listening.stdout.trim()).toBe('tcp,LISTEN,*:8080,root,');
      });
    });

    for (const [what, option] of [['hidepid=1', ',hidepid=1'], ['hidepid=2', ',hidepid=2'], ['a pid namespace of its own', '']] as const) {
      test(`with ${what}, every command works, or says what is missing`, () => {
        aNamespace('beijing');
        // Mounts of /proc in one pid namespace shared their options before Linux 5.8: so it gets one of its own.
        const inside = ['unshare', '--mount', '--pid', '--fork', 'sh', '-c', `mount -t proc -o nosuid${option} proc /proc && "$@"; exit $?`, 'sh', ...(nobody ?? []), ...netnsh];
        expectUnderstood(runWords([...inside, ...everything]));
        expect(runWords([...inside, '-c', 'ns -C name -o csv']).stderr).toMatch(option === '' ? /^not seen: .*\nnot seen: \d+ threads: they are outside of this pid namespace\n$/ : option.endsWith('1') ? /^not seen: 1 process: \/proc hides what is in them \(hidepid=(?:1|noaccess)\)\n/ : /^not seen: \d+ threads: \/proc hides them \(hidepid=(?:2|invisible)\)\n$/);
      });
    }
  });

  for (const as of [[], nobody ?? [], ['setpriv', '--bounding-set=-sys_ptrace', '--inh-caps=-sys_ptrace']]) {
    test.skipIf(nobody === undefined)(`with the /proc of a pid namespace around: ${as.join(' ') || 'root'}`, () => {
      aNamespace('beijing');
      expectUnderstood(runWords(['unshare', '--pid', '--fork', ...as, ...netnsh, ...everything]));
      const mine = JSON.parse(runWords(['unshare', '--pid', '--fork', ...as, ...netnsh, '-c', 'nsids -J']).stdout);
      expect(mine).toContainEqual(expect.objectContaining({ kind: 'net', namespace: 'host' }));
    });
  }

  test.skipIf(nobody === undefined)('with the /proc of a pid namespace that does not show netnsh, it says so', () => {
    // The reader stays outside of the pid namespace whose /proc it gets.
    const script = 'mount --make-rprivate / && mkdir /run/inner && unshare --pid --fork mount -t proc proc /run/inner && mount --bind /run/inner /proc && "$@"; status=$?; umount /proc /run/inner; rmdir /run/inner; exit $status';
    const run = runWords(['unshare', '--mount', 'sh', '-c', script, 'sh', ...netnsh, '-c', 'ns']);
    expect(run).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/^netnsh: \/proc does not show netnsh itself: it is that of another pid namespace, or not mounted\n  hint: .*mount -t proc proc \/proc\n/) });
  });
});

/** Each command works, or fails in words, up to the last; nothing is a bug. */
function expectUnderstood({ status, stdout, stderr }: Run): void {
  const failures = stderr.split('\n').filter((line) => line.startsWith('netnsh: ') && !/^netnsh: \w+: .* \(E[A-Z]+\)$/.test(line));
  expect({ status, failures, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({ status: 0, failures: [], last: 'host' });
}
