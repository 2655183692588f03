import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Canvas } from '../../src/render/canvas.ts';
import { drawTable, type Table } from '../../src/render/table.ts';
import type { Column } from '../../src/render/view.ts';
import { textWidth } from '../../src/render/width.ts';
import { aTerminal, hasOnlyVisibleCharacters, hostileText, pipe, showColors } from './canvases.ts';
import { aLink, type LinkRow, linkView, someLinks } from './links.ts';

const wishes = { hasHeadings: true, mayHide: true, mayDrop: true, mayCut: true };

async function draw(rows: readonly LinkRow[], canvas: Canvas): Promise<string> {
  return (await drawTable(linkView.columns, rows, canvas, wishes)).text;
}

test('on a terminal there are headings, a rule, and a line for each item of a list', async () => {
  expect(await draw(someLinks, aTerminal())).toMatchInlineSnapshot(`
    "namespace  index  name    up   addresses      master   mtu
    ──────────────────────────────────────────────────────────
    host           1  lo      yes  127.0.0.1/8            1500
                                   ::1/128
    host          10  veth-b  no                  br0     1500
    host           2  br0     yes  10.0.0.254/24          1500"
  `);
});

test('a wide terminal changes nothing', async () => {
  expect(await draw(someLinks, aTerminal({ width: 200 }))).toBe(await draw(someLinks, aTerminal()));
});

test('without unicode the rule is made of hyphens', async () => {
  expect(await draw(someLinks, aTerminal({ unicode: false }))).toMatchInlineSnapshot(`
    "namespace  index  name    up   addresses      master   mtu
    ----------------------------------------------------------
    host           1  lo      yes  127.0.0.1/8            1500
                                   ::1/128
    host          10  veth-b  no                  br0     1500
    host           2  br0     yes  10.0.0.254/24          1500"
  `);
});

test('colour is for words, never for blanks', async () => {
  expect(showColors(await draw(someLinks, aTerminal({ color: true })))).toMatchInlineSnapshot(`
    "<1>namespace<22>  <1>index<22>  <1>name<22>    <1>up<22>   <1>addresses<22>      <1>master<22>   <1>mtu<22>
    ──────────────────────────────────────────────────────────
    <36>host<39>           1  <36>lo<39>      <32>yes<39>  <35>127.0.0.1/8<39>            1500
                                   <35>::1/128<39>
    <36>host<39>          10  <36>veth-b<39>  <31>no<39>                  br0     1500
    <36>host<39>           2  <36>br0<39>     <32>yes<39>  <35>10.0.0.254/24<39>          1500"
  `);
});

test('in a pipe each row is a line and no cell is blank', async () => {
  expect(await draw([...someLinks, aLink({ name: 'a b\n\x1b', master: '' })], pipe)).toMatchInlineSnapshot(`
    "NAMESPACE  INDEX  NAME     UP   ADDRESSES            MASTER   MTU
    host           1  lo       yes  127.0.0.1/8,::1/128  -       1500
    host          10  veth-b   no   -                    br0     1500
    host           2  br0      yes  10.0.0.254/24        -       1500
    host           1  a b\\n\\e  yes  -                    -       1500"
  `);
});

test('headings may be left out', async () => {
  const bare = async (canvas: Canvas): Promise<Table> => await drawTable(linkView.columns, someLinks, canvas, { ...wishes, hasHeadings: false });
  expect((await bare(aTerminal())).text).toMatchInlineSnapshot(`
    "host   1  lo      yes  127.0.0.1/8         1500
                           ::1/128
    host  10  veth-b  no                  br0  1500
    host   2  br0     yes  10.0.0.254/24       1500"
  `);
  expect((await bare(pipe)).text).toMatchInlineSnapshot(`
    "host   1  lo      yes  127.0.0.1/8,::1/128  -    1500
    host  10  veth-b  no   -                    br0  1500
    host   2  br0     yes  10.0.0.254/24        -    1500"
  `);
});

test('the same table comes from either drawer, whatever its length and characters', async () => {
  const ascii = await draw([...someLinks, aLink({ name: 'xx' })], aTerminal({ color: true }));
  const wide = await draw([...someLinks, aLink({ name: '京' })], aTerminal({ color: true }));
  expect(wide.replace('京', 'xx')).toBe(ascii);
  const many = Array.from({ length: 201 }, (_, index) => aLink({ index }));
  const few = await draw(many.slice(0, 200), aTerminal());
  expect((await draw(many, aTerminal())).split('\n').slice(0, 202).join('\n')).toBe(few);
});

test('wide characters keep the columns aligned', async () => {
  expect(await draw([aLink({ name: '北京', master: 'br0' }), aLink({ name: '\u{1fae0}', master: 'br0' })], aTerminal())).toMatchInlineSnapshot(`
    "namespace  index  name  up   addresses  master   mtu
    ────────────────────────────────────────────────────
    host           1  北京  yes             br0     1500
    host           1  🫠    yes             br0     1500"
  `);
});

test('a table that is a little too wide moves closer together', async () => {
  const { text, leftOut } = await drawTable(linkView.columns, someLinks, aTerminal({ width: 54 }), wishes);
  expect(leftOut).toEqual([]);
  expect(text).toMatchInlineSnapshot(`
    "namespace index name   up  addresses     master  mtu
    ────────────────────────────────────────────────────
    host          1 lo     yes 127.0.0.1/8          1500
                               ::1/128
    host         10 veth-b no                br0    1500
    host          2 br0    yes 10.0.0.254/24        1500"
  `);
});

test('a table that is too wide does without the columns that may go, and says which', async () => {
  const { text, leftOut } = await drawTable(linkView.columns, someLinks, aTerminal({ width: 46 }), wishes);
  expect(leftOut).toEqual(['master']);
  expect(text).toMatchInlineSnapshot(`
    "namespace index name   up  addresses      mtu
    ─────────────────────────────────────────────
    host          1 lo     yes 127.0.0.1/8   1500
                               ::1/128
    host         10 veth-b no                1500
    host          2 br0    yes 10.0.0.254/24 1500"
  `);
});

test('a table that is still too wide becomes a block for each row, with all that is in it and nothing cut', async () => {
  const { text, leftOut } = await drawTable(linkView.columns, someLinks, aTerminal({ width: 30 }), wishes);
  expect(leftOut).toEqual([]);
  expect(text).toMatchInlineSnapshot(`
    "namespace: host
    index:     1
    name:      lo
    up:        yes
    addresses: 127.0.0.1/8
               ::1/128
    mtu:       1500

    namespace: host
    index:     10
    name:      veth-b
    up:        no
    master:    br0
    mtu:       1500

    namespace: host
    index:     2
    name:      br0
    up:        yes
    addresses: 10.0.0.254/24
    mtu:       1500"
  `);
});

const processColumns: readonly Column<{ readonly pid: number; readonly command: string; readonly problem?: string }>[] = [
  { name: 'current', title: '', value: (row) => (row.pid === 7 ? '*' : undefined) },
  { name: 'pid', value: (row) => row.pid },
  { name: 'problem', value: (row) => row.problem, whenAny: true },
  { name: 'command', value: (row) => row.command, cut: true },
];
const processes = [{ pid: 7, command: 'sleep 1000' }, { pid: 4711, command: 'tcpdump -i veth-b -n -l -e -vv icmp or arp' }];

test('free text at the end of a line is cut, unless all is wanted', async () => {
  expect((await drawTable(processColumns, processes, aTerminal({ width: 34 }), wishes)).text).toMatchInlineSnapshot(`
    "    pid  command
    ──────────────────────────────────
    *     7  sleep 1000
       4711  tcpdump -i veth-b -n -l …"
  `);
  expect((await drawTable(processColumns, processes, aTerminal({ width: 34 }), { ...wishes, mayDrop: false, mayCut: false })).text).toMatchInlineSnapshot(`
    "current: *
    pid:     7
    command: sleep 1000

    pid:     4711
    command: tcpdump -i veth-b -n -l -e -vv icmp or arp"
  `);
});

test('a column that is often empty is there when there is something in it, and always in a pipe', async () => {
  const withProblem = [...processes, { pid: 8, command: 'sh', problem: 'gone' }];
  expect((await drawTable(processColumns, withProblem, aTerminal(), wishes)).text).toMatchInlineSnapshot(`
    "    pid  problem  command
    ────────────────────────────────────────────────────────────
    *     7           sleep 1000
       4711           tcpdump -i veth-b -n -l -e -vv icmp or arp
          8  gone     sh"
  `);
  expect((await drawTable(processColumns, processes, pipe, wishes)).text).toMatchInlineSnapshot(`
    "CURRENT   PID  PROBLEM  COMMAND
    *           7  -        sleep 1000
    -        4711  -        tcpdump -i veth-b -n -l -e -vv icmp or arp"
  `);
});

test('no line is wider than the terminal, but for blocks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(hostileText, hostileText)), fc.boolean(), async (names, color) => {
      const rows = names.map(([name, master], index) => aLink({ name, master, index }));
      const text = await draw(rows, aTerminal({ width: 100, color }));
      const lines = text.replaceAll(/\x1b\[[0-9]+m/g, '').split('\n');
      if (!text.includes('name:')) expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(100);
    }),
  );
});

test('no name reaches the output raw, on a terminal or off it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostileText), fc.boolean(), fc.integer({ min: 20, max: 200 }), async (names, color, width) => {
      const rows = [aLink({ addresses: names }), ...names.map((name) => aLink({ name }))];
      expect(hasOnlyVisibleCharacters(await draw(rows, aTerminal({ color, width })))).toBe(true);
      const piped = await draw(rows, pipe);
      expect(hasOnlyVisibleCharacters(piped)).toBe(true);
      expect(piped.split('\n').length).toBe(rows.length + 1);
    }),
    { numRuns: 50 },
  );
});

test('with -o wide too, columns that say more go where none of the rows has anything in them, but not those that were asked for', async () => {
  const columns: readonly Column<string>[] = [{ name: 'name', value: (row) => row, isName: true }, { name: 'alias', value: () => undefined, wide: true }, { name: 'group', value: () => 'default', wide: true }];
  const wide = { ...wishes, mayDrop: false, mayCut: false };
  expect((await drawTable(columns, ['lo'], aTerminal({}), wide)).text.split('\n')[0]).toBe('name  group');
  expect((await drawTable(columns, ['lo'], aTerminal({}), { ...wide, mayHide: false })).text.split('\n')[0]).toBe('name  alias  group');
});
