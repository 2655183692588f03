import { expect, test } from 'vitest';
import { theBusyQueues } from '../../support/busy-queues.ts';
import { see, seeJson } from '../../support/test-shell.ts';

test('--stats shows counters, raw as ip writes them, and leaves out on a narrow terminal what went well', async () => {
  expect(await see('links beijing --stats', { width: 100 }, theBusyQueues())).toMatchInlineSnapshot(`
    "name            rx bytes   packets  errors  dropped  tx bytes  packets  errors  dropped
    ───────────────────────────────────────────────────────────────────────────────────────
    lo                     0         0       0        0         0        0       0        0
    eth0-b  9007199254740993  12345678       0        9    123456      789       2        0"
  `);
  expect(await see('links beijing --stats', { width: 80 }, theBusyQueues())).toMatchInlineSnapshot(`
    "name           rx bytes  packets errors dropped tx bytes packets errors dropped
    ───────────────────────────────────────────────────────────────────────────────
    lo                    0        0      0       0        0       0      0       0
    eth0-b 9007199254740993 12345678      0       9   123456     789      2       0"
  `);
});

test('of several namespaces each row says which', async () => {
  expect(await see('links --all --stats -C namespace,name,rx-bytes,tx-errors', {}, theBusyQueues())).toMatchInlineSnapshot(`
    "namespace  name            rx bytes  errors
    ───────────────────────────────────────────
    host       lo                     0       0
    host       br0                    0       0
    host       veth-b                 0       0
    host       veth-s                 0       0
    beijing    lo                     0       0
    beijing    eth0-b  9007199254740993       2
    shanghai   lo                     0       0
    shanghai   eth0-s                 0       0"
  `);
});

test('a counter is a number in JSON as long as a number holds it exactly, then a string of its digits', async () => {
  const [, link] = (await seeJson('links beijing --stats', theBusyQueues())) as readonly { readonly statistics: unknown }[];
  expect(link?.statistics).toMatchObject({ receive: { bytes: '9007199254740993', packets: 12_345_678, dropped: 9 }, transmit: { bytes: 123_456, errors: 2 } });
});

test('without --stats there are no counters, neither in JSON nor as columns', async () => {
  const rows = (await seeJson('links beijing', theBusyQueues())) as readonly { readonly statistics: unknown }[];
  expect(rows.map(({ statistics }) => statistics)).toEqual([null, null]);
  expect(await see('links beijing -o csv', { as: 'script' }, theBusyQueues())).toMatchInlineSnapshot(`
    "index,name,kind,state,flags,mtu,mac,master,other-end
    1,lo,loopback,unknown,"LOOPBACK,UP,LOWER_UP",65536,00:00:00:00:00:00,,
    3,eth0-b,veth,up,"BROADCAST,MULTICAST,UP,LOWER_UP",1500,02:00:00:00:01:03,,host:veth-b"
  `);
  expect(await see('links beijing --stats -o csv', { as: 'script' }, theBusyQueues())).toMatchInlineSnapshot(`
    "name,rx-bytes,rx-packets,rx-errors,rx-dropped,tx-bytes,tx-packets,tx-errors,tx-dropped
    lo,0,0,0,0,0,0,0,0
    eth0-b,9007199254740993,12345678,0,9,123456,789,2,0"
  `);
});

test('-o wide tells group, qdisc, carrier changes and XDP programs', async () => {
  expect(await see('links beijing -C name,group,qdisc,carrier-changes,xdp', {}, theBusyQueues())).toMatchInlineSnapshot(`
    "name    group    qdisc    carrier changes  xdp
    ───────────────────────────────────────────────────────────
    lo      default  noqueue                1
    eth0-b  default  noqueue                5  xdpgeneric id 31"
  `);
});
