import { KernelError } from '../../errors.ts';
import type { Unseen } from '../../model/unseen.ts';
import type { ContainerReading } from '../port.ts';
import { containerd } from './containerd.ts';
import { dockerSockets } from './docker.ts';
import { monitored } from './podman.ts';
import type { Runtime } from './runtime.ts';

/** So long a runtime may take: nobody waits for a daemon that hangs in order to see his namespaces. */
const LIMIT_MS = 300;

/** @see Kernel.readContainers */
export async function readContainers(): Promise<ContainerReading> {
  const readings = await Promise.all([...dockerSockets(), monitored, containerd].map(readWithin));
  return { containers: readings.flatMap(({ containers }) => containers), unseen: readings.flatMap(({ unseen }) => unseen) };
}

async function readWithin(runtime: Runtime): Promise<ContainerReading> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), LIMIT_MS);
  try {
    return { containers: await runtime.read(limit.signal), unseen: [] };
  } catch (error) {
    if (!limit.signal.aborted && !(error instanceof KernelError)) throw error;
    return { containers: [], unseen: [leftOut(runtime, limit.signal.aborted ? `did not answer within ${LIMIT_MS} ms` : refusalOf(error))] };
  } finally {
    clearTimeout(timer);
  }
}

function leftOut({ name }: Runtime, what: string): Unseen {
  return { count: 1, what: 'container runtimes', why: `${name} ${what}, so its containers have no names here` };
}

function refusalOf(error: unknown): string {
  return error instanceof KernelError ? `refused (${error.message})` : 'failed';
}
