import { findPath, readForPaths, type PathQuestion } from '../../discover/path/find-path.ts';
import { probePath } from '../../discover/path/probe.ts';
import { UsageError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import { parseIpAddress, parseIpPrefix } from '../../model/ip-address.ts';
import type { Namespace } from '../../model/namespace.ts';
import { parseEnd } from '../../model/path/end-operand.ts';
import type { pathArguments } from '../path.ts';
import type { Scope } from '../scope.ts';
import { numberIn } from './number-in.ts';
import { checkSize, parseProbeTerms } from './probe-terms.ts';
import { toRow, type PathRow } from './row.ts';
import { ruleReader } from './rule-reader.ts';

export { status, view } from './row.ts';

export async function run(values: Values<typeof pathArguments>, scope: Scope): Promise<readonly PathRow[]> {
  if (values.tcp !== undefined && values.udp !== undefined) throw new UsageError('--tcp and --udp contradict each other', { word: values.udp, hint: 'a packet has one protocol' });
  const port = numberIn(values.tcp ?? values.udp, 1, 65_535, 'port', '443');
  const size = numberIn(values.size, 28, 65_535, 'size', '1500, in bytes');
  const from = values.from === undefined ? { namespace: scope.here, address: undefined } : await findEnd(values.from, scope);
  const to = await findEnd(values.to, scope);
  if (values.source !== undefined && from.address !== undefined) throw new UsageError(`--source and ${values.from} both say an address`, { word: values.source, hint: 'say one of them' });
  const source = values.source ?? from.address;
  if (from.namespace === undefined) throw new UsageError(`${values.from} is no namespace`, { word: values.from, hint: `NS:${values.from} says where it is sent from` });
  checkFamilies(source, to.address, values.to);
  const probeTerms = parseProbeTerms(values);
  const world = await readForPaths(scope.kernel, (await scope.survey()).namespaces, await ruleReader(scope));
  const question: PathQuestion = {
    from: from.namespace,
    source,
    to: to.namespace,
    destination: to.address,
    protocol: values.tcp !== undefined ? 'tcp' : values.udp !== undefined ? 'udp' : 'icmp',
    port,
    size,
    isOneWay: values.oneWay,
  };
  const found = await findPath(world, question);
  if (probeTerms === undefined) return [toRow(found, undefined)];
  checkSize(found, values.size);
  scope.progress('waiting for an answer');
  return [toRow(found, await probePath(scope.kernel, world, found, question, { ...probeTerms, signal: scope.signal }))];
}

async function findEnd(operand: string, scope: Scope): Promise<{ readonly namespace: Namespace | undefined; readonly address: string | undefined }> {
  if (parseIpPrefix(operand) !== undefined && operand.includes('/')) throw new UsageError(`${operand} is a network`, { word: operand, hint: 'a packet goes to one address; reach tries all' });
  const { namespace, address } = parseEnd(operand);
  return { namespace: namespace === undefined ? undefined : await scope.find(namespace), address };
}

function checkFamilies(source: string | undefined, destination: string | undefined, word: string): void {
  if (source !== undefined && parseIpAddress(source) === undefined) throw new UsageError(`${source} is no address`, { word: source, hint: 'for example 10.0.0.1' });
  if (source === undefined || destination === undefined || parseIpAddress(source)?.family === parseIpAddress(destination)?.family) return;
  throw new UsageError(`${source} and ${destination} are of different families`, { word, hint: 'both are IPv4, or both are IPv6' });
}
