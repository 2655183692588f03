import type { FirewallChain, FirewallRule, FirewallTable } from '../model/firewall.ts';
import type { Canvas } from './canvas.ts';
import { printableSentence } from './printable.ts';
import { symbolsOf } from './symbols.ts';
import { paint } from './theme.ts';
import { blanks, textWidth } from './width.ts';
import { wrapText } from './wrap.ts';

/** How many elements of a set are worth a look; JSON has them all. */
const SHOWN_ELEMENTS = 24;

/** Table, chain and rule, each further in than what holds it; what a rule has counted stands before it, as iptables -v has it. */
export function drawFirewall(tables: readonly (FirewallTable & { readonly namespace: string })[], canvas: Canvas, several: boolean): string {
  return tables.map((table) => drawTable(table, canvas, several ? table.namespace : undefined).join('\n')).join('\n\n');
}

function drawTable(table: FirewallTable, canvas: Canvas, namespace: string | undefined): readonly string[] {
  const notes = [...(table.source === 'nft' ? [] : [`of ${table.source}`]), ...table.flags, ...(table.comment === undefined ? [] : [`"${table.comment}"`])];
  const head = `table ${table.family} ${paint(shown(table.name), 'name', canvas)}`;
  const place = namespace === undefined ? '' : `${paint(shown(namespace), 'heading', canvas)}: `;
  const named = [...table.sets.map((set) => ({ is: set.is, name: set.name, text: setText(set, canvas) })), ...table.objects];
  return [
    place + head + (notes.length === 0 ? '' : `  ${paint(shown(notes.join(', ')), 'faint', canvas)}`),
    ...named.flatMap(({ is, name, text }) => hang(`  ${shown(is)} ${paint(shown(name), 'name', canvas)}  `, shown(text), 4, canvas)),
    ...table.chains.flatMap((chain) => drawChain(chain, canvas)),
  ];
}

function drawChain(chain: FirewallChain, canvas: Canvas): readonly string[] {
  const counted = chain.rules.some(({ packets }) => packets !== undefined);
  const widthOf = (of: (rule: FirewallRule) => string): number => Math.max(0, ...chain.rules.map((rule) => of(rule).length));
  const [packets, bytes] = [widthOf(packetsText), widthOf(bytesText)];
  const counters = (rule: FirewallRule): string => (counted ? `${packetsText(rule).padStart(packets)} ${bytesText(rule).padStart(bytes)}  ` : '');
  return [
    ...hang(`  chain ${paint(shown(chain.name), 'name', canvas)}  `, shown(hookText(chain)), 4, canvas),
    ...chain.rules.flatMap((rule) => hang(`    ${counters(rule).trim() === '' ? counters(rule) : paint(counters(rule), 'faint', canvas)}`, shown(withoutNumbers(rule.text)), 6 + counters(rule).length, canvas)),
  ].map((line) => colourPolicy(line, chain, canvas));
}

function hookText({ type, hook, priority, policy, devices, comment }: FirewallChain): string {
  const hooked = hook === undefined ? [] : [`${type} hook ${hook}`, ...(devices.length === 0 ? [] : [`of ${devices.join(' and ')}`])];
  const said = comment === undefined ? [] : [`"${comment}"`];
  if (hook === undefined) return said.join('');
  return [hooked.join(' '), ...(priority === undefined ? [] : [`priority ${priority}`]), ...(policy === undefined ? [] : [`policy ${policy}`]), ...said].join(', ');
}

/** What a packet meets in the end is the first thing that one looks for. */
function colourPolicy(line: string, { policy }: FirewallChain, canvas: Canvas): string {
  if (policy !== 'drop' || !line.startsWith('  chain ')) return line;
  return line.replace(/policy drop/, paint('policy drop', 'down', canvas));
}

/** The numbers stand in front already. */
function withoutNumbers(text: string): string {
  return text.replace(/\bcounter packets \d+ bytes \d+ ?/, '').trimEnd() || 'counter';
}

function packetsText({ packets }: FirewallRule): string {
  return packets === undefined ? '' : String(packets);
}

/** In units of 1024, as `nft` and `iptables -v` leave them to the reader's eye. */
function bytesText({ bytes }: FirewallRule): string {
  if (bytes === undefined) return '';
  let value = bytes;
  for (const unit of ['B', 'KiB', 'MiB', 'GiB']) {
    if (value < 10_240 || unit === 'GiB') return `${Math.floor(value)} ${unit}`;
    value /= 1024;
  }
  return String(bytes);
}

function setText({ type, flags, count, elements }: FirewallTable['sets'][number], canvas: Canvas): string {
  const rest = count - SHOWN_ELEMENTS;
  const some = rest > 0 ? `${elements.slice(0, SHOWN_ELEMENTS).join(', ')} ${symbolsOf(canvas).ellipsis} and ${rest} more` : elements.join(', ');
  const head = [...(type === undefined ? [] : [type]), ...flags].join(', ');
  return `${head}: ${count === 0 ? 'empty' : some}`;
}

/** Wraps what follows a head; the further lines are indented. */
function hang(head: string, text: string, indent: number, canvas: Canvas): readonly string[] {
  const headWidth = textWidth(head.replaceAll(/\x1b\[\d+m/g, ''));
  if (canvas.width === undefined || headWidth + textWidth(text) <= canvas.width) return [(head + text).trimEnd()];
  const room = Math.max(20, canvas.width - indent);
  const filler = 'x'.repeat(Math.max(0, headWidth - indent));
  const [first = '', ...rest] = wrapText(filler + text, room);
  return [(head + first.slice(filler.length)).trimEnd(), ...rest.map((line) => blanks(indent) + line)];
}

function shown(text: string): string {
  return printableSentence(text);
}
