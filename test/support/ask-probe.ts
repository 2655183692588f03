import { lookupFirewallPrograms } from '../../src/discover/firewall-programs.ts';
import { readFirewall } from '../../src/discover/firewall.ts';
import { findPath, readForPaths, type PathQuestion } from '../../src/discover/path/find-path.ts';
import { probePath } from '../../src/discover/path/probe.ts';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import type { Namespace } from '../../src/model/namespace.ts';
import type { Path } from '../../src/model/path.ts';
import type { PathProbe, StepSight } from '../../src/model/path/probe.ts';
import { placeOfStep } from '../../src/model/path/step-sights.ts';
import { probeText } from '../../src/render/path-probe.ts';
import { namedNamespace } from './named-namespace.ts';

export interface ProbeQuestion extends Partial<Pick<PathQuestion, 'source' | 'destination' | 'protocol' | 'port' | 'size' | 'isOneWay'>> {
  readonly names: readonly string[];
  readonly from: string;
  readonly to: string;
  /** Rules are read; programs are started for them, which is dear where Linux runs as a process. */
  readonly hasRules?: boolean;
  /** Done when the model has been made, and before the packet is sent. */
  readonly meanwhile?: () => unknown;
  readonly timeoutMs?: number;
}

export interface Probed {
  readonly path: Path;
  readonly probe: PathProbe;
  /** Without times. */
  readonly text: string;
  /** `beijing:eth0-b out seen`, of the way there and then of the way back. */
  readonly sights: readonly string[];
}

/** Makes the model of the real machine, sends the packet, and compares. */
export async function askProbe({ names, from, to, source, destination, protocol = 'icmp', port, size, isOneWay = false, hasRules = false, meanwhile, timeoutMs = 1000 }: ProbeQuestion): Promise<Probed> {
  const kernel = createLinuxKernel();
  const host: Namespace = { ...(await kernel.readOwnNamespace()), label: 'host', names: [], owners: [], paths: [], sources: [], pids: [], representative: undefined, isHome: true };
  const namespaces = [host, ...names.map(namedNamespace)];
  const programs = await lookupFirewallPrograms(kernel, async () => undefined);
  const { signal } = new AbortController();
  const world = await readForPaths(kernel, namespaces, async (namespace) => (hasRules ? (await readFirewall(namespace, programs, kernel, signal)).tables : []));
  const find = (label: string): Namespace => {
    const found = namespaces.find((namespace) => namespace.label === label);
    if (found === undefined) throw new Error(`${label} is no namespace of this world`);
    return found;
  };
  const question: PathQuestion = { source, destination, protocol, port, size, from: find(from), to: find(to), isOneWay };
  const path = await findPath(world, question);
  await meanwhile?.();
  const probe = await probePath(kernel, world, path, question, { timeoutMs, signal });
  return { path, probe, text: probeText(path, probe).replace(/[\d.]+ ms/, 'TIME'), sights: [...sightsOf(path.there.steps, probe.there), ...sightsOf(path.back?.steps ?? [], probe.back)] };
}

function sightsOf(steps: Path['there']['steps'], sights: readonly StepSight[]): readonly string[] {
  return steps.flatMap((step, at) => {
    const place = placeOfStep(step);
    return place === undefined ? [] : [`${place.namespace}:${place.link} ${place.direction} ${sights[at]}`];
  });
}
