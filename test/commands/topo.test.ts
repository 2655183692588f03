import { describe, expect, test } from 'vitest';
import { instance } from '@viz-js/viz';
import { aWorld } from '../support/fake-kernel.ts';
import { machines } from '../support/machines.ts';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

test('a namespace is drawn with what it is wired to, and the rest of that is named', async () => {
  expect(await see('topo beijing --no-loopback')).toBe(`\
╭─ host ────────────────────────╮
│ ● br0 bridge                  │    ╭─ beijing ─────────────╮
│ ├╴● veth-b ───────────────────┼────┤ ● eth0-b  10.0.0.1/24 │
│ ╰╴● veth-s  → shanghai:eth0-s │    ╰───────────────────────╯
╰───────────────────────────────╯

not drawn: 2 link-local or loopback addresses (--full draws all)`);
});

test('--around with --depth goes further', async () => {
  const labels = async (line: string): Promise<unknown> => [...new Set((await see(`${line} -o name`)).split('\n').map((end) => end.split(':')[0]))];
  expect(await labels('topo --around beijing')).toEqual(['host', 'beijing']);
  expect(await labels('topo --around beijing --depth 0')).toEqual(['beijing']);
  expect(await labels('topo beijing --depth 2')).toEqual(['host', 'beijing', 'shanghai']);
  expect(await labels('topo --only shanghai,beijing')).toEqual(['beijing', 'shanghai']);
});

test('--up leaves out what is down, and says where its wire would lead', async () => {
  const text = await see('topo --up', {}, machines['chain of bridges']?.());
  expect(text).not.toContain('no carrier');
  expect(text).toContain('→ floor2:desk2');
});

test('--up tells which bridge a port is in that is left out, and what a device stands on', async () => {
  const down = { state: 'down', flags: ['BROADCAST'] } as const;
  const kernel = aWorld({
    namespaces: { host: { links: [{ name: 'br0', kind: 'bridge', ...down }, { name: 'port', master: 'br0' }, { name: 'eth0', kind: 'ether', ...down }, { name: 'mac0', kind: 'macvlan' }] } },
    stands: [['host', 'mac0', 'host', 'eth0']],
  });
  expect(await see('topo --up --no-loopback', {}, kernel)).toBe(`\
╭─ host ──────────────────╮
│ ● port  in br0          │
│ ● mac0 macvlan  on eth0 │
╰─────────────────────────╯`);
});

test('--full draws every container and every address', async () => {
  const { out } = await (await openTestShell({}, machines['five hundred containers']?.())).executeLine('topo --full');
  expect(out.match(/docker ─/g)).toHaveLength(500);
  expect(out).not.toContain('folded');
  expect(await see('topo --full')).toContain('fe80::b/64');
});

test('JSON has every namespace with its links, wires and addresses', async () => {
  expect(await seeJson('topo beijing --depth 0')).toMatchObject([
    {
      namespace: 'beijing',
      isHome: false,
      names: ['beijing'],
      owners: [],
      pids: [],
      problem: null,
      links: [
        { name: 'lo', kind: 'loopback', peer: null, lower: null, addresses: [{ address: '127.0.0.1', prefixLength: 8, label: 'lo' }, { address: '::1' }] },
        { name: 'eth0-b', kind: 'veth', master: null, peer: { namespace: 'host', name: 'veth-b', index: 3 }, addresses: [{ address: '10.0.0.1', family: 'inet' }, { address: 'fe80::b' }] },
      ],
    },
  ]);
});

test('columns have a record for each link', async () => {
  expect(await see('topo -o csv -C namespace,link,other-end,addresses', { as: 'script' })).toBe(`\
namespace,link,other-end,addresses
host,lo,,"127.0.0.1/8,::1/128"
host,br0,,fe80::1/64
host,veth-b,beijing:eth0-b,
host,veth-s,shanghai:eth0-s,
beijing,lo,,"127.0.0.1/8,::1/128"
beijing,eth0-b,host:veth-b,"10.0.0.1/24,fe80::b/64"
shanghai,lo,,"127.0.0.1/8,::1/128"
shanghai,eth0-s,host:veth-s,"10.0.0.2/24,fe80::5/64"`);
});

test('a picture goes into a file, and a person is told', async () => {
  const kernel = theLab();
  expect(await see('topo --svg lab.svg', {}, kernel)).toBe('drew 3 namespaces in lab.svg');
  expect(kernel.files.get('/home/me/lab.svg')).toMatch(/^<svg [^]*<\/svg>\n$/);
  expect(await see('topo beijing --depth 0 --mermaid=/tmp/b.mmd', { as: 'script' }, kernel)).toBe('');
  expect(kernel.files.get('/tmp/b.mmd')).toMatch(/^flowchart LR\n/);
});

test('with --json beside a picture both are there', async () => {
  const kernel = theLab();
  const { out } = await (await openTestShell({}, kernel)).executeLine('topo --only beijing --html lab.html --json');
  expect(JSON.parse(out)).toMatchObject([{ namespace: 'beijing' }]);
  expect(kernel.files.get('/home/me/lab.html')).toMatch(/^<!DOCTYPE html>/);
});

describe.each(Object.entries(machines))('%s in other languages', (name, machine) => {
  test('Graphviz reads what --dot says', async () => {
    const { out } = await (await openTestShell({ as: 'script' }, machine())).executeLine('topo --dot');
    const { status, errors } = (await instance()).render(out, { format: 'canon' });
    // It warns of characters whose width it does not know.
    expect({ status, errors: errors.filter(({ level }) => level === 'error') }).toEqual({ status: 'success', errors: [] });
    await expect(out).toMatchFileSnapshot(`../render/topology/drawings/${name.replaceAll(' ', '-')}.dot`);
  });

  test('Mermaid is told the same', async () => {
    const { out } = await (await openTestShell({ as: 'script' }, machine())).executeLine('topo --mermaid');
    await expect(out).toMatchFileSnapshot(`../render/topology/drawings/${name.replaceAll(' ', '-')}.mmd`);
  });
});

test('namespaces that can not be read for one reason are one box', async () => {
  const locked = Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`locked${at}`, { access: 'forbidden' as const }]));
  const { out } = await (await openTestShell({ width: 80 }, theLab({ namespaces: locked }))).executeLine('topo host locked0 locked1 locked2 locked3 locked4 --no-loopback');
  expect(out).toMatchInlineSnapshot(`
    "╭─ host ───────╮
    │ ● br0 bridge │    ╭─ beijing ─────────────╮
    │ ├╴● veth-b ──┼────┤ ● eth0-b  10.0.0.1/24 │
    │ │            │    ╰───────────────────────╯
    │ │            │    ╭─ shanghai ────────────╮
    │ ╰╴● veth-s ──┼────┤ ● eth0-s  10.0.0.2/24 │
    ╰──────────────╯    ╰───────────────────────╯
    ╭─ locked0 … locked4  5 not read ──╮
    │ this needs CAP_SYS_ADMIN, there  │
    │ and here (EPERM)                 │
    │ locked0, locked1, locked2,       │
    │ locked3, locked4                 │
    ╰──────────────────────────────────╯

    folded: 5 namespaces that are like others; not drawn: 3 link-local or loopback
    addresses (--full draws all)
    "
  `);
});
