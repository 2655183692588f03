import { expect, test } from 'vitest';
import { completeLine } from '../../../src/shell/completion/complete.ts';
import { aContainerHost } from '../../support/container-host.ts';
import { aWorld } from '../../support/fake-kernel.ts';
import { openTestShell, type TestShell } from '../../support/test-shell.ts';
import { theLab } from '../../support/the-lab.ts';

const world = () => theLab({ namespaces: { web: { processes: [{ pid: 70, command: 'nginx -g x' }] } }, files: { '/home/me/notes.txt': '', '/home/me/.secret': '', '/home/me/labs/one': '' } });

/** The line with a `|` where the cursor is (the last one, behind pipes); what would be inserted, in the order of the list. */
async function values(line: string, shell?: TestShell): Promise<readonly string[]> {
  return (await complete(line, shell)).candidates.map(({ value }) => value);
}

async function complete(line: string, shell?: TestShell) {
  const at = shell ?? (await openTestShell({}, world()));
  const cursor = line.lastIndexOf('|');
  return completeLine(at.shell, line.slice(0, cursor) + line.slice(cursor + 1), cursor);
}

test('the first word: our commands, then programs of PATH', async () => {
  expect(await values('li|')).toEqual(['links', 'live', 'alias', 'unalias']);
  expect(await values('p|')).toEqual(expect.arrayContaining(['pwd', 'procs', 'peer', 'ping']));
  expect(await values('|')).not.toContain('ping');
});

test('what begins with the word comes before what only holds it', async () => {
  expect(await values('ns|')).toEqual(['ns', 'nsids', 'vlans', 'dns', 'mkns', 'rmns', 'unset']);
});

test('every word by which owners and people know a namespace is offered', async () => {
  const { candidates } = await complete('cd sh|', await openTestShell({}, aContainerHost()));
  expect(candidates).toEqual([
    { value: 'shanghai', shown: 'shanghai', description: 'inode 4026532202, 2 links, 0 processes' },
    { value: 'shop-db-1', shown: 'shop-db-1', description: 'docker, inode 4026532203, 1 link, 1 process' },
    { value: 'shop/db', shown: 'shop/db', description: 'docker, the same as shop-db-1' },
  ]);
  expect(await values('cd docker:|', await openTestShell({}, aContainerHost()))).toEqual(['docker:api']);
});

test('a namespace says its inode, links and processes', async () => {
  const { candidates } = await complete('cd |');
  expect(candidates).toEqual([
    { value: 'host', shown: 'host', description: 'inode 4026531840, 4 links, 3 processes' },
    { value: 'beijing', shown: 'beijing', description: 'inode 4026532201, 2 links, 0 processes' },
    { value: 'shanghai', shown: 'shanghai', description: 'inode 4026532202, 2 links, 0 processes' },
    { value: 'web', shown: 'web', description: 'inode 4026532203, 1 link, 1 process' },
  ]);
});

test('behind @ too, with all of them at once', async () => {
  expect(await values('@|')).toEqual(['host', 'beijing', 'shanghai', 'web', 'all']);
  expect(await complete('@bei|')).toMatchObject({ candidates: [{ value: 'beijing' }], span: { start: 1, end: 4 } });
  expect(await values('@beijing |')).toContain('links');
  expect(await values('@beijing links --sta|')).toEqual(['--state', '--stats']);
});

test('a link says its kind and state; those of where one is', async () => {
  const shell = await openTestShell({}, world());
  await shell.executeLine('cd beijing');
  expect((await complete('peer |', shell)).candidates).toEqual([
    { value: 'eth0-b', shown: 'eth0-b', description: 'veth, up' },
    { value: 'lo', shown: 'lo', description: 'loopback, unknown' },
  ]);
});

test('links are those of where the command will take place', async () => {
  expect(await values('@beijing peer |')).toEqual(['eth0-b', 'lo']);
  expect(await values('addrs shanghai --link |')).toEqual(['eth0-s', 'lo']);
  expect(await values('@shanghai ip link show dev e|')).toContain('eth0-s');
  expect(await values('@beijing pwd; peer v|')).toEqual(['veth-b', 'veth-s']);
});

test('a pid says its command', async () => {
  expect((await complete('attach x 7|')).candidates).toEqual([{ value: '70', shown: '70', description: 'nginx -g x' }]);
  expect(await values('nsids 7|')).toEqual(['70']);
  expect(await values('sharers we|')).toEqual(['web']);
});

test('options with what they do, their choices, and columns one after the other', async () => {
  expect(await complete('links --state|')).toMatchObject({ candidates: [{ value: '--state', description: 'Only links in this state' }] });
  expect(await values('links --state u|')).toEqual(['up', 'unknown']);
  expect(await values('links --state=u|')).toEqual(['up', 'unknown']);
  expect(await values('links -o j|')).toEqual(['json', 'jsonl']);
  expect(await values('links -C name,ki|')).toEqual(['kind']);
  expect(await values('addrs --sort pre|')).toEqual(['preferred']);
});

test('commands for help, programs for which', async () => {
  expect(await values('help li|')).toEqual(['links', 'live', 'alias', 'unalias', 'readlink']);
  expect(await values('which pin|')).toEqual(['ping']);
  expect(await values('^pin|')).toEqual(['ping']);
  expect(await values('links; pin|')).toEqual(['ping']);
  expect(await values('links | gre|')).toEqual(['grep']);
});

test('files and folders: hidden ones only behind their dot; a folder stays open', async () => {
  expect(await values('cat |')).toEqual(['labs/', 'notes.txt']);
  expect(await values('cat .|')).toEqual(['.secret']);
  expect(await complete('cat la|')).toMatchObject({ candidates: [{ value: 'labs/', isOpen: true }] });
  expect(await values('cat labs/|')).toEqual(['labs/one']);
  expect(await values('chdir |')).toEqual(['labs/']);
  expect(await values('links > no|')).toEqual(['notes.txt']);
});

test('links and namespaces where ip and friends mean them', async () => {
  expect(await values('ip link show dev veth|')).toEqual(['veth-b', 'veth-s']);
  expect(await values('ip netns exec |')).toEqual(['beijing', 'shanghai', 'web']);
  expect(await values('tcpdump -i br|')).toEqual(['br0']);
});

test('a name that needs quotes gets them', async () => {
  const shell = await openTestShell({}, aWorld({ namespaces: { 'a b': {}, "it's": {}, '\x1b[2J': {} } }));
  const { candidates } = await complete('cd |', shell);
  expect(candidates.map(({ value }) => value)).toEqual(['host', "$'\\e[2J'", "a\\ b", "it\\'s"]);
});

test('what resolve is asked for: inodes, pids, the nsids of a namespace, files', async () => {
  expect((await complete('resolve inode 40265322|')).candidates.map(({ shown, description }) => [shown, description])).toEqual([
    ['4026532201', 'beijing'],
    ['4026532202', 'shanghai'],
    ['4026532203', 'web'],
  ]);
  expect(await values('resolve pid 7|')).toEqual(['70']);
  expect(await values('resolve path no|')).toEqual(['notes.txt']);
  expect((await complete('resolve nsid --from beijing |')).candidates.map(({ shown, description }) => [shown, description])).toEqual([['0', 'host']]);
  expect(await values('resolve nsid --from=nowhere |')).toEqual([]);
});

test('an open quote is replaced whole', async () => {
  const shell = await openTestShell({}, aWorld({ namespaces: { 'a b': {} } }));
  expect(await complete("cd 'a |", shell)).toMatchObject({ span: { start: 3, end: 6 }, candidates: [{ value: 'a\\ b' }] });
});

test('nothing where nothing can stand', async () => {
  expect(await values('pwd |')).toEqual([]);
  expect(await values('cd beijing |')).toEqual([]);
  expect(await values('# li|')).toEqual([]);
  expect(await values('exit |')).toEqual([]);
});

test('a kernel that fails is no reason to speak', async () => {
  const kernel = theLab();
  const shell = await openTestShell({ kernel: { ...kernel, scanHolders: async () => Promise.reject(new Error('no')) } }, kernel);
  expect(await values('cd |', shell)).toEqual([]);
});
