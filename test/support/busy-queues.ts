import type { FakeKernel } from './fake-kernel.ts';
import { lab, theLab } from './the-lab.ts';

/** The lab with a shaper on the wire of beijing, and much that went through it. */
export function theBusyQueues(): FakeKernel {
  return theLab({
    namespaces: {
      beijing: {
        ...lab.namespaces['beijing'],
        queueing: {
          qdiscs: [
            { link: 'eth0-b', kind: 'htb', handle: '1:', options: { of: 'htb', rateToQuantum: 10, defaultClass: '0x30', directPackets: 3, version: '3.17', directQueueLength: 1000, offload: false }, statistics: { bytes: 4_500n, packets: 3n } },
            {
              link: 'eth0-b',
              kind: 'netem',
              handle: '8001:',
              parent: '1:10',
              references: 1,
              options: {
                of: 'netem',
                limit: 1000,
                delay: { delay: 0.01, jitter: 0.001, correlation: 0.25 },
                lossRandom: { probability: 0.01, correlation: 0 },
                lossState: undefined,
                lossGemodel: undefined,
                duplicate: undefined,
                reorder: undefined,
                corrupt: undefined,
                rate: undefined,
                slot: undefined,
                ecn: false,
                gap: 0,
              },
              statistics: { bytes: 2n ** 63n, packets: 2n ** 33n, drops: 42, overlimits: 7, requeues: 1, backlog: 3028, queueLength: 2 },
            },
            { link: 'eth0-b', kind: 'clsact', handle: 'ffff:', parent: 'clsact', references: 1 },
          ],
          invisibleQdiscs: [{ link: 'eth0-b', kind: 'pfifo', handle: '0:', parent: '1:2', options: { of: 'pfifo', limit: 1000 } }],
          classes: [aClass('1:10', '1:1', '8001:'), aClass('1:2', '1:1', undefined), aClass('1:1', 'root', undefined)],
          extras: { 'eth0-b': { carrierChanges: 5, xdp: { mode: 'xdpgeneric', programs: [{ mode: 'xdpgeneric', id: 31 }] } } },
          statistics: { 'eth0-b': { receive: { bytes: 2n ** 53n + 1n, packets: 12_345_678n, dropped: 9n }, transmit: { bytes: 123_456n, packets: 789n, errors: 2n } } },
        },
      },
    },
  });
}

function aClass(handle: string, parent: string, leaf: string | undefined) {
  const options = { of: 'htb class', priority: 0, quantum: 12_500, level: leaf === undefined ? 7 : 0, rate: 125_000, ceil: 1_250_000, burst: 1600, ceilBurst: 1600, mpu: 0, ceilMpu: 0, burstCell: 1, ceilBurstCell: 1, overhead: 0, linkLayer: 'ethernet' } as const;
  return { link: 'eth0-b', kind: 'htb', handle, parent, leaf, options, statistics: { bytes: 4_500n, packets: 3n } };
}
