import { countCell } from '../../render/count.ts';
import type { Column } from '../../render/view.ts';
import type { ShownLink, ShownStatistics } from '../outside/link.ts';

/**
 * What `links --stats` shows: whole numbers as `ip -s link` writes them, since people compare them by their last digits. What goes wrong
 * stays longest on a narrow terminal.
 */
export const counterColumns: readonly Column<ShownLink>[] = [
  column('rx-bytes', 'rx bytes', ({ receive }) => receive.bytes, { drop: 3 }),
  column('rx-packets', 'packets', ({ receive }) => receive.packets, { drop: 4 }),
  column('rx-errors', 'errors', ({ receive }) => receive.errors),
  column('rx-dropped', 'dropped', ({ receive }) => receive.dropped),
  column('tx-bytes', 'tx bytes', ({ transmit }) => transmit.bytes, { drop: 3 }),
  column('tx-packets', 'packets', ({ transmit }) => transmit.packets, { drop: 4 }),
  column('tx-errors', 'errors', ({ transmit }) => transmit.errors),
  column('tx-dropped', 'dropped', ({ transmit }) => transmit.dropped),
  column('rx-missed', 'rx missed', ({ receive }) => receive.missedErrors, { wide: true }),
  column('rx-multicast', 'rx multicast', ({ receive }) => receive.multicast, { wide: true }),
  column('tx-carrier', 'tx carrier', ({ transmit }) => transmit.carrierErrors, { wide: true }),
  column('tx-collisions', 'tx collisions', ({ transmit }) => transmit.collisions, { wide: true }),
];

function column(name: string, title: string, count: (counters: ShownStatistics) => bigint | undefined, more: Pick<Column<ShownLink>, 'drop' | 'wide'> = {}): Column<ShownLink> {
  return { name, title, value: ({ statistics }) => {
    const counted = statistics && count(statistics);
    return counted === undefined ? undefined : countCell(counted);
  }, align: 'right', withFlag: 'stats', ...more };
}
