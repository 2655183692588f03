import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startProcess, type HoldingProcess } from '../support/hold.ts';
import { useKernelProgram } from '../support/kernel-program.ts';
import { netnsh } from '../support/run-netnsh.ts';
import { openShellOnPipe } from '../support/shell-on-pipe.ts';
import { startWords } from '../support/start-words.ts';
import { worldRing } from '../support/world.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 60_000 });

const PER_SECOND = 200;
/** NETNSH_CHURN_SECONDS says how long, on a machine that keeps pace: what is fixed is how much is done. */
const COUNT = PER_SECOND * Number(process.env['NETNSH_CHURN_SECONDS'] ?? 3);
/** V8 lets a heap grow for as long as there is room; in a small one a leak would be the end of the shell. */
const smallHeap = ['--max-old-space-size=64', '--max-semi-space-size=2'] as const;
const LARGEST_GROWTH_KB = 80_000;

interface Row {
  readonly namespace: string;
  readonly names: readonly string[];
  /** `null` of a name that is being made or deleted just now: its file is there, and no namespace. */
  readonly inode: number | null;
  readonly name: string;
  readonly kind: string;
  readonly action: string;
  readonly object: string;
  readonly links: readonly { readonly name: string }[];
}

worldRing(`${COUNT} namespaces come and go, ${PER_SECOND} a second`, () => {
  const program = useKernelProgram('churn.ts');
  let world: HoldingProcess;
  // A pid namespace of its own, so that the rest of the machine is not searched all the time, and none of its processes can stay.
  beforeAll(async () => void (world = await startProcess(['unshare', '--pid', '--fork', '--mount-proc', '--kill-child', 'sh', '-c', 'echo ready; read line'])));
  afterAll(async () => await world.end());

  const inside = (words: readonly string[]): readonly string[] => ['nsenter', '--target', String(childOf(world.pid)), '--mount', '--pid', '--', ...words];

  test('no reading fails, nobody is in a wrong namespace, every name is told, and nothing is left', async () => {
    const shell = openShellOnPipe(inside([netnsh[0], ...smallHeap, netnsh[1], '--keep-going']));
    const events = startWords(inside([...netnsh, 'events', '--kind', 'namespace', '--json']));
    await events.until(({ err }) => err.includes('watching'));
    await shell.ask('mkns warm');
    await readAll(shell.ask);
    await enter('warm', shell.ask);
    await shell.ask('rmns -y warm');
    const before = await takeStock(shell.ask);

    const maker = startWords(inside([...program(), String(COUNT), String(PER_SECOND)]));
    let written = '';
    const isOver = maker.ended.then(({ out, err, end }) => ({ out, err, end }));
    let hasEnded = false;
    void isOver.finally(() => (hasEnded = true));
    await maker.until(({ out }) => {
      written = out;
      return out.includes('c10 ');
    });
    const readings: Reading[] = [];
    do {
      readings.push(await readAll(shell.ask));
      await maker.until(({ out }) => {
        written = out;
        return true;
      }).catch(() => {});
      readings.push(await enter(newestOf(written), shell.ask));
    } while (!hasEnded);

    const made = await isOver;
    expect({ end: made.end, err: made.err }).toEqual({ end: 0, err: '' });
    const inodes = new Map([...made.out.matchAll(/^(c\d+) (\d+)$/gm)].map(([, name = '', inode]) => [name, Number(inode)]));
    expect(inodes.size).toBe(COUNT);

    const all = readings.flatMap(({ named, links, born }) => [...named.map(wrongName), ...links.map(wrongLink), ...born.map(wrongBirth)]);
    function wrongName({ name, inode }: Named): string | undefined {
      return inodes.get(name) === inode ? undefined : `${name} is ${inodes.get(name)}, not ${inode}`;
    }
    function wrongBirth({ name, told, real }: Birth): string | undefined {
      return told === real && (inodes.get(name) ?? real) === real ? undefined : `a child for ${name}, ${told}, is in ${real}`;
    }
    expect(all.filter((wrong) => wrong !== undefined)).toEqual([]);
    const seen = { namespaces: new Set(readings.flatMap(({ named }) => named.map(({ name }) => name))), children: readings.flatMap(({ born }) => born).length, links: readings.flatMap(({ links }) => links).length };
    expect({ namespaces: seen.namespaces.size > 40, children: seen.children > 40, links: seen.links > 10 }).toEqual({ namespaces: true, children: true, links: true });

    expect(shell.messages().split('\n').filter((line) => !isUnderstood(line))).toEqual([]);
    const after = await takeStock(shell.ask);
    expect(after.children).toBe(before.children);
    expect(after.descriptors).toBeLessThanOrEqual(before.descriptors + 2); // where it is and where it was may be held
    expect(after.residentKb - before.residentKb).toBeLessThan(LARGEST_GROWTH_KB);
    expect(await shell.end()).toBe(0);

    await events.until(({ out }) => isOverFor(`c${COUNT - 1}`, out));
    process.kill(childOf(events.pid), 'SIGINT');
    const { out, err } = await events.ended;
    const told = out.trimEnd().split('\n').map((line): Row => JSON.parse(line));
    const untold = [...inodes.keys()].filter((name) => !['added', 'removed'].every((action) => told.some((row) => row.object === name && (row.action === action || row.action === 'lost'))));
    expect(untold).toEqual([]);
    expect(err.split('\n').filter((line) => !isUnderstood(line))).toEqual([]);
    expect(readdirSync(`/proc/${childOf(world.pid)}/root/proc`).filter((name) => /^\d+$/.test(name))).toEqual(['1']);
    if (process.env['NETNSH_CHURN_SECONDS'] !== undefined) console.log(JSON.stringify({ ...seen, namespaces: seen.namespaces.size, rounds: readings.length / 2, took: /took .*/.exec(made.out)?.[0], before, after, messages: shell.messages().split('\n').length }));
  });
}, ['unshare', 'nsenter']);

interface Named {
  readonly name: string;
  readonly inode: number;
}

interface Birth {
  readonly name: string;
  readonly told: number;
  readonly real: number;
}

interface Reading {
  readonly named: readonly Named[];
  readonly links: readonly { readonly namespace: string; readonly name: string }[];
  readonly born: readonly Birth[];
}

const PROVE = `sh -c 'echo "born $NETNSH_NAMESPACE $NETNSH_INODE $(readlink /proc/self/ns/net)"'`;

async function readAll(ask: (line: string) => Promise<string>): Promise<Reading> {
  const rows = async (line: string): Promise<readonly Row[]> => JSON.parse(await ask(line));
  const ns = await rows('ns --json');
  const links = await rows('links --all --json');
  const topo = await rows('topo --json');
  await rows('sockets --all --json');
  return {
    named: [...ns, ...topo].flatMap(({ names, inode }) => (inode === null ? [] : names.map((name) => ({ name, inode })))),
    links: [...links, ...topo.flatMap((row) => row.links.map(({ name }) => ({ ...row, name })))].filter(({ name }) => /^[mp]\d/.test(name)),
    born: parseBirths(await ask(`@all ${PROVE}`)),
  };
}

/** In every way that there is to go in. */
async function enter(name: string, ask: (line: string) => Promise<string>): Promise<Reading> {
  const born = parseBirths([await ask(`cd ${name}; ${PROVE}`), await ask(`@${name} ${PROVE}`)].join(''));
  await ask('cd');
  return { named: [], links: [], born };
}

function newestOf(written: string): string {
  return [...written.matchAll(/^(c\d+) \d+$/gm)].at(-1)?.[1] ?? 'c0';
}

function parseBirths(text: string): readonly Birth[] {
  return [...text.matchAll(/born (\S+) (\d+) net:\[(\d+)\]/g)].map(([, name = '', told, real]) => ({ name, told: Number(told), real: Number(real) }));
}

/** test/fixtures/churn.ts says where a link may be. */
function wrongLink({ namespace, name }: { readonly namespace: string; readonly name: string }): string | undefined {
  const number = Number(name.slice(1));
  const place = `c${name.startsWith('m') ? number : number - 1}`;
  return namespace === 'host' || namespace === place || /^(?:net:|pid:)/.test(namespace) ? undefined : `${name} is shown in ${namespace}`;
}

/** `lost` is of a name that came and went before it could be looked at. */
function isOverFor(name: string, out: string): boolean {
  return new RegExp(`"action":"(?:removed|lost)","object":"${name}"`).test(out);
}

/** What vanished is counted or named; everything else would be a fault. */
function isUnderstood(line: string): boolean {
  return line === '' || /: the namespace is gone \(ENOENT\)$|: no namespace named c\d+$|^c\d+ lost its name; it is net:\[\d+\] now$/.test(line) || /^(?:watching|not seen: |  hint: )/.test(line);
}

interface Stock {
  readonly descriptors: number;
  readonly children: number;
  readonly residentKb: number;
}

/** Of the shell itself, with the program that counts among its children. */
async function takeStock(ask: (line: string) => Promise<string>): Promise<Stock> {
  const said = await ask("sh -c 'ls /proc/$PPID/fd | wc -l; cat /proc/$PPID/task/*/children | wc -w; grep VmRSS /proc/$PPID/status'");
  const [descriptors = 0, children = 0, residentKb = 0] = (said.match(/\d+/g) ?? []).map(Number);
  return { descriptors, children, residentKb };
}

function childOf(pid: number): number {
  return Number.parseInt(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'));
}
