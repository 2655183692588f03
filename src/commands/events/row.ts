import type { Happening } from '../../discover/watch/happening.ts';
import { NAMES_DIRECTORY } from '../../model/named-path.ts';
import type { NumberNames } from '../../model/number-names.ts';
import type { Difference } from '../../model/watched/fields.ts';
import type { WatchedKind } from '../../model/watched/notice.ts';
import type { View } from '../../render/view.ts';
import { changeText } from './text.ts';

/** One event as JSON gives it (docs/json.md). */
export interface EventRow {
  /** ISO 8601, UTC, milliseconds. */
  readonly time: string;
  readonly namespace: string;
  readonly kind: WatchedKind | 'namespace' | 'name' | 'owner' | 'overrun';
  readonly action: 'added' | 'removed' | 'changed' | 'lost';
  readonly object: string;
  readonly link: string | undefined;
  readonly changes: readonly Difference[];
  readonly text: string;
}

export const eventView: View<EventRow> = {
  columns: [
    { name: 'time', value: (row) => clockText(row.time), role: 'faint' },
    { name: 'namespace', value: (row) => row.namespace, role: 'name' },
    { name: 'kind', value: (row) => row.kind, wide: true },
    { name: 'action', value: (row) => row.action, wide: true },
    { name: 'object', value: (row) => row.object, wide: true, isName: true },
    { name: 'link', value: (row) => row.link, wide: true },
    { name: 'event', value: (row) => row.text, role: roleOf, cut: true },
  ],
  empty: () => 'nothing happened',
};

/** All but what is said beside the events. */
export type Told = Exclude<Happening, { readonly what: 'unseen' | 'unheard' }>;

export function toEventRow(happening: Told, names: NumberNames): EventRow {
  const label = happening.what === 'missed' ? happening.name : happening.namespace.label;
  const about = { time: new Date(happening.at).toISOString(), namespace: label, link: undefined, changes: [] };
  switch (happening.what) {
    case 'change': {
      const { change, nameOf } = happening;
      const { object, link, text } = changeText(change, nameOf, names);
      return { ...about, kind: change.kind, action: change.action, object, link, changes: change.differences, text };
    }
    case 'namespace':
      return { ...about, kind: 'namespace', action: happening.action, object: label, text: happening.action === 'added' ? `namespace ${label} added` : `namespace ${label} is gone` };
    case 'name':
    case 'owner': {
      const { what, action, name } = happening;
      const words = what === 'name' ? `name ${name}` : name;
      return { ...about, kind: what, action, object: name, text: action === 'added' ? `${words} added` : `${words} gone` };
    }
    case 'missed': {
      const place = happening.folder === NAMES_DIRECTORY ? '' : ` in ${happening.folder}`;
      return { ...about, kind: 'name', action: 'lost', object: label, text: `name ${label}${place} came and went before it could be looked at` };
    }
    case 'overrun':
      return { ...about, kind: 'overrun', action: 'lost', object: label, text: 'too much at once: the kernel dropped messages; what they were about follows' };
  }
}

/** Of the day: events that are looked at share the date, and JSON has it all. */
function clockText(time: string): string {
  const at = new Date(time);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}

function roleOf({ action, changes }: EventRow): 'up' | 'down' | 'warning' | 'plain' {
  if (action === 'lost') return 'warning';
  const to = changes.find(({ field }) => field === 'status')?.to;
  if (action === 'removed' || to === 'down') return 'down';
  return action === 'added' || to === 'up' ? 'up' : 'plain';
}
