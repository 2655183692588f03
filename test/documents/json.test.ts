import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import { linkDetails, linkPort } from '../../src/kernel/netlink/kinds/index.ts';
import { addMessage, nothingYet } from '../../src/kernel/netlink/wireguard.ts';
import { wireguardDevice } from '../fixtures/messages/wireguard.ts';
import { buildLab } from '../support/build-lab.ts';
import { hasFirewallTables } from '../support/firewall-tables.ts';
import { startProcess, type HoldingProcess } from '../support/hold.ts';
import { tcpdump } from '../support/fake-tcpdump.ts';
import { fieldsOf, isOfType, readJsonPage, type Section } from '../support/json-page.ts';
import { openTestShell } from '../support/test-shell.ts';
import { someEvents } from '../support/some-events.ts';
import { theLab } from '../support/the-lab.ts';
import { theServedLab } from '../support/served-lab.ts';
import { runProgram, worldRing } from '../support/world.ts';

const sections = readJsonPage();
const ofDetails = sections.filter(({ heading }) => heading.startsWith('`details` of'));
const ofPorts = sections.filter(({ heading }) => heading.startsWith('`port` of'));
const ofOptions = sections.filter(({ heading }) => heading.startsWith('`options` of'));
const ofCommands = sections.filter((section) => section.heading.startsWith('`') && ![...ofDetails, ...ofPorts, ...ofOptions].includes(section));

/** Shanghai answers beijing through a wire of their own. */
const aDetour = [
  'ip link add d0 netns beijing up type veth peer name d1 netns shanghai',
  'ip -n shanghai link set d1 up',
  'ip -n beijing addr add 10.77.0.1/24 dev d0',
  'ip -n shanghai addr add 10.77.0.2/24 dev d1',
  'ip -n shanghai route add 10.0.0.1/32 via 10.77.0.1',
].join('; ');

/** Lines that together bring out every row that a command has; without `--all`, which sees what else runs on this machine. */
const lines: Readonly<Record<string, readonly string[]>> = {
  ns: ['ns'],
  pwd: ['pwd'],
  search: ['search 10.0.0.2', 'search eth0', 'search host'],
  resolve: ['resolve path /run/netns/beijing /nowhere'],
  cd: ['cd beijing; cd -'],
  links: ['links --stats', 'links beijing'],
  addrs: ['addrs', 'addrs beijing'],
  routes: ['routes beijing', 'routes 10.0.0.2 beijing'],
  rules: ['rules beijing'],
  neighbours: ['neighbours beijing'],
  bridges: ['bridges'],
  qdiscs: ['qdiscs --classes'],
  fdb: ['fdb'],
  firewall: ['firewall beijing'],
  dns: ['dns beijing'],
  procs: ['procs'],
  nsids: ['nsids host', 'nsids beijing'],
  sharers: ['sharers', 'sharers beijing'],
  peer: ['peer eth0-b beijing', 'peer macvlan0'],
  live: ['live --count 1 --json addrs'],
  path: ['path beijing shanghai', 'path beijing shanghai --probe', 'ip link set br0 promisc on; tc qdisc replace dev veth-s root pfifo limit 0; path beijing shanghai --probe --timeout 0.1 --json || true', 'tc qdisc del dev veth-s root; path beijing shanghai --probe --json; ip link set br0 promisc off', aDetour + '; path beijing 10.0.0.2 --json; ip -n beijing link del d0'],
  topo: ['topo'],
  reach: ['reach beijing shanghai', 'reach beijing shanghai --tcp 22'],
  save: ['save /tmp/saved.json'],
  compare: ['save /tmp/saved.json; ip link set br0 mtu 1400; ip netns add wuhan; compare /tmp/saved.json --json || true'],
  mkns: ['mkns wuhan'],
  rmns: ['rmns -y shanghai'],
  attach: ['attach outside self'],
  help: ['help', 'help ip', 'help search port'],
  which: ['alias ll links; which ll links ip'],
  alias: ['alias ll links; alias'],
  unalias: ['alias ll links; unalias ll'],
  unset: ['unset LAB'],
  set: ['set'],
  chdir: ['chdir'],
  source: ['source /dev/null'],
  exit: ['exit'],
};

/** Nobody sits at a prompt here, a program has its own output, nothing has sockets or happens in the lab, and not every kernel's bridges have VLANs or its nft tables. */
const elsewhere = ['history', 'command', 'vlans', 'sockets', 'events', 'capture', ...(hasFirewallTables ? [] : ['firewall'])];

const someRules = `table inet t {
  counter c {
  }
  set s {
    type ipv4_addr
    elements = { 10.9.0.1 }
  }
  chain input {
    type filter hook input priority filter
    ip saddr @s counter accept
  }
}
`;

/** Besides the lab, what its links can not show: lower devices, an address without a lifetime for ever, an entry that is no namespace; and somebody whose name is an owner's. */
async function furnish(): Promise<HoldingProcess> {
  buildLab([
    'ip link add link br0 name macvlan0 type macvlan',
    'ip link add br1 type bridge',
    'ip link set macvlan0 master br1',
    'ip addr add 10.1.0.1 peer 10.1.0.2 dev br0 valid_lft 1000 preferred_lft 500',
    'ip -n beijing route add 10.8.0.0/24 via 10.0.0.2 mtu lock 1400 realms 5/6 encap ip id 7 dst 192.0.2.1',
    'ip -n beijing route add 10.9.0.0/24 nexthop via 10.0.0.2 weight 2 nexthop via 10.0.0.3',
    'ip -n beijing rule add ipproto tcp sport 5-7 dport 80 uidrange 0-0 realms 5/6 lookup main',
    'ip -n beijing neighbour add 10.0.0.9 lladdr 02:00:00:00:00:09 dev eth0-b',
    'tc qdisc add dev br0 root handle 1: htb',
    'tc class add dev br0 parent 1: classid 1:1 htb rate 1mbit',
  ]);
  writeFileSync('/run/netns/stale', '');
  if (hasFirewallTables) runProgram(['ip', 'netns', 'exec', 'beijing', 'nft', '-f', '-'], someRules);
  return await startProcess(['ip', 'netns', 'exec', 'beijing', 'bash', '-c', 'echo ready; read', 'mininet:h1']);
}

worldRing('docs/json.md says what comes out', () => {
  let owner: HoldingProcess;
  beforeAll(async () => void (owner = await furnish()));
  afterAll(async () => await owner.end());

  compareRows((shape) => shape !== 'act');

  test('details of links', async () => {
    const details = (await readRows('links')).map(({ details }) => details).filter(isRow);
    expect(details.map(({ of }) => of)).toEqual(expect.arrayContaining(['bridge', 'macvlan']));
    expect(details.flatMap((one) => complaints([one], fieldsIn(ofDetails, String(one['of']))))).toEqual([]);
  });
}, ['nft', 'tc']);

worldRing('docs/json.md says what comes out of commands that change something', () => {
  let owner: HoldingProcess;
  beforeEach(async () => void (owner = await furnish()));
  afterEach(async () => await owner.end());

  compareRows((shape) => shape === 'act');
}, ['nft', 'tc']);

function compareRows(isMeant: (shape: string) => boolean): void {
  const meant = commands.filter(({ name, shape }) => isMeant(shape) && !elsewhere.includes(name)).map(({ name }) => name);
  for (const { names, fields } of ofCommands) {
    test.for(names.filter((name) => meant.includes(name)))('%s', async (name) => {
      const rows: Row[] = [];
      for (const line of lines[name] ?? []) rows.push(...(await readRows(line)));
      const generic = name === 'path' ? rows.map(onlyPlacesOfSteps) : ['links', 'qdiscs', 'topo'].includes(name) ? rows.map(onlyKindOfDetails) : rows;
      expect(complaints(generic, fields)).toEqual([]);
    });
  }
}

test.for(ofDetails.flatMap(({ names: [, ...kinds] }) => kinds))('the details of %s are those that its decoder gives', (kind) => {
  const details = kind === 'wireguard' ? addMessage(nothingYet, Buffer.from(wireguardDevice), 0, wireguardDevice.length) : linkDetails(kind, Buffer.alloc(0), 0, 0);
  expect(complaints([{ ...details }].map(withNulls), fieldsIn(ofDetails, kind))).toEqual([]);
});

test.for(ofPorts.flatMap(({ names: [, ...kinds] }) => kinds))('what a %s says of its port is what its decoder gives', (kind) => {
  expect(complaints([{ ...linkPort(kind, Buffer.alloc(0), 0, 0) }].map(withNulls), fieldsIn(ofPorts, kind))).toEqual([]);
});

test('sockets, of all types', async () => {
  const { out } = await (await openTestShell({}, theServedLab())).executeLine('sockets --all --listen --connected --json');
  expect(complaints(parseRows(out), ofCommands.find(({ names }) => names.includes('sockets'))?.fields)).toEqual([]);
});

test('history, which only somebody at a prompt has', async () => {
  const { out } = await (await openTestShell({ history: ['ns', 'links'] })).executeLine('history --json');
  expect(complaints(parseRows(out), ofCommands.find(({ names }) => names.includes('history'))?.fields)).toEqual([]);
});

test('vlans, which not every kernel has', async () => {
  const world = theLab({ namespaces: { host: { links: [{ name: 'br0', kind: 'bridge' }, { name: 'veth-b', master: 'br0' }], portVlans: [{ link: 'veth-b', vlans: [{ first: 1, pvid: true, untagged: true }] }] } } });
  const { out } = await (await openTestShell({}, world)).executeLine('vlans host --json');
  expect(complaints(parseRows(out), ofCommands.find(({ names }) => names.includes('vlans'))?.fields)).toEqual([]);
});

test('capture, of what a tcpdump says', async () => {
  const { out } = await (await openTestShell({ as: 'script' }, theLab({ programs: { tcpdump } }))).executeLine('capture shanghai:any --json');
  expect(complaints(parseRows(out), ofCommands.find(({ names }) => names.includes('capture'))?.fields)).toEqual([]);
});

test('events, of what a kernel tells', async () => {
  const { out } = await (await openTestShell({ as: 'script' }, theLab({ events: someEvents }))).executeLine('events --json --count 2');
  expect(complaints(parseRows(out), ofCommands.find(({ names }) => names.includes('events'))?.fields)).toEqual([]);
});

test('programs behind @all', async () => {
  const { out } = await (await openTestShell()).executeLine('@all --json ls');
  const rows = parseRows(out);
  expect(rows.map(({ namespace }) => namespace)).toEqual(['host', 'beijing', 'shanghai']);
  expect(complaints(rows, sections.find(({ heading }) => heading.includes('@all'))?.fields)).toEqual([]);
});

test('every command is on the page once', () => {
  expect(ofCommands.flatMap(({ names }) => names).sort()).toEqual(commands.map(({ name }) => name).sort());
});

type Row = Readonly<Record<string, unknown>>;

/** In this process, because starting another one is dear on a kernel that is itself a process. */
async function readRows(line: string): Promise<readonly Row[]> {
  const { shell, executeLine } = await openTestShell({ as: 'script', kernel: createLinuxKernel(), environment: { PATH: process.env['PATH'] ?? '', HOME: '/tmp' }, directory: '/', pid: process.pid }, theLab({ files: { '/dev/null': '' } }));
  const { out, err } = await executeLine(line.includes('--json') ? line : `${line} --json`);
  shell.close();
  if (out === '') throw new Error(err);
  return parseRows(out);
}

/** A list; or an object a line, as those commands give them that go on. */
function parseRows(text: string): readonly Row[] {
  const rows: unknown = text.startsWith('[') ? JSON.parse(text) : text.trimEnd().split('\n').map((line): unknown => JSON.parse(line));
  if (!Array.isArray(rows) || !rows.every(isRow)) throw new Error(`no list of objects: ${text}`);
  return rows;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is documented and does not come out, what comes out and is not documented, and what is of another type. */
function complaints(rows: readonly unknown[], documented: ReadonlyMap<string, string> = new Map()): readonly string[] {
  const found = fieldsOf(rows);
  const missing = [...documented.keys()].filter((name) => !found.has(name)).map((name) => `${name} does not come out`);
  const wrong = [...found].flatMap(([name, values]) => {
    const type = documented.get(name);
    if (type === undefined) return [`${name} is not on the page`];
    const bad = values.find((value) => !isOfType(value, type));
    return bad === undefined ? [] : [`${name} is ${JSON.stringify(bad)}, no ${type}`];
  });
  return [...missing, ...wrong];
}

/** What belongs to one kind of step is listed below the table. */
function onlyPlacesOfSteps(row: Row): Row {
  const plain = (way: unknown): unknown => (isRow(way) && Array.isArray(way['steps']) ? { ...way, steps: way['steps'].map(({ is, namespace, link, seen }: Row) => ({ is, namespace, link, seen })) } : way);
  return { ...row, there: plain(row['there']), back: plain(row['back']) };
}

function onlyKindOfDetails(row: Row): Row {
  const kindsOnly = ['details', 'port', 'options', 'xstats'].flatMap((field) => (isRow(row[field]) ? [[field, { of: row[field]['of'] }]] : []));
  const inside = Array.isArray(row['links']) ? { links: row['links'].map((link: Row) => onlyKindOfDetails(link)) } : {};
  return { ...row, ...Object.fromEntries(kindsOnly), ...inside };
}

function fieldsIn(parts: readonly Section[], kind: string): ReadonlyMap<string, string> {
  return new Map([['of', 'string'], ...(parts.find(({ names }) => names.slice(1).includes(kind))?.fields ?? [])]);
}

/** As JSON writes it. */
function withNulls(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? null]));
}
