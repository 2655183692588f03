import { parseIpAddress } from '../ip-address.ts';

/** One end of a way, as a person names it; one of the two is there. */
export interface EndWords {
  /** An operand that means a namespace. */
  readonly namespace: string | undefined;
  /** As it is written, without brackets. */
  readonly address: string | undefined;
}

/** `beijing`, `10.0.0.1`, `beijing:10.0.0.1`, `beijing:[fd00::1]`; the namespace may have colons too: `podman:web:10.0.0.1`. */
export function parseEnd(text: string): EndWords {
  const whole = withoutBrackets(text);
  if (parseIpAddress(whole) !== undefined) return { namespace: undefined, address: whole };
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) {
    const address = withoutBrackets(text.slice(at + 1));
    if (at > 0 && parseIpAddress(address) !== undefined) return { namespace: text.slice(0, at), address };
  }
  return { namespace: text, address: undefined };
}

function withoutBrackets(text: string): string {
  return text.replace(/^\[(.*)\]$/, '$1');
}
