import { spawnSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { startProcess, type HoldingProcess } from '../support/hold.ts';
import { randomFrom, seeds, type Random } from '../support/random.ts';
import { runNetnsh } from '../support/run-netnsh.ts';
import { worldRing } from '../support/world.ts';

/** What lsns(8) says of one namespace, and what we do, in the same words. */
interface Told {
  readonly kind: string;
  readonly inode: number;
  readonly processes: number;
}

const flags = ['--net', '--uts', '--ipc', '--mount', '--cgroup'] as const;

const kinds = ['net', 'uts', 'ipc', 'mnt', 'cgroup'] as const;
type Kind = (typeof kinds)[number];

function isKind(word: string): word is Kind {
  return kinds.some((kind) => kind === word);
}

function inodeOf(pid: number | 'self', kind: Kind): number {
  return Number(/\d+/.exec(readlinkSync(`/proc/${pid}/ns/${kind}`))?.[0]);
}

/** In the namespaces that the tests run in, processes come and go while we look. */
function isOurs(inode: number, kind: Kind): boolean {
  return inode !== inodeOf('self', kind);
}

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
        started.push(await startProcess(['unshare', '--uts', 'sh', '-c', 'echo ready; read line']));
        const told = lsnsToTheLast();
        for (const { pid } of started) expect(ofNsids(pid), `of process ${pid}`).toEqual(ofLsns(told, pid));
        expect(ofNs()).toEqual(expect.arrayContaining([...networksOf(told)]));
      });
    }

    /** Makes some namespaces of its own, and joins an earlier process in others. */
    function wordsOf(random: Random, others: readonly HoldingProcess[]): readonly string[] {
      const own = random.some(flags, 0.5);
      const joined = others.length === 0 ? [] : random.some(flags, 0.4).filter((flag) => !own.includes(flag));
      const join = joined.length === 0 ? [] : ['nsenter', '--target', String(random.pick(others).pid), ...joined];
      return [...join, 'unshare', ...own, 'sh', '-c', 'echo ready; read line'];
    }

    /** lsns breaks off at a process that ends while it looks; once it tells of our last one, the processes before that are in it. */
    function lsnsToTheLast(): readonly LsnsRow[] {
      const last = inodeOf(started.at(-1)!.pid, 'uts'); // one is always started
      for (;;) {
        const { status, stdout } = spawnSync('lsns', ['--json'], { encoding: 'utf8' });
        const rows: readonly LsnsRow[] = status === 0 ? JSON.parse(stdout).namespaces : [];
        if (rows.some(({ ns }) => ns === last)) return rows;
      }
    }

    function ofLsns(told: readonly LsnsRow[], pid: number): readonly Told[] {
      const inodes = new Set(kinds.map((kind) => inodeOf(pid, kind)));
      const rows = told.filter(({ type, ns }) => isKind(type) && inodes.has(ns) && isOurs(ns, type));
      return rows.map(({ type, ns, nprocs }) => ({ kind: type, inode: ns, processes: nprocs })).sort(byKind);
    }

    function ofNsids(pid: number): readonly Told[] {
      const rows = netnsh(['nsids', String(pid)]).filter(({ kind, inode }) => isKind(kind) && isOurs(inode, kind));
      return rows.map(({ kind, inode, sharedBy }) => ({ kind, inode, processes: sharedBy + 1 })).sort(byKind);
    }

    function networksOf(told: readonly LsnsRow[]): readonly unknown[] {
      const ours = new Set(started.map(({ pid }) => inodeOf(pid, 'net')).filter((inode) => isOurs(inode, 'net')));
      return told.filter(({ ns }) => ours.has(ns)).map(({ ns, nprocs, pid }) => ({ inode: ns, processes: nprocs, pid }));
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
