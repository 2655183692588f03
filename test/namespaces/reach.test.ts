import { readdirSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { labSteps } from '../../src/cli/demo/lab-steps.ts';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import type { Probe, ProbeAnswer } from '../../src/model/probe.ts';
import type { ReachPair } from '../../src/model/reach.ts';
import { namedNamespace } from '../support/named-namespace.ts';
import { runNetnsh } from '../support/run-netnsh.ts';
import { hasProgram, ip, ipJson, runProgram, worldRing } from '../support/world.ts';

interface Answer {
  readonly status: number | undefined;
  /** `beijing > 10.0.0.2`: what came of it, and why. */
  readonly ways: Readonly<Record<string, readonly [answer: string, by: string | undefined | null]>>;
}

function reach(words: string): Answer {
  const { status, stdout, stderr } = runNetnsh(['-c', `reach ${words} --json`]);
  expect(stderr).toBe('');
  const pairs = JSON.parse(stdout) as readonly ReachPair[]; // the shape is that of docs/json.md
  return { status, ways: Object.fromEntries(pairs.map(({ from, address, answer, by }) => [`${from} > ${address}`, [answer, by]])) };
}

/** Neighbours that nobody wrote down: none are left that were not there. */
function neighboursOf(name: string): readonly string[] {
  const rows = ipJson(['-n', name, 'neigh']) as readonly { readonly dst: string; readonly state: readonly string[] }[]; // iproute2's own
  return rows.map(({ dst }) => dst).sort();
}

worldRing('reach', () => {
  beforeEach(() => {
    for (const { words } of labSteps) ip(words.slice(1));
    ip('-n beijing addr add fd00::1/64 dev eth0-b nodad');
    ip('-n shanghai addr add fd00::2/64 dev eth0-s nodad');
  });

  test('both families, both ways, and TCP, of which a refusal has reached its host', () => {
    expect(reach('beijing shanghai')).toEqual({
      status: 0,
      ways: { 'beijing > 10.0.0.2': ['answered', null], 'beijing > fd00::2': ['answered', null], 'shanghai > 10.0.0.1': ['answered', null], 'shanghai > fd00::1': ['answered', null] },
    });
    expect(reach('beijing shanghai --tcp 22 --family inet6')).toEqual({ status: 0, ways: { 'beijing > fd00::2': ['refused', null], 'shanghai > fd00::1': ['refused', null] } });
  });

  test('a link that is down is silence at one end, and no way out at the other', () => {
    ip('-n shanghai link set eth0-s down');
    expect(reach('beijing shanghai --family inet --timeout 0.2')).toEqual({ status: 1, ways: { 'beijing > 10.0.0.2': ['silent', null], 'shanghai > 10.0.0.1': ['not sent', null] } });
  });

  test('what does not arrive has the reason that path finds', () => {
    ip('link set veth-s down');
    const { stdout } = runNetnsh(['-c', 'reach beijing shanghai --family inet --timeout 0.2 -C to,reason --no-headers -o tsv']);
    expect(stdout.trimEnd().split('\n')).toEqual(['shanghai\tveth-s is down in host', 'beijing\tveth-s is down in host']);
  });

  test.skipIf(!hasProgram('nft'))('a rule that drops is silence, one that rejects is named by who says so, and one at home lets nothing out', () => {
    const nft = (words: string): string => runProgram(['ip', 'netns', 'exec', 'shanghai', 'nft', ...words.split(' ')]);
    try {
      nft('add table inet t');
      nft('add chain inet t in { type filter hook input priority 0 ; }');
      nft('add chain inet t out { type filter hook output priority 0 ; }');
    } catch {
      return; // this kernel has no tables of inet
    }
    nft('add rule inet t in ip protocol icmp drop');
    nft('add rule inet t in icmpv6 type echo-request reject');
    expect(reach('beijing shanghai --timeout 0.2').ways).toMatchObject({ 'beijing > 10.0.0.2': ['silent', null], 'beijing > fd00::2': ['unreachable', 'fd00::2'] });
    nft('add rule inet t out icmp type echo-request drop');
    expect(reach('beijing shanghai --timeout 0.2 --family inet').ways).toMatchObject({ 'shanghai > 10.0.0.1': ['not sent', null] });
  });

  test('the neighbour tables are afterwards as they were', () => {
    ip('-n beijing neigh add 10.0.0.77 lladdr 02:00:00:00:00:77 dev eth0-b nud stale');
    const before = ['beijing', 'shanghai'].map(neighboursOf);
    expect(reach('beijing shanghai').status).toBe(0);
    expect(['beijing', 'shanghai'].map(neighboursOf)).toEqual(before);
  });

  test('50 namespaces on one bridge: every way works, though the machine has no room for so many neighbours at once', async () => {
    const names = Array.from({ length: 50 }, (_, at) => `wall-${at}`);
    const lines = names.flatMap((name, at) => [
      `netns add ${name}`,
      `link add wall-${at} type veth peer name eth0 netns ${name}`,
      `link set wall-${at} master br0 up`,
    ]);
    runProgram(['ip', '-batch', '-'], lines.join('\n'));
    for (const [at, name] of names.entries()) runProgram(['ip', '-n', name, '-batch', '-'], `addr add 10.7.0.${at + 1}/24 dev eth0\nlink set eth0 up\n`);
    const spaces = names.map(namedNamespace);
    const probes = spaces.flatMap((from) => spaces.flatMap((to, at): readonly Probe[] => (from === to ? [] : [{ from, to, family: 'inet', address: `10.7.0.${at + 1}` }])));
    const descriptors = (): number => readdirSync('/proc/self/fd').length;

    const kernel = createLinuxKernel();
    const [first] = probes;
    if (first !== undefined) await kernel.probe([first], { timeoutMs: 1000, port: undefined, signal: new AbortController().signal }); // what is loaded and opened once
    const before = descriptors();
    const answers = await kernel.probe(probes, { timeoutMs: 20_000, port: undefined, signal: new AbortController().signal });
    const kinds = (all: readonly ProbeAnswer[]): readonly string[] => [...new Set(all.map(({ is }) => is))];
    expect({ count: answers.length, kinds: kinds(answers) }).toEqual({ count: 2450, kinds: ['answered'] });
    expect(descriptors()).toBe(before);
    expect(names.flatMap(neighboursOf)).toEqual([]);
  });

  test('Ctrl-C leaves nothing open', async () => {
    const [from, to] = [namedNamespace('beijing'), namedNamespace('shanghai')];
    const kernel = createLinuxKernel();
    const silent = { from, to, family: 'inet', address: '10.0.0.99' } as const;
    await kernel.probe([silent], { timeoutMs: 10, port: undefined, signal: new AbortController().signal });
    const before = readdirSync('/proc/self/fd').length;
    const interrupted = new AbortController();
    const probing = kernel.probe([silent], { timeoutMs: 60_000, port: undefined, signal: interrupted.signal, onProgress: () => interrupted.abort(new Error('interrupted')) });
    await expect(probing).rejects.toThrow('interrupted');
    expect(readdirSync('/proc/self/fd').length).toBe(before);
    expect(neighboursOf('beijing')).toEqual([]);
  });
});
