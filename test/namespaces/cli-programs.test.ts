import { mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { startProcess } from '../support/hold.ts';
import { netnsh, runNetnsh, runWords } from '../support/run-netnsh.ts';
import { aNamespace, ip, worldRing } from '../support/world.ts';

worldRing('programs that netnsh runs', () => {
  beforeEach(() => {
    aNamespace('beijing');
    ip('link add eth0-b netns beijing type veth peer name veth-b');
  });

  test('are in the namespace, and are told its name and inode', () => {
    const inode = /\[(\d+)\]/.exec(ip('netns exec beijing readlink /proc/self/ns/net'))?.[1];
    expect(runNetnsh(['-n', 'beijing', '-c', 'readlink /proc/self/ns/net; echo $NETNSH_NAMESPACE $NETNSH_INODE'])).toMatchObject({
      stdout: `net:[${inode}]\nbeijing ${inode}\n`,
    });
  });

  test('see the devices of a named namespace in /sys', () => {
    expect(runNetnsh(['-n', 'beijing', '--', 'ls', '--ignore=bonding_masters', '/sys/class/net'])).toMatchObject({ stdout: 'eth0-b\nlo\n', stderr: '' });
  });

  test('see those of a namespace without a name too', async () => {
    const holder = await startProcess(['unshare', '--net', 'sh', '-c', 'ip link add br-unnamed type bridge; echo; exec cat']);
    try {
      expect(runNetnsh(['-n', `pid:${holder.pid}`, '-c', 'pwd; ls --ignore=bonding_masters /sys/class/net'])).toMatchObject({
        stdout: expect.stringMatching(/^net:\[\d+\]\nbr-unnamed\nlo\n$/),
        stderr: '',
      });
    } finally {
      await holder.end();
    }
  });

  test('find the files of /etc/netns/NAME over those of /etc, and nobody else does', () => {
    const lines = `
      mount -t tmpfs etc /etc && mkdir -p /etc/netns/beijing && echo ours >/etc/hosts && echo theirs >/etc/netns/beijing/hosts
      "$@" -n beijing -c 'cat /etc/hosts; links | sed "s/.*/$(cat /etc/hosts)/" | head -n 1; cd; cat /etc/hosts'
      cat /etc/hosts`;
    const environment = { NODE_EXTRA_CA_CERTS: '' }; // node would look for them in /etc
    expect(runWords(['unshare', '--mount', 'sh', '-c', lines, 'sh', ...netnsh], { environment })).toMatchObject({ stdout: 'theirs\ntheirs\nours\nours\n', stderr: '' });
  });

  test('start in the working folder, which chdir changes', () => {
    expect(runNetnsh(['-n', 'beijing', '-c', '/bin/pwd; chdir /proc; /bin/pwd; chdir net/..; cd; /bin/pwd'], { directory: '/usr' })).toMatchObject({ stdout: '/usr\n/proc\n/proc\n' });
  });

  test('keep a working folder that was removed', () => {
    const gone = mkdtempSync(join(tmpdir(), 'netnsh-gone-'));
    expect(runWords(['bash', '-c', 'cd "$0" && rmdir "$0" && "$@" -n beijing -- readlink /proc/self/cwd', gone, ...netnsh])).toMatchObject({ stdout: `${gone} (deleted)\n` });
    expect(() => rmdirSync(gone)).toThrow('ENOENT');
  });

  test('inherit no descriptor of ours, and every signal as it should be', () => {
    const list = 'for fd in /proc/self/fd/*; do readlink $fd; done';
    const files = (words: readonly string[]): readonly string[] => runWords(words).stdout.replaceAll(/\d+/g, 'N').split('\n');
    const lines = `cd beijing; links -o name | grep -c lo >&2; cd host; sh -c '${list}'`;
    expect(files([...netnsh, '-c', lines])).toEqual(files(['sh', '-c', list]));
    expect(runNetnsh(['-n', 'beijing', '--', 'grep', '-E', 'SigIgn|SigBlk', '/proc/self/status'])).toMatchObject({ stdout: 'SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n' });
  });

  test('read what netnsh was given to read, but for the lines of a script', () => {
    expect(runNetnsh(['-n', 'beijing', '--', 'cat'], { input: 'for cat' })).toMatchObject({ stdout: 'for cat' });
    expect(runNetnsh(['-c', 'head -n 1 && cd beijing && cat'], { input: 'one\n' })).toMatchObject({ stdout: 'one\n' });
    expect(runNetnsh([], { input: 'wc -c\npwd\n' })).toMatchObject({ stdout: '0\nhost\n' });
  });

  test('are many, and leave netnsh with no process and no descriptor more', () => {
    const folder = mkdtempSync(join(tmpdir(), 'netnsh-cli-'));
    const count = `sh -c 'ls /proc/$PPID/fd | wc -l; cat /proc/$PPID/task/*/children | wc -w' >${folder}/`;
    const round = 'cd beijing\ntrue\nlinks -o name | grep -q lo\n@host links >/dev/null\ncd -\n/bin/true\n';
    const lines = ['cd beijing', 'true', 'links >/dev/null', 'cd -', `${count}before`, ...Array<string>(20).fill(round), `${count}after`, `cat ${folder}/before`, 'echo and', `cat ${folder}/after`];
    const { stdout, stderr, status } = runNetnsh([], { input: lines.join('\n') });
    rmSync(folder, { recursive: true });
    const [before = '', after] = stdout.replaceAll(/^(beijing|host)\n/gm, '').split('and\n');
    expect({ status, stderr, after }).toEqual({ status: 0, stderr: '', after: before });
    expect(before).toMatch(/^\d+\n\d+\n$/);
  });
});
