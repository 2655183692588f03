import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawCommandList } from '../../src/render/command-list.ts';
import { drawCommandHelp, type HelpSubject } from '../../src/render/help.ts';
import { aTerminal, hasOnlyVisibleCharacters, hostileText, pipe, showColors } from './canvases.ts';

const links: HelpSubject = {
  name: 'links',
  summary: 'Show the links of a namespace',
  description: 'The other end of a veth is shown with the name of the namespace where it is, whoever made it.\n\nNothing is changed.',
  args: {
    namespace: { kind: 'positional', shown: 'NS', optional: true, summary: 'Namespace to look into' },
    words: { kind: 'positional', many: true, summary: 'More of them' },
    state: { kind: 'option', short: 's', choices: ['up', 'down'], summary: 'Only links in this state' },
    ofMaster: { kind: 'option', shown: 'LINK', summary: 'Only the ports of this bridge, or whatever else binds links together on this machine' },
    all: { kind: 'flag', short: 'a', summary: 'In every namespace' },
  },
  commonOptions: {
    output: { kind: 'option', short: 'o', choices: ['table', 'json'], summary: 'How the rows are written' },
    all: { kind: 'flag', summary: 'Hidden behind the option of the same name' },
    noHeaders: { kind: 'flag', summary: 'No line with the names of the columns' },
  },
  examples: [
    { line: 'links', shows: 'the links of the namespace you are in' },
    { line: 'links beijing --state up', shows: 'those that carry traffic in beijing' },
  ],
  view: { columns: [{ name: 'namespace', severalOnly: true }, { name: 'name' }, { name: 'kind' }, { name: 'alias', wide: true }] },
};

test('help shows examples first, then all that a command takes and shows', () => {
  expect(drawCommandHelp(links, 'links [NS] [--state up|down]', aTerminal())).toMatchInlineSnapshot(`
    "links: Show the links of a namespace

    examples
      links                     the links of the namespace you are in
      links beijing --state up  those that carry traffic in beijing

    usage
      links [NS] [--state up|down]

    takes
      NS                   Namespace to look into
      WORDS...             More of them
      -s, --state up|down  Only links in this state
      --of-master LINK     Only the ports of this bridge, or whatever else binds
                           links together on this machine
      -a, --all            In every namespace

    columns
      name, kind
      of several namespaces: namespace
      with -o wide: alias

    options of every command
      -o, --output table|json  How the rows are written
      --no-headers             No line with the names of the columns

    The other end of a veth is shown with the name of the namespace where it is,
    whoever made it.

    Nothing is changed."
  `);
});

test('on a wide terminal lines stay short enough to read, and in a pipe they are whole', () => {
  expect(drawCommandHelp(links, 'links [NS]', aTerminal({ width: 200 }))).toMatchInlineSnapshot(`
    "links: Show the links of a namespace

    examples
      links                     the links of the namespace you are in
      links beijing --state up  those that carry traffic in beijing

    usage
      links [NS]

    takes
      NS                   Namespace to look into
      WORDS...             More of them
      -s, --state up|down  Only links in this state
      --of-master LINK     Only the ports of this bridge, or whatever else binds links together on this
                           machine
      -a, --all            In every namespace

    columns
      name, kind
      of several namespaces: namespace
      with -o wide: alias

    options of every command
      -o, --output table|json  How the rows are written
      --no-headers             No line with the names of the columns

    The other end of a veth is shown with the name of the namespace where it is, whoever made it.

    Nothing is changed."
  `);
  expect(drawCommandHelp(links, 'links [NS]', pipe)).toContain('shown with the name of the namespace where it is, whoever made it.\n\nNothing');
});

test('what may be typed and what is a heading have colours', () => {
  const small = { name: 'pwd', summary: 'Say where you are', args: {}, commonOptions: {}, examples: [{ line: 'pwd', shows: 'one name' }], view: { columns: [] } };
  expect(showColors(drawCommandHelp(small, 'pwd', aTerminal({ color: true })))).toMatchInlineSnapshot(`
    "pwd: Say where you are

    <1>examples<22>
      <32>pwd<39>  one name

    <1>usage<22>
      pwd"
  `);
});

test('the list of commands is grouped, from what one does first to what one seldom needs', () => {
  const commands = [
    { name: 'help', group: 'the shell', summary: 'Say what there is' },
    { name: 'links', group: 'look at a namespace', summary: 'Show the links of a namespace' },
    { name: 'neighbours', group: 'look at a namespace', summary: 'Show the neighbours' },
    { name: 'cd', group: 'move', summary: 'Go into a namespace' },
    { name: 'dance', group: 'of its own', summary: 'Dance' },
  ];
  expect(drawCommandList(commands, aTerminal())).toMatchInlineSnapshot(`
    "move
      cd          Go into a namespace

    look at a namespace
      links       Show the links of a namespace
      neighbours  Show the neighbours

    the shell
      help        Say what there is

    of its own
      dance       Dance"
  `);
});

test('no name reaches the output of help raw', () => {
  fc.assert(
    fc.property(hostileText, fc.boolean(), (text, color) => {
      const subject = { ...links, name: text, summary: text, examples: [{ line: text, shows: text }], description: text };
      expect(hasOnlyVisibleCharacters(drawCommandHelp(subject, text, aTerminal({ color })))).toBe(true);
    }),
  );
});
