import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { labSteps } from '../../src/cli/demo/lab-steps.ts';
import { type PcapngBlock, readPcapng } from '../support/pcap.ts';
import { netnsh } from '../support/run-netnsh.ts';
import { ip, runProgram, worldRing } from '../support/world.ts';

interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs netnsh; once it listens, `then` happens. */
async function capture(line: string, then: (child: { kill(signal: NodeJS.Signals): void }) => void): Promise<Ended> {
  const [program, file] = netnsh;
  const child = spawn(program, [file, '-c', `capture ${line}`], { stdio: ['ignore', 'pipe', 'pipe'] });
  const stdout: Buffer[] = [];
  let stderr = '';
  child.stdout.on('data', (bytes: Buffer) => void stdout.push(bytes));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const wasListening = stderr.includes('listening on');
    stderr += text;
    if (!wasListening && stderr.includes('listening on')) then(child);
  });
  const [status, signal] = await once(child, 'close');
  return { status, signal, stdout: Buffer.concat(stdout), stderr };
}

const ping = (count: number): void => void runProgram(['ip', 'netns', 'exec', 'beijing', 'ping', '-q', '-c', String(count), '-i', '0.01', '-W', '2', '10.0.0.2']);

/** `beijing:eth0-b` and how many packets were seen there. */
function packetsByInterface(blocks: readonly PcapngBlock[]): Readonly<Record<string, number>> {
  const names = blocks.flatMap((block) => (block.is === 'interface' ? [block.name] : []));
  const seen = blocks.flatMap((block) => (block.is === 'packet' ? [names[block.interfaceAt] ?? ''] : []));
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, seen.filter((one) => one === name).length]));
}

/** Where nobody may change groups, a tcpdump that gives up root's rights does not start (user_namespaces(7)). */
const needs = readFileSync('/proc/self/setgroups', 'utf8').trim() === 'deny' ? ['a tcpdump that stays root'] : ['tcpdump', 'ping'];

worldRing('capture', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'netnsh-capture-'));
    for (const { words } of labSteps) ip(words.slice(1));
    ping(1); // afterwards both know each other, and nobody asks
  });
  afterEach(() => {
    expect(['beijing', 'shanghai'].map((name) => ip(['netns', 'pids', name]))).toEqual(['', '']); // no tcpdump is left
    rmSync(folder, { recursive: true });
  });

  test('two namespaces and a bridge at once: each packet on each link on its way, in the order of time', async () => {
    const { status, stdout, stderr } = await capture('beijing:eth0-b br0 shanghai:any --count 6 -C link,packet --no-headers -- icmp', () => ping(1));
    expect(status).toBe(0);
    const lines = stdout.toString().trimEnd().split('\n').map((line) => line.replace(/ +/, ' ').replace(/, id.*/, ''));
    const places = ['beijing:eth0-b', 'host:br0', 'shanghai:eth0-s'];
    // Where the clock is coarse, all of them are at one time.
    expect(lines.slice(0, 3).sort()).toEqual(places.map((place) => `${place} IP 10.0.0.1 > 10.0.0.2: ICMP echo request`));
    expect(lines.slice(3).sort()).toEqual(places.map((place) => `${place} IP 10.0.0.2 > 10.0.0.1: ICMP echo reply`));
    expect(stderr.split('\n').filter((line) => line.includes('captured')).map((line) => line.replace(/:? \d+ packets captured.*/, ''))).toEqual(['beijing:eth0-b', 'host:br0', 'shanghai:any']);
  });

  test('one pcapng of two namespaces, whose interfaces say where they are, ended by Ctrl-C', async () => {
    const file = join(folder, 'both.pcapng');
    // The count of the kernel is there when the reply is: what ping has seen, tcpdump has got.
    const { signal, stdout, stderr } = await capture(`beijing:eth0-b shanghai:eth0-s -w ${file} -- icmp`, (child) => {
      ping(5);
      child.kill('SIGINT');
    });
    expect({ signal, stdout: stdout.toString() }).toEqual({ signal: 'SIGINT', stdout: '' });
    expect(stderr.replaceAll(/\d+ received by filter/g, 'n received by filter').split('\n').slice(1)).toEqual([ // what comes while it ends is received, and not captured
      `20 packets in ${file}`,
      'beijing:eth0-b: 10 packets captured, n received by filter, 0 dropped by kernel',
      'shanghai:eth0-s: 10 packets captured, n received by filter, 0 dropped by kernel',
      '',
    ]);
    const blocks = readPcapng(readFileSync(file));
    expect(packetsByInterface(blocks)).toEqual({ 'beijing:eth0-b': 10, 'shanghai:eth0-s': 10 });
    const times = blocks.flatMap((block) => (block.is === 'packet' ? [block.nanoseconds] : []));
    expect(times).toEqual(times.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    expect(blocks.flatMap((block) => (block.is === 'statistics' ? [block] : [])).sort((a, b) => a.interfaceAt - b.interfaceAt)).toEqual([0, 1].map((interfaceAt) => ({ is: 'statistics', interfaceAt, received: expect.any(Number), dropped: 0 })));
    const read = runProgram(['tcpdump', '-n', '-r', file]).trimEnd().split('\n');
    expect(read.map((line) => /ICMP echo (\w+)/.exec(line)?.[1])).toEqual(Array.from({ length: 5 }, () => ['request', 'request', 'reply', 'reply']).flat());
  });

  test('of any, each packet is on the interface on which it was seen', async () => {
    const file = join(folder, 'any.pcapng');
    await capture(`beijing:any shanghai:any -w ${file} --count 4 -- icmp`, () => ping(1));
    expect(packetsByInterface(readPcapng(readFileSync(file)))).toMatchObject({ 'beijing:eth0-b': 2, 'shanghai:eth0-s': 2 });
  });

  test('bytes on the standard output, for a program that reads along', async () => {
    const { stdout } = await capture('beijing:eth0-b -w - --count 2 -- icmp', () => ping(1));
    expect(packetsByInterface(readPcapng(stdout))).toEqual({ 'beijing:eth0-b': 2 });
    const fed = await capture(`beijing:eth0-b -w - --count 2 -- icmp | tcpdump -n -r -`, () => ping(1));
    expect(fed.stdout.toString().match(/ICMP echo \w+/g)).toEqual(['ICMP echo request', 'ICMP echo reply']);
  });

  test('a filter that tcpdump does not understand ends all of it at once', async () => {
    const { status, stdout, stderr } = await capture('beijing:eth0-b br0 -- icmp and', () => {});
    expect({ status, stdout: stdout.toString() }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^netnsh: capture: (?:beijing:eth0-b|host:br0): tcpdump: .*syntax error\n {2}hint: man pcap-filter/);
  });
}, needs);
