import type { CaptureSource } from '../../discover/capture/tcpdump.ts';
import { ShellError, UsageError } from '../../errors.ts';
import { quoteVisibly } from '../../grammar/ansi-c.ts';
import { suggest } from '../../grammar/suggest.ts';
import { isSameNamespace, type Namespace } from '../../model/namespace.ts';
import type { Link } from '../../model/link.ts';
import type { Choosable, Scope } from '../scope.ts';

/** All links of a namespace at once, in tcpdump's word. */
export const ANY = 'any';

/** A source, and the links of its namespace by their indexes. */
export interface NamedSource extends CaptureSource {
  readonly names: ReadonlyMap<number, string>;
}

/** What `eth0-b`, `beijing:eth0-b` and `beijing:any` mean. A link's name has no colon (net/core/dev.c, dev_valid_name). */
export async function findSources(operands: readonly string[], scope: Scope): Promise<readonly NamedSource[]> {
  const sources: NamedSource[] = [];
  for (const operand of operands.length === 0 ? [await chooseOperand(scope)] : operands) {
    const source = await findSource(operand, scope, operands);
    const isTwice = sources.some(({ namespace, link }) => link === source.link && isSameNamespace(namespace.id, source.namespace.id));
    if (isTwice) throw new UsageError(`${operand} is named twice`, { word: operand, hint: 'name each link once' });
    sources.push(source);
  }
  return sources;
}

async function findSource(operand: string, scope: Scope, operands: readonly string[]): Promise<NamedSource> {
  const colon = operand.lastIndexOf(':');
  const wanted = operand.slice(colon + 1);
  const namespace = colon === -1 ? scope.here : await scope.find(operand.slice(0, colon));
  const links = await readLinks(namespace, scope);
  const names = new Map(links.map(({ index, name }) => [index, name]));
  if (wanted === ANY) return { namespace, link: ANY, names };
  const link = links.find(({ name, alternativeNames }) => name === wanted || alternativeNames.includes(wanted));
  if (link !== undefined) return { namespace, link: link.name, names };
  const prefix = colon === -1 ? '' : operand.slice(0, colon + 1);
  if (wanted === '') throw new UsageError(`${operand} names no link`, { word: operand, hint: choices(prefix, links) });
  throw new ShellError(`no link named ${wanted} in ${namespace.label}`, { word: operand, hint: colon === -1 ? await hintFor(wanted, links, scope, operands) : nearest(wanted, prefix, links) });
}

/** For a word alone: a namespace, a link of another one, a filter, or what comes nearest here. */
async function hintFor(word: string, links: readonly Link[], scope: Scope, operands: readonly string[]): Promise<string> {
  if (filterWords.has(word)) {
    const at = operands.indexOf(word);
    const [sources, filter] = [at > 0 ? operands.slice(0, at) : [ANY], operands.slice(Math.max(0, at))];
    return `a filter stands behind --: ${['capture', ...sources, '--', ...filter].map(quoteVisibly).join(' ')}`;
  }
  const { namespaces } = await scope.survey();
  if (namespaces.some(({ label, names }) => label === word || names.includes(word))) return `${word} is a namespace: ${quoteVisibly(`${word}:${ANY}`)} is all of its links`;
  const readings = await scope.kernel.readInside(namespaces, ['links']);
  const elsewhere = namespaces.filter((_, at) => {
    const reading = readings[at];
    return reading !== undefined && 'inside' in reading && reading.inside.links.some(({ name }) => name === word);
  });
  return elsewhere.length === 0 ? nearest(word, '', links) : `did you mean ${elsewhere.slice(0, 4).map(({ label }) => quoteVisibly(`${label}:${word}`)).join(' or ')}?`;
}

/** With which most filters begin (pcap-filter(7)). */
const filterWords: ReadonlySet<string> = new Set(['icmp', 'icmp6', 'arp', 'tcp', 'udp', 'ip', 'ip6', 'ether', 'host', 'src', 'dst', 'net', 'port', 'not', 'vlan']);

function nearest(word: string, prefix: string, links: readonly Link[]): string {
  const near = suggest(word, links.map(({ name }) => name), 2);
  return near.length > 0 ? `did you mean ${near.map((name) => quoteVisibly(prefix + name)).join(' or ')}?` : choices(prefix, links);
}

async function readLinks(namespace: Namespace, scope: Scope): Promise<readonly Link[]> {
  const [reading] = await scope.kernel.readInside([namespace], ['links']);
  if (reading === undefined) return [];
  if ('failure' in reading) throw reading.failure;
  return reading.inside.links;
}

/** Of links here, those of other namespaces behind them. */
async function chooseOperand(scope: Scope): Promise<string> {
  const links = await readLinks(scope.here, scope);
  const nothingNamed = new UsageError('capture needs LINK', { hint: choices('', links) });
  const choosable = async (): Promise<readonly Choosable[]> => [...linkChoices('', links), ...(await linksElsewhere(scope))];
  return await scope.choose('link', choosable, nothingNamed);
}

async function linksElsewhere(scope: Scope): Promise<readonly Choosable[]> {
  const { namespaces } = await scope.survey();
  const others = namespaces.filter(({ id }) => !isSameNamespace(id, scope.here.id));
  const readings = await scope.kernel.readInside(others, ['links']);
  return others.flatMap(({ label }, at) => {
    const reading = readings[at];
    return reading === undefined || 'failure' in reading ? [] : linkChoices(`${label}:`, reading.inside.links);
  });
}

function linkChoices(prefix: string, links: readonly Link[]): readonly Choosable[] {
  const each = links.map(({ name, kind, state }): Choosable => ({ shown: prefix + name, description: `${kind}, ${state}` }));
  return [...each, { shown: prefix + ANY, description: 'all links' }];
}

function choices(prefix: string, links: readonly Link[]): string {
  const shown = links.slice(0, 12).map(({ name }) => name);
  const words = [...shown, ANY].map((name) => quoteVisibly(prefix + name));
  const more = links.length - shown.length;
  return `one of ${words.join(', ')}${more > 0 ? `, and ${more} more links` : ''}; NS:LINK is one elsewhere`;
}
