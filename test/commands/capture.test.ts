import { expect, test } from 'vitest';
import { encodeText } from '../../src/kernel/text.ts';
import { tcpdump } from '../support/fake-tcpdump.ts';
import { readPcapng } from '../support/pcap.ts';
import { openTestShell, see } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const busyLab = () => theLab({ programs: { tcpdump } });

async function rowsOf(line: string): Promise<readonly unknown[]> {
  const { out } = await (await openTestShell({ as: 'script' }, busyLab())).executeLine(line);
  return out.trimEnd().split('\n').map((row): unknown => JSON.parse(row));
}

test('a packet is seen on every link on its way, in the order of time', async () => {
  const rows = await rowsOf('capture shanghai:eth0-s beijing:eth0-b br0 --json');
  expect(rows.map((row) => (row as { readonly namespace: string; readonly link: string; readonly time: string })).map(({ namespace, link, time }) => `${time} ${namespace}:${link}`)).toEqual([
    '2023-11-14T22:13:20.000100Z host:br0',
    '2023-11-14T22:13:20.000110Z beijing:eth0-b',
    '2023-11-14T22:13:20.000120Z shanghai:eth0-s',
    '2023-11-14T22:13:20.000480Z shanghai:eth0-s',
    '2023-11-14T22:13:20.000490Z beijing:eth0-b',
    '2023-11-14T22:13:20.000500Z host:br0',
  ]);
});

test('every field of a packet; any tells the link and the direction', async () => {
  const [first] = await rowsOf('capture shanghai:any --json');
  expect(first).toEqual({ time: '2023-11-14T22:13:20.000120Z', namespace: 'shanghai', link: 'eth0-s', direction: 'in', text: 'IP 10.0.0.1 > 10.0.0.2: ICMP echo request, id 7, seq 1, length 64' });
});

test('lines with labels, and what tcpdump has counted at the end', async () => {
  expect(await see('capture br0 -C link,packet -- icmp', {}, busyLab())).toMatchInlineSnapshot(`
    "link  packet
    listening on host:br0; Ctrl-C ends it
    host:br0  IP 10.0.0.1 > 10.0.0.2: ICMP echo request, id 7, seq 1, length 64
    host:br0  IP 10.0.0.1 > 10.0.0.2: ICMP echo request, id 7, seq 2, length 64
    host:br0: 2 packets captured, 2 received by filter, 0 dropped by kernel"
  `);
});

test('no more than was asked for', async () => {
  expect(await rowsOf('capture br0 --count 1 --json')).toHaveLength(1);
});

test('what is behind -- is the filter, and tcpdump hears what it needs to hear', async () => {
  const world = busyLab();
  await see('capture beijing:eth0-b -s 96 -- -e icmp or tcp port 80', {}, world);
  expect(world.ran.map(({ namespace, program }) => [namespace, ...program.words])).toEqual([
    ['beijing', 'tcpdump', '-i', 'eth0-b', '-n', '-l', '-tt', '--immediate-mode', '-e', '-s', '96', '--', 'icmp', 'or', 'tcp', 'port', '80'],
  ]);
});

test('a file in which each packet says on which interface it was seen', async () => {
  const world = busyLab();
  expect(await see('capture beijing:eth0-b br0 -w ping.pcapng', {}, world)).toMatchInlineSnapshot(`
    "listening on beijing:eth0-b, host:br0; Ctrl-C ends it
    4 packets in ping.pcapng
    beijing:eth0-b: 2 packets captured, 2 received by filter, 0 dropped by kernel
    host:br0: 2 packets captured, 2 received by filter, 0 dropped by kernel"
  `);
  const blocks = readPcapng(encodeText(world.files.get('/home/me/ping.pcapng') ?? ''));
  expect(blocks.map((block) => (block.is === 'interface' ? block.name : block.is === 'packet' ? block.interfaceAt : block.is))).toEqual(['section', 'host:br0', 0, 'beijing:eth0-b', 1, 1, 0, 'statistics', 'statistics']);
  expect(blocks.find(({ is }) => is === 'packet')).toEqual({ is: 'packet', interfaceAt: 0, nanoseconds: 1_700_000_000_000_100_000n, bytes: '00ff', length: 2 });
});

test('bytes on the standard output, and nothing but those', async () => {
  const { out } = await (await openTestShell({ as: 'script' }, busyLab())).executeLine('capture br0 -w - --count 1');
  expect(readPcapng(encodeText(out)).map(({ is }) => is)).toEqual(['section', 'interface', 'packet', 'statistics']);
});

test('a machine without tcpdump', async () => {
  expect(await see('capture br0')).toMatchInlineSnapshot(`
    "tcpdump, which does the capturing, is not installed
      hint: on Debian: apt-get install tcpdump
    [status 127]"
  `);
});
