import { KernelError, ShellError } from '../../errors.ts';
import { namespaceKey, type Target } from '../../model/namespace.ts';
import type { Neighbour } from '../../model/neighbour.ts';
import type { Probe } from '../../model/probe.ts';
import { AF } from './socket-address.ts';
import { parseIpAddress } from '../../model/ip-address.ts';
import { dumpNeighbours } from '../netlink/neighbour.ts';
import { NDA_DST, NEIGHBOUR_HEADER } from '../netlink/neighbour-message.ts';
import type { NetlinkSocket } from '../netlink/socket.ts';
import { withSocketsIn } from '../read-inside.ts';

/*
 * Who sends a packet to a neighbour has it in his neighbour table afterwards, and so has the neighbour him. All namespaces of a machine
 * share one limit of 1,024 such entries (net/core/neighbour.c, gc_thresh3; only the starting network can change it), and whoever needs one
 * more loses his packets without a word. Fifty namespaces on one bridge have 2,450: so what the probes bring about is taken away again
 * while they run, and the tables are afterwards as they were.
 */

const RTM_DELNEIGH = 29;

interface Table {
  readonly target: Target;
  /** What was there before. */
  readonly before: ReadonlySet<string>;
  /** The addresses that are asked for from here. */
  readonly asked: Set<string>;
}

export class NeighbourTables {
  readonly #tables = new Map<string, Table>();

  constructor(probes: readonly Probe[]) {
    for (const { from, to, address } of probes) {
      this.#tableOf(from)?.asked.add(address);
      this.#tableOf(to);
    }
  }

  /** Takes away what came since the beginning. `isBusy` tells of addresses that are still waited for: their packets wait in the table. */
  sweep(isBusy: (from: Target, address: string) => boolean): void {
    for (const table of this.#tables.values()) this.#sweepOne(table, (neighbour) => this.#isDone(table, neighbour) && !isBusy(table.target, neighbour.address));
  }

  /** The same when nothing is waited for any more. */
  restore(): void {
    for (const table of this.#tables.values()) this.#sweepOne(table, () => true);
  }

  /** One that is not asked for may be a gateway, and packets to others wait for its answer. */
  #isDone({ asked }: Table, { states, address }: Neighbour): boolean {
    return asked.has(address) || !states.includes('incomplete');
  }

  #tableOf(target: Target): Table | undefined {
    const key = namespaceKey(target.id);
    const known = this.#tables.get(key);
    if (known !== undefined) return known;
    const before = unlessGone(() => withSocketsIn(target, ['route'], (socketOf) => new Set(dumpNeighbours(socketOf('route')).map(keyOf))));
    const table = before && { target, before, asked: new Set<string>() };
    if (table !== undefined) this.#tables.set(key, table);
    return table;
  }

  #sweepOne({ target, before }: Table, isWanted: (neighbour: Neighbour) => boolean): void {
    unlessGone(() =>
      withSocketsIn(target, ['route'], (socketOf) => {
        const socket = socketOf('route');
        const others = dumpNeighbours(socket).filter((neighbour) => comesByItself(neighbour) && !before.has(keyOf(neighbour)) && isWanted(neighbour));
        for (const neighbour of others) unlessGone(() => remove(socket, neighbour));
      }),
    );
  }
}

/** What nobody wrote down, and what the kernel does not keep for each link. */
function comesByItself({ states, flags, linkIndex }: Neighbour): boolean {
  return linkIndex !== undefined && !flags.includes('proxy') && !states.includes('permanent') && !states.includes('noarp');
}

function keyOf({ linkIndex, address }: Neighbour): string {
  return `${linkIndex} ${address}`;
}

/** rtnetlink(7), RTM_DELNEIGH. */
function remove(socket: NetlinkSocket, { family, linkIndex = 0, address }: Neighbour): void {
  const bytes = parseIpAddress(address)?.bytes ?? [];
  const body = new Uint8Array(NEIGHBOUR_HEADER + 4 + bytes.length);
  const view = new DataView(body.buffer);
  body[0] = AF[family];
  view.setInt32(4, linkIndex, true);
  view.setUint16(NEIGHBOUR_HEADER, 4 + bytes.length, true);
  view.setUint16(NEIGHBOUR_HEADER + 2, NDA_DST, true);
  body.set(bytes, NEIGHBOUR_HEADER + 4);
  socket.change('remove a neighbour', RTM_DELNEIGH, body);
}

/** A namespace or an entry that ends meanwhile has nothing left to tidy up; where the right is missing, it ages by itself. */
function unlessGone<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof KernelError || error instanceof ShellError) return undefined;
    throw error;
  }
}
