import { randomFillSync } from 'node:crypto';
import type { FollowedProbe, FollowedReading, FollowWishes } from '../../model/path/followed.ts';
import { insideNamespace } from '../read-inside.ts';
import { Ears } from './ears.ts';
import { MARK_LENGTH } from './heard-packet.ts';
import { NeighbourTables } from './neighbour-tables.ts';
import { oneConnection } from './one-connection.ts';
import { oneDatagram } from './one-datagram.ts';
import { oneEcho } from './one-echo.ts';
import type { OneProbe } from './one-probe.ts';
import { recognise } from './recognise.ts';
import { runProbes } from './run-probes.ts';

/** @see Kernel.followProbe */
export async function followProbe(probe: FollowedProbe, wishes: FollowWishes): Promise<FollowedReading> {
  insideNamespace(probe.from, () => {}); // who may not go there hears of that, and not of sockets
  const tables = new NeighbourTables([probe.from, ...probe.expectedIn].map((to) => ({ from: probe.from, to, family: probe.family, address: probe.address })));
  const ears = new Ears(probe.listenIn, probe.addresses);
  const means = createOneProbe(probe, randomFillSync(new Uint8Array(MARK_LENGTH)));
  try {
    const [answer] = await runProbes(1, means, { ...wishes, onProgress: () => ears.drain() }, () => {});
    ears.drain();
    return { answer: answer ?? { is: 'silent' }, sightings: recognise(ears.heard(), means.identity()), deaf: ears.deaf() };
  } finally {
    means.close();
    ears.close();
    tables.restore();
  }
}

/** `mark` is written into the data of the packets, if they have any. */
function createOneProbe(probe: FollowedProbe, mark: Uint8Array): OneProbe {
  if (probe.protocol === 'tcp') return oneConnection(probe);
  return probe.protocol === 'udp' ? oneDatagram(probe, mark) : oneEcho(probe, mark);
}
