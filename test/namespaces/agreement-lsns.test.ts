import { afterEach, expect, test } from 'vitest';
import { startProcess, type HoldingProcess } from '../support/hold.ts';
import { randomFrom, seeds, type Random } from '../support/random.ts';
import { runNetnsh } from '../support/run-netnsh.ts';
import { runProgram, worldRing } from '../support/world.ts';

/** What lsns(8) says of one namespace, and what we do, in the same words. */
interface Told {
  readonly kind: string;
  readonly inode: number;
  readonly processes: number;
}

const flags = ['--net', '--uts', '--ipc', '--mount', '--cgroup'] as const;

worldRing(
  'processes in random namespaces',
  () => {
    const started: HoldingProcess[] = [];
    afterEach(async () => {
      for (const process of started.splice(0)) await process.end();
    });

    for (const seed of seeds(4)) {
      test(`world ${seed}: nsids, ns and sharers count what lsns counts`, async () => {
        const random = randomFrom(seed);
        for (let count = random.between(2, 6); count > 0; count--) started.push(await startProcess(wordsOf(random, started)));
        for (const { pid } of started) expect(ofNsids(pid), `of process ${pid}`).toEqual(ofLsns(pid));
        expect(ofNs()).toEqual(expect.arrayContaining([...networksOfLsns()]));
      });
    }

    /** Makes some namespaces of its own, and joins an earlier process in others. */
    function wordsOf(random: Random, others: readonly HoldingProcess[]): readonly string[] {
      const own = random.some(flags, 0.5);
      const joined = others.length === 0 ? [] : random.some(flags, 0.4).filter((flag) => !own.includes(flag));
      const join = joined.length === 0 ? [] : ['nsenter', '--target', String(random.pick(others).pid), ...joined];
      return [...join, 'unshare', ...own, 'sh', '-c', 'echo ready; read line'];
    }

    /** Namespaces that nobody but our processes is in: the others change while we look. */
    function areOurs(pids: readonly number[]): boolean {
      const ours = new Set(started.map(({ pid }) => pid));
      return pids.every((pid) => ours.has(pid));
    }

    function ofLsns(pid: number): readonly Told[] {
      const rows = lsns(['--task', String(pid)]).filter(({ type }) => type !== 'user' && type !== 'pid' && type !== 'time');
      return rows.filter(({ ns }) => areOurs(membersOf(ns))).map(({ type, ns, nprocs }) => ({ kind: type, inode: ns, processes: nprocs })).sort(byKind);
    }

    function membersOf(inode: number): readonly number[] {
      return runProgram(['lsns', '--noheadings', '--output', 'PID', String(inode)]).trim().split('\n').map(Number);
    }

    function ofNsids(pid: number): readonly Told[] {
      const rows = netnsh(['nsids', String(pid)]);
      return rows.filter(({ inode }) => areOurs(membersOf(inode))).map(({ kind, inode, sharedBy }) => ({ kind, inode, processes: sharedBy + 1 })).sort(byKind);
    }

    function networksOfLsns(): readonly unknown[] {
      return lsns(['--type', 'net']).filter(({ ns }) => areOurs(membersOf(ns))).map(({ ns, nprocs, pid }) => ({ inode: ns, processes: nprocs, pid }));
    }

    function ofNs(): readonly unknown[] {
      return netnsh(['ns']).map(({ inode, processes, process }) => ({ inode, processes, pid: process?.pid }));
    }
  },
  ['lsns', 'nsenter'],
);

function byKind(a: Told, b: Told): number {
  return a.kind < b.kind ? -1 : 1;
}

interface LsnsRow {
  readonly ns: number;
  readonly type: string;
  readonly nprocs: number;
  readonly pid: number;
}

function lsns(words: readonly string[]): readonly LsnsRow[] {
  return JSON.parse(runProgram(['lsns', '--json', ...words])).namespaces;
}

interface OurRow {
  readonly inode: number;
  readonly kind: string;
  readonly sharedBy: number;
  readonly processes: number;
  readonly process: { readonly pid: number } | null;
}

function netnsh(words: readonly string[]): readonly OurRow[] {
  return JSON.parse(runNetnsh([...words, '--json']).stdout);
}
