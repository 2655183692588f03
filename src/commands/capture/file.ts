import { captureInOrder } from '../../discover/capture/capture-in-order.ts';
import type { TcpdumpWishes } from '../../discover/capture/capture-lines.ts';
import { packetRunner, type SeenPacket } from '../../discover/capture/capture-packets.ts';
import { captureLabel } from '../../discover/capture/tcpdump.ts';
import { ETHERNET, LINUX_SLL2, linkIndexOf } from '../../model/capture/any-link.ts';
import { createPcapngWriter } from '../../model/capture/pcapng-writer.ts';
import { ANY, type NamedSource } from './source.ts';
import type { OpenFile, Scope } from '../scope.ts';

export interface WriteTerms {
  readonly count: number | undefined;
  readonly signal: AbortSignal;
  readonly scope: Scope;
}

/** Writes the packets into one pcapng, each as it comes, so that whoever reads along sees it. */
export async function writeCapture(path: string, sources: readonly NamedSource[], wishes: TcpdumpWishes, { count, signal, scope }: WriteTerms): Promise<void> {
  const writer = createPcapngWriter(`netnsh ${scope.session.version}`);
  const file: OpenFile = path === '-' ? { write: (bytes) => scope.write(bytes), close: async () => {} } : scope.session.createFile(path);
  const write = async (blocks: readonly Uint8Array[]): Promise<void> => {
    for (const block of blocks) await file.write(block);
  };
  const ends: { readonly name: string; readonly linkType: number; readonly received: number; readonly dropped: number }[] = [];
  const onEnd: TcpdumpWishes['onEnd'] = (source, end) => {
    ends.push({ name: captureLabel(source.namespace, source.link), linkType: source.link === ANY ? LINUX_SLL2 : ETHERNET, received: end.received ?? 0, dropped: end.dropped ?? 0 });
    wishes.onEnd(source, end);
  };
  const names = new Map(sources.map((source) => [captureLabel(source.namespace, source.link), source.names]));

  let written = 0;
  try {
    await write([writer.begin()]);
    for await (const seen of captureInOrder(sources, packetRunner({ ...wishes, onEnd }), signal)) {
      await write(writer.packet(interfaceOf(seen, names), seen.packet));
      written += 1;
      scope.progress(`${written} ${written === 1 ? 'packet' : 'packets'}`);
      if (written === count) break;
    }
    const nanoseconds = BigInt(Date.now()) * 1_000_000n;
    for (const { name, linkType, ...counts } of ends) await write(writer.statistics(name, linkType, { ...counts, nanoseconds }));
  } finally {
    await file.close();
  }
  if (path !== '-') scope.notice(`${written} ${written === 1 ? 'packet' : 'packets'} in ${path}`);
}

/** Where tcpdump listens to all links, each packet says on which it was; of one that is new since, only the index is known. */
function interfaceOf({ source, packet }: SeenPacket, names: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  const { namespace, link } = source;
  const index = link === ANY ? linkIndexOf(packet) : undefined;
  const name = index === undefined ? link : (names.get(captureLabel(namespace, link))?.get(index) ?? `#${index}`);
  return captureLabel(namespace, name);
}
