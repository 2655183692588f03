import { expect, test } from 'vitest';
import { netnshFolder, runNetnsh } from '../support/run-netnsh.ts';
import { aNamespace, worldRing } from '../support/world.ts';

const run = (lines: string, environment: Readonly<Record<string, string>> = {}) => runNetnsh(['-c', lines], { environment });

worldRing('sh, and what lasts from line to line', () => {
  test('a value that only sh can tell lasts, as it is', () => {
    const { status, stdout } = run(`A=$(printf 'one\\ntwo  three') B="$PWD"\n^sh -c 'printf "%s|%s" "$A" "$B"'`);
    expect({ status, stdout }).toEqual({ status: 0, stdout: `one\ntwo  three|${process.cwd()}` });
  });

  test('the status of an assignment is that of what it ran, and one that sh does not understand sets nothing', () => {
    expect(run('A=$(sh -c "exit 3")').status).toBe(3);
    const { status, stderr } = run('A=${x!!}\n');
    expect({ status, isSaid: stderr !== '' }).toEqual({ status: 2, isSaid: true });
  });

  test('a variable reaches programs in another namespace, and is gone when it is unset', () => {
    aNamespace('elsewhere');
    const { stdout } = run("LAB=one\n@elsewhere env | grep LAB\nunset LAB\nenv | grep -c ^LAB= || true");
    expect(stdout).toBe('LAB=one\n0\n');
  });

  test('inside for, sh is told of by name, and netnsh is a word there', () => {
    const path = `${netnshFolder}:${process.env['PATH']}`;
    const { stdout, stderr } = run('for i in 1 2; do pwd; links; done', { PATH: path });
    expect(stdout).toBe(`${process.cwd()}\n${process.cwd()}\n`);
    expect(stderr).toContain('links is a command of netnsh, and sh runs what is inside for, ( ) and behind |');
    expect(stderr).toContain('hint: type netnsh links there');
    aNamespace('inside');
    expect(run('cd inside; for i in 1 2; do netnsh links -o name; done', { PATH: path })).toMatchObject({ status: 0, stdout: 'lo\nlo\n', stderr: '' });
  });
});
