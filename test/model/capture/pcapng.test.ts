import { expect, test } from 'vitest';
import { createPcapngWriter } from '../../../src/model/capture/pcapng-writer.ts';
import { readPcapng } from '../../support/pcap.ts';

const packet = { linkType: 1, snapLength: 262144, nanoseconds: 1_700_000_000_000_123_456n, bytes: Uint8Array.of(1, 2, 3, 4, 5), length: 60 };

test('each packet says on which interface it was seen, which is described before its first packet', () => {
  const writer = createPcapngWriter('netnsh 1.0');
  const blocks = [
    writer.begin(),
    ...writer.packet('beijing:eth0-b', packet),
    ...writer.packet('grün:br0', { ...packet, linkType: 276 }),
    ...writer.packet('beijing:eth0-b', packet),
    ...writer.statistics('beijing:eth0-b', 1, { nanoseconds: 0n, received: 9, dropped: 2 }),
    ...writer.statistics('shanghai:eth0-s', 1, { nanoseconds: 0n, received: 0, dropped: 0 }),
  ];
  const seen = { nanoseconds: packet.nanoseconds, bytes: '0102030405', length: 60 };
  expect(readPcapng(Buffer.concat(blocks))).toEqual([
    { is: 'section', application: 'netnsh 1.0' },
    { is: 'interface', name: 'beijing:eth0-b', linkType: 1, snapLength: 262144, resolution: 9 },
    { is: 'packet', interfaceAt: 0, ...seen },
    { is: 'interface', name: 'grün:br0', linkType: 276, snapLength: 262144, resolution: 9 },
    { is: 'packet', interfaceAt: 1, ...seen },
    { is: 'packet', interfaceAt: 0, ...seen },
    { is: 'statistics', interfaceAt: 0, received: 9, dropped: 2 },
    { is: 'interface', name: 'shanghai:eth0-s', linkType: 1, snapLength: 0, resolution: 9 },
    { is: 'statistics', interfaceAt: 2, received: 0, dropped: 0 },
  ]);
});
