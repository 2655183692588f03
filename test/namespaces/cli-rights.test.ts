import { describe, expect, test } from 'vitest';
import { runNetnsh, type Run } from '../support/run-netnsh.ts';
import { startProcess } from '../support/hold.ts';
import { aNamespace, ip, ordinaryUser, worldRing } from '../support/world.ts';

const nobody = ordinaryUser();

worldRing(`an ordinary user${nobody === undefined ? ' (skipped: only root has another user to become)' : ''}`, () => {
  describe.skipIf(nobody === undefined)('without any right', () => {
    const run = (words: readonly string[]): Run => runNetnsh(words, { as: nobody ?? [] });
    const waysOut = 'hint: start netnsh with sudo, or try: netnsh demo\n';
    const refused = (command: string, why: string): Partial<Run> => ({ status: 1, stdout: '', stderr: `netnsh: ${command}${why} (EPERM)\n  ${waysOut}` });
    const entering = 'enter beijing: this needs CAP_SYS_ADMIN, there and here';

    test('hears at cd that a namespace can not be entered, and both ways out', () => {
      aNamespace('beijing');
      expect(run(['-c', 'cd beijing\nprocs'])).toMatchObject(refused('cd: ', entering));
      expect(run(['beijing'])).toMatchObject(refused('', entering));
      expect(run(['-n', 'beijing', '--', 'true'])).toMatchObject(refused('', entering));
      expect(run(['links', 'beijing'])).toMatchObject(refused('links: ', entering));
    });

    test('hears why a path that may not be looked at leads nowhere', () => {
      expect(run(['-c', 'cd /proc/1/ns/net'])).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/^netnsh: cd: \/proc\/1\/ns\/net leads to no network namespace: .*\n  hint: /) });
    });

    test('reads what is in the own namespace', () => {
      ip('link add br0 type bridge');
      ip('link set lo up');
      expect(run(['links', '-o', 'name']).stdout.split('\n')).toContain('br0');
      expect(run(['addrs', '--link', 'lo', '-o', 'name'])).toMatchObject({ status: 0 });
      expect(run(['bridges', '-C', 'name', '--no-headers', '-o', 'csv'])).toMatchObject({ status: 0, stdout: 'br0\n' });
    });

    test('runs programs where they are, which needs no right', () => {
      expect(run(['-c', 'echo $NETNSH_NAMESPACE'])).toMatchObject({ status: 0, stdout: 'host\n', stderr: '' });
    });

    test('sees all names, and all processes by their namespaces, and hears what was not looked into', async () => {
      aNamespace('beijing');
      const holder = await startProcess(['ip', 'netns', 'exec', 'beijing', 'sh', '-c', 'echo; exec cat']);
      try {
        const notSeen = expect.stringMatching(/^not seen: \d+ processes' threads and open files: they belong to other users\n/);
        const { stdout, ...rest } = run(['ns', '-o', 'csv', '-C', 'name,processes,links']);
        expect(rest).toMatchObject({ status: 0, stderr: notSeen });
        expect(stdout.split('\n')).toContain('beijing,0,');
        expect(stdout).toMatch(new RegExp(`^pid:${holder.pid},1,`, 'm'));
        expect(run(['sharers', 'beijing', '-C', 'by,what', '-o', 'csv', '--no-headers'])).toMatchObject({ status: 0, stdout: 'mount,/run/netns/beijing\n', stderr: notSeen });
        expect(run(['sharers', `pid:${holder.pid}`, '-C', 'by,pid,user,command', '-o', 'csv', '--no-headers'])).toMatchObject({ status: 0, stdout: `process,${holder.pid},root,cat\n`, stderr: notSeen });
        expect(run(['procs', '-C', 'user', '-o', 'csv', '--no-headers'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^((nobody|root)\n)+$/), stderr: '' });
        expect(run(['procs', `pid:${holder.pid}`, '-C', 'pid,command', '-o', 'csv', '--no-headers'])).toMatchObject({ status: 0, stdout: `${holder.pid},cat\n`, stderr: '' });
        expect(run(['cd', String(holder.pid)])).toMatchObject({ status: 1, stderr: `netnsh: cd: open pid:${holder.pid}: looking into that process needs CAP_SYS_PTRACE over it (EACCES)\n  ${waysOut}` });
        expect(run(['nsids', '-C', 'kind', '-o', 'csv'])).toMatchObject({ status: 0, stdout: expect.stringContaining('\nnet\n') });
        expect(run(['nsids', String(holder.pid)])).toMatchObject({ status: 1, stderr: expect.stringMatching(/^netnsh: nsids: the namespaces of process \d+ \(cat, of root\) may not be read\n  hint: .*CAP_SYS_PTRACE/) });
      } finally {
        await holder.end();
      }
    });

    test('hears which capability making and removing needs', () => {
      aNamespace('beijing');
      const why = 'this needs CAP_SYS_ADMIN';
      expect(run(['mkns', 'tokyo'])).toMatchObject(refused('mkns: ', `share /run/netns: ${why}`));
      expect(run(['rmns', '-y', 'beijing'])).toMatchObject(refused('rmns: ', `remove /run/netns/beijing: ${why}`));
      expect(run(['attach', 'tokyo', String(process.pid)])).toMatchObject(refused('attach: ', `share /run/netns: ${why}`));
    });
  });
});
