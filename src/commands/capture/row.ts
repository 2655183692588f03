import type { SeenLine } from '../../discover/capture/capture-lines.ts';
import { captureLabel } from '../../discover/capture/tcpdump.ts';
import type { View } from '../../render/view.ts';

/** One packet as JSON gives it (docs/json.md). */
export interface CapturedRow {
  /** ISO 8601, UTC, microseconds. */
  readonly time: string;
  readonly namespace: string;
  readonly link: string;
  readonly direction: string | undefined;
  readonly text: string;
}

export const captureView: View<CapturedRow> = {
  columns: [
    { name: 'link', value: ({ namespace, link }) => captureLabel({ label: namespace }, link), role: 'name', isName: true },
    { name: 'time', value: ({ time }) => clockText(time), role: 'faint' },
    { name: 'direction', value: ({ direction }) => direction, wide: true },
    { name: 'packet', value: ({ text }) => text },
  ],
  empty: () => '',
};

export function toCapturedRow({ source, link, nanoseconds, direction, text }: SeenLine): CapturedRow {
  return { time: isoText(nanoseconds), namespace: source.namespace.label, link, direction, text };
}

function isoText(nanoseconds: bigint): string {
  const microseconds = nanoseconds / 1000n;
  const whole = new Date(Number(microseconds / 1000n)).toISOString();
  return `${whole.slice(0, -1)}${String(microseconds % 1000n).padStart(3, '0')}Z`;
}

/** As tcpdump prints it: of this place's clock. */
function clockText(time: string): string {
  const date = new Date(time);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}${/\.\d+/.exec(time)?.[0] ?? ''}`;
}
