import { expect, test } from 'vitest';
import { aChooser } from '../../support/fake-chooser.ts';
import { openTestShell, see } from '../../support/test-shell.ts';
import { theLab } from '../../support/the-lab.ts';

/** 70 is a process in beijing, and the inode of another namespace. */
const ambiguous = () => theLab({ namespaces: { beijing: { processes: [{ pid: 70, command: 'sleep 60' }] }, old: { inode: 70 } } });

test('cd ? shows all namespaces, the current one marked, enters the chosen one, and shows the line that would have done it', async () => {
  const chooser = aChooser('shanghai');
  const shell = await openTestShell({ chooser });
  await shell.executeLine('cd beijing');
  expect(await see('cd ?', shell)).toBe('→ cd shanghai');
  expect(shell.prompt()).toBe('shanghai> ');
  expect(chooser.lists).toMatchObject([
    {
      title: 'namespace',
      choices: [
        { shown: 'host', description: 'inode 4026531840, 4 links, 3 processes', isCurrent: false },
        { shown: 'beijing', description: 'here, inode 4026532201, 2 links, 0 processes', isCurrent: true },
        { shown: 'shanghai', description: 'inode 4026532202, 2 links, 0 processes', isCurrent: false },
      ],
    },
  ]);
});

test('an odd name comes back as it must be typed', async () => {
  const shell = await openTestShell({ chooser: aChooser('a b\x1b[31m') }, theLab({ namespaces: { 'a b\x1b[31m': {} } }));
  expect(await see('cd ?', shell)).toBe("→ cd $'a b\\e[31m'");
  expect(await see('pwd', shell)).toBe('a b\\e[31m');
});

test('a list that is left changes nothing, says nothing, and is status 130', async () => {
  const shell = await openTestShell({ chooser: aChooser() });
  expect(await see('cd ?', shell)).toBe('\n[status 130]');
  expect(shell.prompt()).toBe('host [130]> ');
  expect(await see('cd ? && pwd', shell)).toBe('\n[status 130]');
  expect(await see('cd ?; pwd', shell)).toBe('\n[status 130]');
});

test('where nobody can choose, cd ? is wrong usage that says what to type', async () => {
  expect(await see('cd ?')).toMatchInlineSnapshot(`
    "cd ? shows a list to choose from, and nobody is here to choose
    cd ?
       ^
      hint: cd NS; ns lists all
    [status 2]"
  `);
  expect(await see('cd ?', { as: 'script' })).toMatchInlineSnapshot(`
    "netnsh: cd ? shows a list to choose from, and nobody is here to choose
      hint: cd NS; ns lists all
    [status 2]"
  `);
});

test('a ? that is no operand of cd, or stands behind another command, is for help as before', async () => {
  const chooser = aChooser();
  const shell = await openTestShell({ chooser });
  for (const line of ['? cd', 'cd beijing ?', '@beijing cd ?', 'links ?', 'cd --help']) expect(await see(line, shell)).toContain('usage');
  expect(await see("cd '?'", shell)).toContain('no namespace named ?');
  expect(chooser.lists).toEqual([]);
});

test('an operand that fits several namespaces is a list of them, each as it is meant by itself', async () => {
  const chooser = aChooser('inode:70');
  expect(await see('addrs 70 -o name', { chooser }, ambiguous())).toMatchInlineSnapshot(`"→ 70 is inode:70"`);
  expect(chooser.lists.map(({ title, choices }) => [title, choices.map(({ shown, description }) => `${shown}  ${description}`)])).toMatchInlineSnapshot(`
    [
      [
        "which 70",
        [
          "pid:70  beijing, inode 4026532201, 2 links, 1 process",
          "inode:70  old, inode 70, 1 link, 0 processes",
        ],
      ],
    ]
  `);
});

test('two ambiguous words are asked for one after the other', async () => {
  const chooser = aChooser('pid:70', 'inode:70');
  await see('rmns 70 70', { chooser }, ambiguous());
  expect(chooser.lists.map(({ title }) => title)).toEqual(['which 70', 'which 70']);
});

test('nobody is asked by a line of a file, in live, or once for each namespace', async () => {
  const chooser = aChooser('pid:70');
  const kernel = ambiguous();
  kernel.files.set('/home/me/script', 'links 70\n');
  const shell = await openTestShell({ chooser }, kernel);
  expect(await see('source script', shell)).toContain('70 fits 2 namespaces');
  expect(await see('@all links 70', shell)).toContain('70 fits 2 namespaces');
  expect(await see('live --count 1 links 70', shell)).toContain('70 fits 2 namespaces');
  expect(chooser.lists).toEqual([]);
});

test('capture without a link is a list of those here, then of all others', async () => {
  const chooser = aChooser();
  const shell = await openTestShell({ chooser });
  await shell.executeLine('cd beijing');
  expect(await see('capture', shell)).toBe('\n[status 130]');
  const [list] = chooser.lists;
  expect(list?.title).toBe('link');
  expect(list?.choices.map(({ shown, description }) => `${shown}  ${description}`)).toMatchInlineSnapshot(`
    [
      "lo  loopback, unknown",
      "eth0-b  veth, up",
      "any  all links",
      "host:lo  loopback, unknown",
      "host:br0  bridge, up",
      "host:veth-b  veth, up",
      "host:veth-s  veth, up",
      "host:any  all links",
      "shanghai:lo  loopback, unknown",
      "shanghai:eth0-s  veth, up",
      "shanghai:any  all links",
    ]
  `);
});

test('capture that a program reads asks nobody: the program has the terminal', async () => {
  const chooser = aChooser('lo');
  expect(await see('capture | grep x', { chooser })).toContain('capture needs LINK');
  expect(chooser.lists).toEqual([]);
});

test('rmns asks with yes or no where that can be shown', async () => {
  const busy = (): ReturnType<typeof theLab> => theLab({ namespaces: { beijing: { processes: [{ pid: 70, command: 'sleep 60' }] } } });
  const yes = aChooser(true);
  expect(await see('rmns beijing', { chooser: yes }, busy())).toBe('removed beijing');
  expect(yes.questions).toEqual(['process 70 is inside beijing and will keep it alive without a name. Remove the name? [y/N]']);
  expect(await see('rmns beijing', { chooser: aChooser(false) }, busy())).toBe('\n[status 130]');
  expect(await see('rmns beijing', { chooser: aChooser() }, busy())).toBe('\n[status 130]');
  const none = aChooser();
  expect(await see('rmns -y beijing', { chooser: none }, busy())).toBe('removed beijing');
  expect(none.questions).toEqual([]);
});
