/** A packet in tcpdump's words, as it prints it with -tt. */
export interface CapturedLine {
  /** Since 1970. */
  readonly nanoseconds: bigint;
  /** Where tcpdump listens to all links at once: on which one. */
  readonly link: string | undefined;
  /** In lower case: `in`, `out`, `b` (broadcast), `m` (multicast), `p` (for somebody else). */
  readonly direction: string | undefined;
  readonly text: string;
}

/** `undefined` for a line that goes on with the packet before (-v). */
export function parseCaptureLine(line: string): CapturedLine | undefined {
  const [, seconds, fraction = '', text = ''] = /^(\d{1,12})\.(\d{1,9}) (.*)$/s.exec(line) ?? [];
  if (seconds === undefined) return undefined;
  const nanoseconds = BigInt(seconds) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'));
  const [, link, direction, rest] = /^(\S+) +(In|Out|B|M|P) +(.*)$/s.exec(text) ?? [];
  return { nanoseconds, link, direction: direction?.toLowerCase(), text: rest ?? text };
}

/** What tcpdump says at its end; `undefined` for what it did not say. */
export interface CaptureCounts {
  readonly captured: number | undefined;
  readonly received: number | undefined;
  readonly dropped: number | undefined;
}

export function parseCaptureCounts(messages: string): CaptureCounts {
  const count = (words: string): number | undefined => {
    const found = new RegExp(`^(\\d+) packets? ${words}`, 'm').exec(messages)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  return { captured: count('captured'), received: count('received by filter'), dropped: count('dropped by kernel') };
}
