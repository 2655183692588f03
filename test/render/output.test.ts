import { expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { drawRows, type OutputWishes } from '../../src/render/output.ts';
import { aTerminal, pipe } from './canvases.ts';
import { aLink, type LinkRow, linkView, someLinks } from './links.ts';

async function draw(wishes: Partial<OutputWishes>, rows: readonly LinkRow[] = someLinks, canvas = pipe): Promise<string> {
  const { data, note } = await drawRows(linkView, rows, { format: 'table', where: 'beijing', ...wishes }, canvas);
  expect(note).toBeUndefined();
  return data;
}

test('a table shows the columns that the occasion calls for', async () => {
  expect(await draw({ several: true })).toMatchInlineSnapshot(`
    "NAMESPACE  INDEX  NAME    UP   ADDRESSES            MASTER
    host           1  lo      yes  127.0.0.1/8,::1/128  -
    host          10  veth-b  no   -                    br0
    host           2  br0     yes  10.0.0.254/24        -
    "
  `);
  expect(await draw({ format: 'wide' })).toMatchInlineSnapshot(`
    "INDEX  NAME    UP   ADDRESSES            MASTER   MTU
        1  lo      yes  127.0.0.1/8,::1/128  -       1500
       10  veth-b  no   -                    br0     1500
        2  br0     yes  10.0.0.254/24        -       1500
    "
  `);
});

test('-C picks columns and orders them, in capitals too', async () => {
  expect(await draw({ columns: ['mtu', 'NAME'] })).toMatchInlineSnapshot(`
    " MTU  NAME
    1500  lo
    1500  veth-b
    1500  br0
    "
  `);
  expect(await draw({ columns: ['name', 'master'], format: 'jsonl' })).toMatchInlineSnapshot(`
    "{"name":"lo","master":null}
    {"name":"veth-b","master":"br0"}
    {"name":"br0","master":null}
    "
  `);
});

test('an unknown column is answered with those that there are, the nearest first', async () => {
  const failure = new UsageError('no column named mater', {
    word: 'mater',
    hint: 'columns: master, mtu, namespace, index, name, up, addresses',
  });
  await expect(draw({ columns: ['name', 'mater'] })).rejects.toEqual(failure);
  await expect(draw({ sort: '-mater' })).rejects.toEqual(failure);
  await expect(draw({ format: 'json', columns: ['mater'] })).rejects.toEqual(failure);
});

test('JSON holds the rows whole: no field disappears, and numbers are numbers while they are exact', async () => {
  expect(await draw({ format: 'json' }, [aLink({ name: 'a\x9b\u202e' }), aLink({ inode: 2n ** 60n })])).toMatchInlineSnapshot(`
    "[
      {
        "namespace": "host",
        "index": 1,
        "name": "a\\u009b\\u202e",
        "isUp": true,
        "addresses": [],
        "master": null,
        "inode": 4026532178
      },
      {
        "namespace": "host",
        "index": 1,
        "name": "lo",
        "isUp": true,
        "addresses": [],
        "master": null,
        "inode": "1152921504606846976"
      }
    ]
    "
  `);
  expect(await draw({ format: 'jsonl' }, [aLink(), aLink({ index: 2 })])).toMatchInlineSnapshot(`
    "{"namespace":"host","index":1,"name":"lo","isUp":true,"addresses":[],"master":null,"inode":4026532178}
    {"namespace":"host","index":2,"name":"lo","isUp":true,"addresses":[],"master":null,"inode":4026532178}
    "
  `);
});

test('comma-separated values are quoted where they must be', async () => {
  expect(await draw({ format: 'csv' }, [...someLinks, aLink({ name: 'say "hi"\n', master: 'a,b' })])).toMatchInlineSnapshot(`
    "index,name,up,addresses,master
    1,lo,yes,"127.0.0.1/8,::1/128",
    10,veth-b,no,,br0
    2,br0,yes,10.0.0.254/24,
    1,"say ""hi""
    ",yes,,"a,b"
    "
  `);
});

test('tab-separated values keep one record a line', async () => {
  expect(await draw({ format: 'tsv', noHeaders: true }, [aLink({ name: 'a\tb\nc\\d', addresses: ['::1', '::2'] })])).toBe(
    '1\ta\\tb\\nc\\\\d\tyes\t::1,::2\t\n',
  );
});

test('names are exact in a pipe, and printable on a terminal', async () => {
  const rows = [aLink({ name: 'veth\x1b' }), aLink({ name: '' }), aLink({ name: 'a\udc80\\' })];
  expect(await draw({ format: 'name' }, rows)).toBe('veth\x1b\na\udc80\\\n');
  expect(await draw({ format: 'name' }, rows, aTerminal())).toBe('veth\\e\na\\x80\\\\\n');
  await expect(draw({ format: 'name', columns: ['mtu'] }, rows)).rejects.toThrow(UsageError);
});

test('no form for programs sends a terminal what it would obey', async () => {
  const rows = [aLink({ name: '\x1b[2J' })];
  expect(await draw({ format: 'csv', columns: ['name'] }, rows, aTerminal())).toBe('name\n\\e[2J\n');
  expect(await draw({ format: 'tsv', columns: ['name'] }, rows, aTerminal())).toBe('name\n\\e[2J\n');
  expect(await draw({ format: 'json', columns: ['name'] }, rows, aTerminal())).toBe('[\n  {\n    "name": "\\u001b[2J"\n  }\n]\n');
});

test('--sort counts as people do, and puts empty cells last both ways', async () => {
  const names = async (sort: string): Promise<string> => await draw({ sort, format: 'name' }, [...someLinks, aLink({ index: 3, name: 'Veth-a', master: 'ap0' })]);
  expect(await names('index')).toBe('lo\nbr0\nVeth-a\nveth-b\n');
  expect(await names('-index')).toBe('veth-b\nVeth-a\nbr0\nlo\n');
  expect(await names('name')).toBe('br0\nlo\nVeth-a\nveth-b\n');
  expect(await names('master')).toBe('Veth-a\nveth-b\nlo\nbr0\n');
  expect(await names('-master')).toBe('veth-b\nVeth-a\nlo\nbr0\n');
  expect(await names('up')).toBe('veth-b\nlo\nbr0\nVeth-a\n');
});

test.each([
  ['table', '', 'no links in beijing'],
  ['wide', '', 'no links in beijing'],
  ['json', '[]\n', undefined],
  ['jsonl', '', undefined],
  ['csv', 'index,name,up,addresses,master\n', undefined],
  ['tsv', 'index\tname\tup\taddresses\tmaster\n', undefined],
  ['name', '', undefined],
] as const)('nothing as %s is %j, and the note says %s', async (format, data, note) => {
  expect(await drawRows(linkView, [], { format, where: 'beijing' }, pipe)).toEqual({ data, note });
  expect(await drawRows(linkView, [], { format, where: 'beijing' }, aTerminal())).toEqual({ data, note });
});

test('what a narrow terminal leaves out is said, and -C or -o wide leave nothing out', async () => {
  const canvas = aTerminal({ width: 36 });
  const noteOf = async (wishes: Partial<OutputWishes>): Promise<string | undefined> =>
    (await drawRows(linkView, someLinks, { format: 'table', where: 'beijing', ...wishes }, canvas)).note;
  expect(await noteOf({})).toBe('no room for master: -o wide shows\nall');
  expect(await noteOf({ format: 'wide' })).toBeUndefined();
  expect(await noteOf({ columns: ['index', 'name', 'up', 'addresses', 'master'] })).toBeUndefined();
});

test('a view that is no table draws itself, until columns are picked', async () => {
  const view = { ...linkView, draw: (rows: readonly LinkRow[]) => rows.map((row) => row.name).join(' ') };
  expect((await drawRows(view, someLinks, { format: 'table', where: '' }, pipe)).data).toBe('lo veth-b br0\n');
  expect((await drawRows(view, someLinks, { format: 'table', where: '', columns: ['name'] }, pipe)).data).toBe('NAME\nlo\nveth-b\nbr0\n');
  expect((await drawRows(view, someLinks, { format: 'name', where: '' }, pipe)).data).toBe('lo\nveth-b\nbr0\n');
});
