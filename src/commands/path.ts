import { lookupFirewallPrograms } from '../discover/firewall-programs.ts';
import { readFirewall } from '../discover/firewall.ts';
import { findPath, readForPaths } from '../discover/path/find-path.ts';
import { KernelError, ShellError, UsageError } from '../errors.ts';
import { parseIpAddress } from '../model/ip-address.ts';
import type { Namespace } from '../model/namespace.ts';
import type { Path, PathStep, PathWay } from '../model/path.ts';
import { pathCauseText } from '../render/path-cause.ts';
import { drawPath, pathStepText, pathVerdict } from '../render/path.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';
import type { Scope } from './scope.ts';

/** The way of one packet, as JSON gives it (docs/json.md). */
export interface PathRow extends Omit<Path, 'there' | 'back'> {
  readonly verdict: string;
  readonly there: WayRow;
  readonly back: WayRow | undefined;
}

interface WayRow extends PathWay {
  /** The cause as a sentence. */
  readonly reason: string | undefined;
}

/** One step of one direction, for tables. */
interface StepRow extends PathRow {
  readonly step: PathStep;
  readonly direction: 'there' | 'back';
}

const pathView: View<PathRow | StepRow> = {
  columns: [
    { name: 'direction', value: (row) => ('step' in row ? row.direction : undefined) },
    { name: 'namespace', value: (row) => ('step' in row ? row.step.namespace : undefined), role: 'name' },
    { name: 'step', value: (row) => ('step' in row ? row.step.is : undefined) },
    { name: 'link', value: (row) => ('step' in row ? row.step.link : undefined), role: 'name', isName: true },
    { name: 'text', value: (row) => ('step' in row ? pathStepText(row.step) : row.verdict), cut: true },
  ],
  empty: () => '',
  draw: (rows, canvas) => rows.map((row) => drawPath(row, canvas)).join('\n\n'),
  split: (row) => [...row.there.steps.map((step) => ({ ...row, step, direction: 'there' })), ...(row.back?.steps ?? []).map((step) => ({ ...row, step, direction: 'back' }))],
};

export const path = defineCommand({
  name: 'path',
  group: 'see the wiring',
  shape: 'show',
  summary: 'Show the way of a packet from one namespace to another, and where it is lost',
  description:
    'Step by step: route, neighbour, link, wire, bridge, firewall and NAT, until it arrives or the reason why not; then the way of the answer. Nothing is sent: the ' +
    'way follows from what the namespaces say. What can not be decided, such as a rule that could match, is said. The status is 1 when the packet or its answer is lost.',
  args: {
    from: { kind: 'positional', optional: true, shown: 'FROM', complete: 'namespace', summary: 'Namespace, or NS:ADDRESS, that sends; the current one without it' },
    to: { kind: 'positional', shown: 'TO', complete: 'destination', summary: 'Namespace, container, address or NS:ADDRESS to send to' },
    source: { kind: 'option', shown: 'ADDRESS', complete: 'address', summary: 'Send from this address' },
    tcp: { kind: 'option', shown: 'PORT', summary: 'A TCP connection to this port, instead of an ICMP echo' },
    udp: { kind: 'option', shown: 'PORT', summary: 'A UDP packet to this port' },
    size: { kind: 'option', shown: 'BYTES', summary: 'How long the packet is, with its IP header; 84 without it' },
    oneWay: { kind: 'flag', summary: 'Leave out the way back' },
  },
  examples: [
    { line: 'path beijing shanghai', shows: 'the way through the bridge, and back' },
    { line: 'path beijing 10.0.0.2 --one-way', shows: 'only the way there' },
    { line: 'path shanghai beijing:10.0.0.1 --size 1500 --json', shows: 'the steps as data, of as large a packet as fits' },
  ],
  view: pathView,
  status: (rows) => (rows.some(({ there, back }) => there.end === 'lost' || back?.end === 'lost') ? 1 : 0),
  async run(values, scope): Promise<readonly PathRow[]> {
    if (values.tcp !== undefined && values.udp !== undefined) throw new UsageError('--tcp and --udp contradict each other', { word: values.udp, hint: 'a packet has one protocol' });
    const port = numberIn(values.tcp ?? values.udp, 1, 65_535, 'port', '443');
    const size = numberIn(values.size, 28, 65_535, 'size', '1500, in bytes');
    const from = values.from === undefined ? { namespace: scope.here, address: undefined } : await findEnd(values.from, scope);
    const to = await findEnd(values.to, scope);
    if (values.source !== undefined && from.address !== undefined) throw new UsageError(`--source and ${values.from} both say an address`, { word: values.source, hint: 'say one of them' });
    const source = values.source ?? from.address;
    if (from.namespace === undefined) throw new UsageError(`${values.from} is no namespace`, { word: values.from, hint: `NS:${values.from} says where it is sent from` });
    checkFamilies(source, to.address, values.to);
    const world = await readForPaths(scope.kernel, (await scope.survey()).namespaces, await ruleReader(scope));
    const found = await findPath(world, {
      from: from.namespace,
      source,
      to: to.namespace,
      destination: to.address,
      protocol: values.tcp !== undefined ? 'tcp' : values.udp !== undefined ? 'udp' : 'icmp',
      port,
      size,
      isOneWay: values.oneWay,
    });
    return [toRow(found)];
  },
});

function toRow(found: Path): PathRow {
  const wayRow = (way: PathWay): WayRow => ({ ...way, reason: way.cause && pathCauseText(way.cause) });
  return { ...found, verdict: pathVerdict(found), there: wayRow(found.there), back: found.back && wayRow(found.back) };
}

/** `beijing`, `10.0.0.1`, `beijing:10.0.0.1`. */
async function findEnd(operand: string, scope: Scope): Promise<{ readonly namespace: Namespace | undefined; readonly address: string | undefined }> {
  if (parseIpAddress(operand) !== undefined) return { namespace: undefined, address: operand };
  for (let at = operand.indexOf(':'); at !== -1; at = operand.indexOf(':', at + 1)) {
    const address = operand.slice(at + 1).replace(/^\[(.*)\]$/, '$1');
    if (at > 0 && parseIpAddress(address) !== undefined) return { namespace: await scope.find(operand.slice(0, at)), address };
  }
  return { namespace: await scope.find(operand), address: undefined };
}

function checkFamilies(source: string | undefined, destination: string | undefined, word: string): void {
  if (source !== undefined && parseIpAddress(source) === undefined) throw new UsageError(`${source} is no address`, { word: source, hint: 'for example 10.0.0.1' });
  if (source === undefined || destination === undefined || parseIpAddress(source)?.family === parseIpAddress(destination)?.family) return;
  throw new UsageError(`${source} and ${destination} are of different families`, { word, hint: 'both are IPv4, or both are IPv6' });
}

function numberIn(word: string | undefined, least: number, largest: number, what: string, example: string): number | undefined {
  if (word === undefined) return undefined;
  if (/^\d{1,5}$/.test(word) && Number(word) >= least && Number(word) <= largest) return Number(word);
  throw new UsageError(`${word} is not a ${what}`, { word, hint: `for example ${example}` });
}

/** Rules that can not be read are said, and taken for none. */
export async function ruleReader({ kernel, session, signal, notice }: Scope) {
  const programs = await lookupFirewallPrograms(kernel, async (name) => await session.lookupProgram(name));
  return async (namespace: Namespace) => {
    try {
      const { tables, unseen } = await readFirewall(namespace, programs, kernel, signal);
      unseen.forEach((text) => notice(text));
      return tables;
    } catch (error) {
      if (!(error instanceof ShellError || error instanceof KernelError)) throw error;
      notice(`firewall rules were left out: ${error.message}`);
      return [];
    }
  };
}
