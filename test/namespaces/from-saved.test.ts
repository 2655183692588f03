import { rmSync, statSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { chooseRoute } from '../../src/model/route-choice.ts';
import { readInside } from '../../src/kernel/read-inside.ts';
import { lookupRoute } from '../../src/kernel/read-route.ts';
import { buildLab } from '../support/build-lab.ts';
import { ipBatch, runScript, shellWord } from '../support/ip-script.ts';
import { probeKinds } from '../support/kinds.ts';
import { namedNamespace } from '../support/named-namespace.ts';
import { buildRandomWorld } from '../support/random-world.ts';
import { randomFrom, seeds, type Random } from '../support/random.ts';
import { probeShapes, randomRoutes } from '../support/random-routes.ts';
import { readSettledWorld } from '../support/read-state.ts';
import { runNetnsh } from '../support/run-netnsh.ts';
import { openSavedShell } from '../support/saved-shell.ts';
import { openTestShell } from '../support/test-shell.ts';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import { aNamespace, ip, worldRing } from '../support/world.ts';

const { has: kinds } = probeKinds();
const { has: shapes } = probeShapes();
const file = '/run/saved.json';

worldRing('a saved machine', () => {
  afterEach(() => rmSync(file, { force: true }));

  for (const [at, seed] of seeds(12).entries()) {
    test.runIf(at < 3)(`world ${seed}: every command shows the rows that it showed on the machine`, async () => {
      const world = buildRandomWorld(seed, kinds);
      try {
        const state = await readSettledWorld(world.namespaces);
        const live = await openTestShell({ as: 'script', kernel: createLinuxKernel(), pid: process.pid });
        const saved = await openSavedShell(state, { as: 'script' });
        for (const { label } of state.namespaces.filter(({ isHome }) => !isHome)) {
          for (const command of ['links', 'addrs', 'routes', 'rules', 'neighbours', 'bridges', 'fdb', 'qdiscs', 'vlans', 'sockets', 'procs']) {
            const line = `${command} ${quote(label)} --json`;
            expect({ line, rows: rowsOf((await saved.executeLine(line)).out) }).toEqual({ line, rows: rowsOf((await live.executeLine(line)).out) });
          }
        }
        live.shell.close();
      } finally {
        world.remove();
      }
    });

    test(`routes ${seed}: the way that is chosen is the kernel's`, async () => {
      const random = randomFrom(seed);
      const name = aNamespace();
      furnish(name, random);
      const target = namedNamespace(name);
      const [reading] = await readInside([target], ['links', 'addresses', 'routes', 'nexthops', 'rules']);
      if (reading === undefined || !('inside' in reading)) throw new Error('nothing was read');
      for (const query of questions(random)) {
        const [ours, theirs] = [chooseRoute(reading.inside, query), await lookupRoute(target, query)];
        expect({ query, ...brief(ours) }).toEqual({ query, ...brief(theirs) });
      }
    });
  }

  test('a file is for its owner alone, and netnsh --from opens it', () => {
    buildLab();
    expect(runNetnsh(['save', file, '--no-firewall'])).toMatchObject({ status: 0, stdout: '' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(runNetnsh(['--from', file, 'addrs', 'beijing', '-C', 'link,address', '--family', 'inet'])).toMatchObject({ status: 0, stdout: 'LINK    ADDRESS\nlo      127.0.0.1/8\neth0-b  10.0.0.1/24\n' });
    expect(runNetnsh(['--from', file, '-n', 'beijing', '-c', 'pwd; links -o name'])).toMatchObject({ status: 0, stdout: 'beijing\nlo\neth0-b\n' });
    expect(runNetnsh(['--from', file, 'rmns', '-y', 'beijing'])).toMatchObject({ status: 1, stdout: '' });
    expect(runNetnsh(['--from', file, '-n', 'beijing', '--', 'true'])).toMatchObject({ status: 126, stdout: '' });
    ip('link set veth-s nomaster');
    const { status, stdout } = runNetnsh(['compare', file, '--no-headers', '-C', 'namespace,difference']);
    expect([status, stdout.split('\n').filter((line) => line.startsWith('host '))]).toEqual([1, [expect.stringMatching(/^host +veth-s left bridge br0$/)]]);
  });
});

/** What moves while one looks. */
const moving: ReadonlySet<string> = new Set(['used', 'confirmed', 'updated', 'probes', 'references', 'statistics', 'xstats', 'carrierChanges', 'carrierUpCount', 'carrierDownCount', 'miiStatus', 'ageing', 'topologyChange', 'topologyChangeDetected', 'states', 'state', 'validLifetime', 'preferredLifetime', 'expires', 'flags', 'received', 'sent', 'memory', 'timer']);

function rowsOf(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text, (name, value: unknown) => (moving.has(name) ? undefined : value));
}

function quote(word: string): string {
  return `$'${[...word].map((character) => (/[\w]/.test(character) ? character : bytesOf(character))).join('')}'`;
}

/** As ANSI-C quotes write it; U+DC80 and on stand for raw bytes. */
function bytesOf(character: string): string {
  const code = character.charCodeAt(0);
  const bytes = code >= 0xdc80 && code <= 0xdcff ? [code - 0xdc00] : [...new TextEncoder().encode(character)];
  return bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}

function furnish(name: string, random: Random): void {
  ipBatch(name, [
    ...[0, 1].map((at) => ['link', 'add', `eth${at}`, 'type', 'veth', 'peer', 'name', `far${at}`]),
    ...['lo', 'eth0', 'eth1', 'far0', 'far1'].map((link) => ['link', 'set', link, 'up']),
    ...[0, 1].flatMap((at) => [['address', 'add', `10.${at + 1}.0.2/24`, 'dev', `eth${at}`], ['address', 'add', `fd00:${at + 1}::2/64`, 'dev', `eth${at}`, 'nodad']]),
    ['rule', 'add', 'from', '10.2.0.2', 'lookup', '1000', 'priority', '100'],
    ['rule', 'add', 'fwmark', '7', 'blackhole', 'priority', '101'],
    ['rule', 'add', 'to', '198.18.9.0/24', 'prohibit', 'priority', '102'],
    ['rule', 'add', 'ipproto', 'tcp', 'dport', '80', 'goto', '32766', 'priority', '103'],
    ['rule', 'add', 'from', 'all', 'lookup', 'main', 'suppress_prefixlength', '0', 'priority', '104'],
    ['route', 'add', 'default', 'via', '10.2.0.1', 'table', '1000'],
    ['route', 'add', '198.18.0.0/16', 'via', '10.1.0.9', 'table', '1000'],
  ]);
  // Some make others impossible.
  runScript(randomRoutes(random, shapes).filter(isOneWay).map((words) => `ip -n ${shellWord(name)} ${words.map(shellWord).join(' ')} 2>&1 || :`).join('\n'));
}

/** Of several ways the kernel takes one by a hash. */
function isOneWay([what, ...words]: readonly string[]): boolean {
  return what === 'nexthop' || !(words.includes('nexthop') || words.includes('nhid'));
}

function questions(random: Random): readonly Parameters<typeof chooseRoute>[1][] {
  const ofAny = Array.from({ length: 60 }, () => ({
    destination: random.pick([`198.18.${random.between(0, 30)}.${random.between(0, 255)}`, '10.1.0.2', '10.1.0.77', '10.2.0.200', '127.0.0.1', '192.0.2.1', 'fd00:1::2', 'fd00:1::77', 'fd00:2::9', '::1', `2001:db8:${random.between(0, 30).toString(16)}::1`]),
    ...(random.chance(0.1) && { mark: random.pick([7, 8]) }),
    ...(random.chance(0.2) && { protocol: 6, destinationPort: random.pick([80, 443]) }),
    ...(random.chance(0.2) && { tos: random.pick([0x04, 0x08, 0x10]) }),
  }));
  return ofAny.map((query) => ({ ...query, ...(random.chance(0.2) && { source: query.destination.includes(':') ? 'fd00:1::2' : random.pick(['10.1.0.2', '10.2.0.2']) }) }));
}

function brief(answer: ReturnType<typeof chooseRoute>): Readonly<Record<string, unknown>> {
  if (answer.is === 'refused') return { errno: answer.errno };
  const { type, gateway, linkIndex } = answer.route;
  return { type, gateway, linkIndex, preferredSource: answer.route.preferredSource };
}
