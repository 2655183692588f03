import { expect, test } from 'vitest';
import { completeLine } from '../../../../src/shell/completion/complete.ts';
import { aContainerHost } from '../../../support/container-host.ts';
import { aWorld, type FakeKernel } from '../../../support/fake-kernel.ts';
import { openTestShell, type TestShell } from '../../../support/test-shell.ts';
import { theLab } from '../../../support/the-lab.ts';

const world = () =>
  theLab({
    namespaces: {
      web: {
        links: [{ name: 'lo' }, { name: 'eth0' }],
        processes: [
          { pid: 70, command: 'nginx -g x' },
          { pid: 71, command: 'sleep 60' },
        ],
        neighbours: [{ link: 'eth0', address: '10.9.0.9', mac: '02:00:00:00:09:09' }],
      },
    },
    files: { '/home/me/notes.txt': '', '/etc/hosts': '127.0.0.1 localhost\n10.0.0.2 shanghai.lab # far away\nff02::1 ip6-allnodes\n' },
  });

/** What Tab lists at the end of a line. */
async function list(line: string, from: FakeKernel | TestShell = world()) {
  const { shell } = 'shell' in from ? from : await openTestShell({}, from);
  return (await completeLine(shell, line, line.length)).candidates;
}

async function values(line: string, from?: FakeKernel | TestShell): Promise<readonly string[]> {
  return (await list(line, from)).map(({ value }) => value);
}

const described = (candidates: Awaited<ReturnType<typeof list>>) => candidates.map(({ shown, description }) => [shown, description]);

test('devices of the current namespace, then the words that may follow', async () => {
  const shell = await openTestShell({}, world());
  await shell.executeLine('cd beijing');
  expect(described(await list('ip link show ', shell)).slice(0, 4)).toEqual([
    ['eth0-b', 'veth, up'],
    ['lo', 'loopback, unknown'],
    ['dev', 'DEVICE'],
    ['up', 'only those that are up'],
  ]);
  expect(await values('tcpdump -i e', shell)).toEqual(['eth0-b']);
});

test('of another namespace where the line says so', async () => {
  expect(await values('@beijing ip link show dev ')).toEqual(['eth0-b', 'lo']);
  expect(await values('^ip -n shanghai link show dev ')).toEqual(['eth0-s', 'lo']);
  expect(await values('@beijing ip netns exec shanghai ip addr show dev ')).toEqual(['eth0-s', 'lo']);
  expect(await values('links | sudo ip -n beijing -br addr show dev e')).toEqual(['eth0-b']);
  expect(await values('command ip -n nowhere link show dev e')).toEqual([]);
  expect(await values('nsenter -t 70 -n tcpdump -i e')).toEqual(['eth0']);
});

test('a bridge where only a bridge can stand', async () => {
  expect(await values('bridge fdb show br ')).toEqual(['br0']);
  expect(await values('ip link set veth-b master ')).toEqual(['br0']);
  expect(await values('ip link show vrf ')).toEqual([]);
});

test('names of ip netns, and none but those', async () => {
  expect(described(await list('ip netns exec '))).toEqual([
    ['beijing', 'inode 4026532201'],
    ['shanghai', 'inode 4026532202'],
    ['web', 'inode 4026532203'],
  ]);
  expect(await values('ip netns delete ', aWorld({ broken: [{ name: 'gone', reason: 'the file is empty', repair: 'ip netns delete gone' }] }))).toEqual(['gone']);
  expect(await values('ip link set veth-b netns be')).toEqual(['beijing']);
});

test('addresses of all namespaces say whose they are; then what only neighbours know, then names', async () => {
  expect(described(await list('ping '))).toEqual([
    ['10.0.0.1', 'beijing eth0-b'],
    ['10.0.0.2', 'shanghai eth0-s'],
    ['10.9.0.9', 'neighbour of web eth0'],
    ['shanghai.lab', '10.0.0.2, by /etc/hosts'],
  ]);
  expect(await values('ping -c 1 -W 1 10.0.0.')).toEqual(['10.0.0.1', '10.0.0.2']);
  expect(await values('traceroute -n 10.0')).toEqual(['10.0.0.1', '10.0.0.2']);
  expect(await values('ssh 10.0.0.2')).toEqual(['10.0.0.2']);
});

test('an address that several have is described by those with a name', async () => {
  const links = [{ name: 'eth0' }];
  const addresses = [{ link: 'eth0', address: '10.9.0.1/24' }];
  const several = aWorld({ namespaces: { nameless: { names: [], inode: 4026533000, processes: [{ pid: 90, command: 'cat' }], links, addresses }, zurich: { links, addresses } } });
  expect(described(await list('ping 10.9.', several))).toEqual([['10.9.0.1', 'zurich eth0 and 1 more']]);
});

test('addresses inside of a word', async () => {
  expect(await values('ssh me@10.0')).toEqual(['me@10.0.0.1', 'me@10.0.0.2']);
  expect(await list('curl http://10.0.0.2')).toMatchObject([{ value: 'http://10.0.0.2/', isOpen: true }]);
  expect(await list('scp notes.txt me@10.0.0.2')).toMatchObject([{ value: 'me@10.0.0.2:', isOpen: true }]);
  expect(await values('scp no')).toEqual(['notes.txt']);
  expect(await values('tcpdump --interface=br')).toEqual(['--interface=br0']);
});

test('addresses, neighbours and routes of one namespace', async () => {
  expect(described(await list('ip -n beijing addr del 10'))).toEqual([['10.0.0.1/24', 'eth0-b']]);
  expect(described(await list('ip -n beijing neigh del '))).toMatchObject([['10.0.0.2', 'eth0-b, 02:00:00:00:02:04, reachable'], ['dev', 'DEVICE'], ['lladdr', 'MAC'], ['nud', expect.any(String)], ['proxy', 'ADDRESS'], ['router', undefined], ['extern_learn', undefined], ['managed', undefined], ['use', undefined]]);
  expect(await values('ip -n beijing route del 10')).toEqual(['10.0.0.0/24']);
  expect(await values('ip route show table ma')).toEqual(['main']);
});

test('processes of the namespace for kill, all of them for nsenter', async () => {
  expect(described(await list('@web kill '))).toEqual([
    ['70', 'nginx -g x'],
    ['71', 'sleep 60'],
  ]);
  expect(await values('@beijing kill ')).toEqual([]);
  expect(await values('kill -9 1')).toEqual(['1']);
  expect(described(await list('kill -K'))).toEqual([['-KILL', '9, end at once']]);
  expect(await values('nsenter -t 7')).toEqual(['70', '71']);
});

test('containers of that runtime, and the devices inside of one', async () => {
  expect(described(await list('docker exec -it ', aContainerHost()))).toEqual([
    ['api', 'docker:api, 3f2b00000000, 1 process'],
    ['backup', 'shop-db-1, 77aa01000000, 1 process'],
    ['shop-db-1', '3f2a9c81d0b4, 1 process'],
  ]);
  expect(await values('podman exec ', aContainerHost())).not.toContain('shop-db-1');
  expect(await values('docker exec shop-db-1 ip link show dev ', aContainerHost())).toEqual(['lo']);
});

test('files where a file is meant, and where nothing else begins like it', async () => {
  expect(await values('tcpdump -r no')).toEqual(['notes.txt']);
  expect(await values('ip -b no')).toEqual(['notes.txt']);
  expect(await values('ping /home/me/no')).toEqual(['/home/me/notes.txt']);
  expect(await values('ping 10.0.0.1 ')).toEqual([]);
  expect(await values('less no')).toEqual(['notes.txt']);
});

test('a name that a terminal would obey comes quoted, and is described as it is', async () => {
  const odd = aWorld({ namespaces: { 'a b': { links: [{ name: 'x\x1b[2J' }, { name: 'c d' }] } } });
  expect(await values("ip -n 'a b' link show dev ", odd)).toEqual(["c\\ d", 'lo', "$'x\\e[2J'"]);
  expect(await values('ip netns exec a', odd)).toEqual(['a\\ b']);
  expect(await values('tcpdump --interface=e', odd)).toEqual([]);
});
