import { expect, test } from 'vitest';
import type { FakeKernel } from '../support/fake-kernel.ts';
import { see, seeJson } from '../support/test-shell.ts';
import { theBusyQueues } from '../support/busy-queues.ts';

const world = (): FakeKernel => theBusyQueues();

test('a table of what stands between a namespace and its wires, in the words of tc', async () => {
  expect(await see('qdiscs beijing', { width: 80 }, world())).toMatchInlineSnapshot(`
    "link    kind     handle  parent  parameters
    ────────────────────────────────────────────────────────────────────────────────
    lo      noqueue  0:      root
    eth0-b  htb      1:      root    r2q 10 default 0x30 direct_packets_stat 3 dire…
    eth0-b  netem    8001:   1:10    limit 1000 delay 10ms 1ms 25% loss 1%
    eth0-b  clsact   ffff:   clsact"
  `);
});

test('classes stand behind the qdisc that they belong to, in the order of their numbers', async () => {
  expect(await see('qdiscs beijing --classes --link eth0-b', { width: 120 }, world())).toMatchInlineSnapshot(`
    "link    kind       handle  parent  parameters
    ─────────────────────────────────────────────────────────────────────────────────────────────
    eth0-b  htb        1:      root    r2q 10 default 0x30 direct_packets_stat 3 direct_qlen 1000
    eth0-b  class htb  1:1     root    rate 1Mbit ceil 10Mbit burst 1600b cburst 1600b
    eth0-b  class htb  1:2     1:1     rate 1Mbit ceil 10Mbit burst 1600b cburst 1600b
    eth0-b  class htb  1:10    1:1     prio 0 rate 1Mbit ceil 10Mbit burst 1600b cburst 1600b
    eth0-b  netem      8001:   1:10    limit 1000 delay 10ms 1ms 25% loss 1%
    eth0-b  clsact     ffff:   clsact"
  `);
});

test('--stats shows counters in place of the parameters, and -o wide both', async () => {
  expect(await see('qdiscs beijing -s', { width: 80 }, world())).toMatchInlineSnapshot(`
    "link   kind    handle parent               bytes    packets drops  backlog
    ──────────────────────────────────────────────────────────────────────────
    lo     noqueue 0:     root                     0          0     0    0b 0p
    eth0-b htb     1:     root                  4500          3     0    0b 0p
    eth0-b netem   8001:  1:10   9223372036854775808 8589934592    42 3028b 2p
    eth0-b clsact  ffff:  clsact                   0          0     0    0b 0p
    no room for overlimits, requeues: -o wide shows all"
  `);
  expect(await see('qdiscs beijing -s', { width: 62 }, world())).toMatchInlineSnapshot(`
    "link:       lo
    kind:       noqueue
    handle:     0:
    parent:     root
    bytes:      0
    packets:    0
    drops:      0
    overlimits: 0
    requeues:   0
    backlog:    0b 0p

    link:       eth0-b
    kind:       htb
    handle:     1:
    parent:     root
    bytes:      4500
    packets:    3
    drops:      0
    overlimits: 0
    requeues:   0
    backlog:    0b 0p

    link:       eth0-b
    kind:       netem
    handle:     8001:
    parent:     1:10
    bytes:      9223372036854775808
    packets:    8589934592
    drops:      42
    overlimits: 7
    requeues:   1
    backlog:    3028b 2p

    link:       eth0-b
    kind:       clsact
    handle:     ffff:
    parent:     clsact
    bytes:      0
    packets:    0
    drops:      0
    overlimits: 0
    requeues:   0
    backlog:    0b 0p"
  `);
  expect(await see('qdiscs beijing --kind netem -s -o wide', { width: 60 }, world())).toMatchInlineSnapshot(`
    "link:       eth0-b
    kind:       netem
    handle:     8001:
    parent:     1:10
    offloaded:  no
    bytes:      9223372036854775808
    packets:    8589934592
    drops:      42
    overlimits: 7
    requeues:   1
    backlog:    3028b 2p
    parameters: limit 1000 delay 10ms 1ms 25% loss 1%"
  `);
});

test('--invisible shows what the kernel put there by itself', async () => {
  expect(await see('qdiscs beijing --invisible -C link,kind,parent', {}, world())).toMatchInlineSnapshot(`
    "link    kind     parent
    ───────────────────────
    lo      noqueue  root
    eth0-b  htb      root
    eth0-b  netem    1:10
    eth0-b  clsact   clsact
    eth0-b  pfifo    1:2"
  `);
});

test('--all says which namespace each is in; --link and --kind choose', async () => {
  expect(await see('qdiscs --all -C namespace,link,kind', {}, world())).toMatchInlineSnapshot(`
    "namespace  link    kind
    ──────────────────────────
    host       lo      noqueue
    host       br0     noqueue
    host       veth-b  noqueue
    host       veth-s  noqueue
    beijing    lo      noqueue
    beijing    eth0-b  htb
    beijing    eth0-b  netem
    beijing    eth0-b  clsact
    shanghai   lo      noqueue
    shanghai   eth0-s  noqueue"
  `);
  expect(await see('qdiscs beijing --link eth0-b --kind netem -o name', {}, world())).toBe('eth0-b');
  expect(await see('qdiscs shanghai --kind netem', {}, world())).toBe('no queueing disciplines in shanghai with --kind netem');
});

test('one is whole in JSON, under the names of docs/json.md; a counter beyond 2^53 keeps its digits', async () => {
  const rows = (await seeJson('qdiscs beijing --kind netem', world())) as readonly unknown[];
  expect(rows).toMatchInlineSnapshot(`
    [
      {
        "egressBlock": null,
        "handle": "8001:",
        "ingressBlock": null,
        "kind": "netem",
        "leaf": null,
        "link": "eth0-b",
        "linkIndex": 3,
        "namespace": "beijing",
        "of": "qdisc",
        "offloaded": false,
        "options": {
          "corrupt": null,
          "delay": {
            "correlation": 0.25,
            "delay": 0.01,
            "jitter": 0.001,
          },
          "duplicate": null,
          "ecn": false,
          "gap": 0,
          "limit": 1000,
          "lossGemodel": null,
          "lossRandom": {
            "correlation": 0,
            "probability": 0.01,
          },
          "lossState": null,
          "of": "netem",
          "rate": null,
          "reorder": null,
          "slot": null,
        },
        "parent": "1:10",
        "references": 1,
        "statistics": {
          "backlog": 3028,
          "bytes": "9223372036854775808",
          "drops": 42,
          "overlimits": 7,
          "packets": 8589934592,
          "queueLength": 2,
          "requeues": 1,
        },
        "xstats": null,
      },
    ]
  `);
});
