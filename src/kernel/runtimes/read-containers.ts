import { KernelError } from '../../errors.ts';
import type { Unseen } from '../../model/unseen.ts';
import type { ContainerReading } from '../port.ts';
import { containerd } from './containerd.ts';
import { dockerSockets } from './docker.ts';
import { monitored } from './podman.ts';
import type { Runtime } from './runtime.ts';

/** So long a runtime may be silent: nobody waits for a daemon that hangs in order to see his namespaces. */
const SILENCE_MS = 300;
/** So long it may take with all that it says. */
const LIMIT_MS = 3000;

/** Daemons first: while files are read, their answers would wait. @see Kernel.readContainers */
export async function readContainers(): Promise<ContainerReading> {
  const readings = [...(await Promise.all(dockerSockets().map(readWithin))), ...(await Promise.all([monitored, containerd].map(readWithin)))];
  return { containers: readings.flatMap(({ containers }) => containers), unseen: readings.flatMap(({ unseen }) => unseen) };
}

async function readWithin(runtime: Runtime): Promise<ContainerReading> {
  const limit = new AbortController();
  const giveUp = (): void => limit.abort();
  const silence = setTimeout(giveUp, SILENCE_MS);
  const whole = setTimeout(giveUp, LIMIT_MS);
  try {
    return { containers: await runtime.read({ signal: limit.signal, heard: () => void silence.refresh() }), unseen: [] };
  } catch (error) {
    if (limit.signal.aborted) return { containers: [], unseen: [leftOut(runtime, `did not answer within ${SILENCE_MS} ms`)] };
    if (error instanceof KernelError) return { containers: [], unseen: [leftOut(runtime, `refused (${error.message})`)] };
    throw error;
  } finally {
    clearTimeout(silence);
    clearTimeout(whole);
  }
}

function leftOut({ name }: Runtime, what: string): Unseen {
  return { count: 1, what: 'container runtimes', why: `${name} ${what}, so its containers have no names here` };
}
