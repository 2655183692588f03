import { KernelError, ShellError } from '../errors.ts';
import type { Target } from '../model/namespace.ts';
import { requestFamily } from './netlink/generic.ts';
import { dumpWireguard } from './netlink/wireguard.ts';
import type { WireguardReading } from './port.ts';
import { withSocketsIn } from './read-inside.ts';
import { orOtherwise } from './rootless/otherwise.ts';

/** @see Kernel.readWireguard */
export async function readWireguard(target: Target, linkIndexes: readonly number[]): Promise<readonly WireguardReading[]> {
  return await orOtherwise(target, () => readLinks(target, linkIndexes));
}

function readLinks(target: Target, linkIndexes: readonly number[]): readonly WireguardReading[] {
  return withSocketsIn(target, ['generic'], (socketOf) => {
    const socket = socketOf('generic');
    const family = requestFamily(socket, 'wireguard');
    return linkIndexes.map((index): WireguardReading => {
      try {
        return { details: dumpWireguard(socket, family, index) };
      } catch (error) {
        if (error instanceof KernelError || error instanceof ShellError) return { failure: withoutRight(error) };
        throw error;
      }
    });
  });
}

function withoutRight(error: KernelError | ShellError): KernelError | ShellError {
  if (!(error instanceof KernelError) || error.errno !== 'EPERM') return error;
  return new KernelError(error.operation, error.errno, { kernelText: 'this needs CAP_NET_ADMIN there', hint: 'start netnsh with sudo' });
}
