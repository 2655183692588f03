import { UsageError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import { parseIpAddress } from '../../model/ip-address.ts';
import type { Path } from '../../model/path.ts';
import type { pathArguments } from '../path.ts';
import { parseTimeout } from '../reach/timeout.ts';

/** How a packet is sent; `undefined` where none is. */
export function parseProbeTerms({ probe, timeout, tcp, size }: Values<typeof pathArguments>): { readonly timeoutMs: number } | undefined {
  if (!probe && timeout !== undefined) throw new UsageError('--timeout is how long --probe waits', { word: timeout, hint: 'without --probe nothing is sent, and nothing waited for' });
  if (!probe) return undefined;
  if (tcp !== undefined && size !== undefined) throw new UsageError('a connection begins with a packet whose size is the kernel\'s', { word: size, hint: 'an ICMP echo or a UDP packet can be as large as you say' });
  return { timeoutMs: parseTimeout(timeout) };
}

/** In it are bytes by which links know the packet again. */
export function checkSize({ to, size }: Path, word: string | undefined): void {
  const least = parseIpAddress(to.address)?.family === 'inet6' ? 56 : 36;
  if (size < least) throw new UsageError(`a packet to ${to.address} that is sent has at least ${least} bytes`, { word, hint: `its headers, and 8 bytes by which it is known again: --size ${least}` });
}
