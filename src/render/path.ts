import type { Path, PathMtu, PathStep, PathWay } from '../model/path.ts';
import type { Canvas, Role } from './canvas.ts';
import { pathCauseText } from './path-cause.ts';
import { printableSentence } from './printable.ts';
import { paint } from './theme.ts';
import { blanks } from './width.ts';
import { drawProse, textLineWidth, wrapText } from './wrap.ts';

/** The verdict, and then what the packet meets, namespace by namespace; the answer likewise. */
export function drawPath(path: Path, canvas: Canvas): string {
  const head = drawProse(`${endText(path.from)} to ${endText(path.to)}, ${packetText(path)}: ${pathVerdict(path)}`, canvas);
  const ways = [{ title: undefined, way: path.there }, ...(path.back === undefined ? [] : [{ title: 'the way back', way: path.back }])];
  return [head, ...ways.flatMap(({ title, way }) => ['', ...(title === undefined ? [] : [paint(title, 'heading', canvas)]), ...drawWay(way, canvas)])].join('\n');
}

/** In a few words: whether it arrives, and why not. */
export function pathVerdict({ there, back }: Pick<Path, 'there' | 'back'>): string {
  if (there.end !== 'arrives' || back === undefined) return wayVerdict(there, 'it');
  return back.end === 'arrives' ? 'it arrives, and the answer comes back' : `it arrives; ${wayVerdict(back, 'the answer')}`;
}

function wayVerdict({ end, cause }: PathWay, what: string): string {
  if (end === 'arrives') return `${what} arrives`;
  const why = cause === undefined ? '' : pathCauseText(cause);
  if (end === 'lost') return `${what} is lost: ${why}`;
  return end === 'leaves' ? why : `${what} arrives, unless a rule that could match says otherwise${why === '' ? '' : `: ${why}`}`;
}

function drawWay({ steps, end, cause, unsure, mtu }: PathWay, canvas: Canvas): readonly string[] {
  const lines: string[] = [];
  let namespace: string | undefined;
  for (const step of steps) {
    if (step.namespace !== namespace) lines.push(paint(printableSentence(step.namespace), 'name', canvas));
    namespace = step.namespace;
    lines.push(...hang(step.is === 'arrival' ? 'arrives' : step.is, pathStepText(step), step.is === 'arrival' ? 'up' : 'faint', canvas));
  }
  if (cause !== undefined) lines.push(...hang(end, pathCauseText(cause), end === 'lost' ? 'down' : 'warning', canvas));
  lines.push(...unsure.flatMap((text) => hang('unsure', text, 'warning', canvas)));
  return mtu === undefined ? lines : [...lines, ...hang('mtu', mtuText(mtu), 'faint', canvas)];
}

const INDENT = 2;
const WORD = 11;

function hang(word: string, text: string, role: Role, canvas: Canvas): readonly string[] {
  const [first = '', ...rest] = wrapText(printableSentence(text), textLineWidth(canvas) - INDENT - WORD);
  return [`${blanks(INDENT)}${paint(word, role, canvas)}${blanks(WORD - word.length)}${first}`, ...rest.map((line) => blanks(INDENT + WORD) + line)];
}

/** What one step says, without its name. */
export function pathStepText(step: PathStep): string {
  switch (step.is) {
    case 'route':
      return `${step.type === 'unicast' ? '' : `${step.type} `}${step.prefix}${step.gateway === undefined ? '' : ` by way of ${step.gateway}`}${step.link === undefined ? '' : ` on ${step.link}`}, table ${tableNames[step.table] ?? step.table}${step.rulePriority === undefined ? '' : ` by rule ${step.rulePriority}`}`;
    case 'neighbour':
      return `${step.address} is at ${step.mac} (${step.states.join(', ') || 'as it would answer'})`;
    case 'link':
      return `out of ${step.link} (${step.kind}, MTU ${step.mtu})`;
    case 'wire':
      return `from ${step.from.namespace}:${step.from.name} into ${step.link} (${step.kind}, MTU ${step.mtu})`;
    case 'bridge':
      return `${step.link}: from ${step.inPort ?? 'itself'} to ${step.outPort ?? 'itself'}${step.vlan === undefined ? '' : ` in VLAN ${step.vlan}`}, ${bridgeReasons[step.by]}`;
    case 'tunnel':
      return step.what === 'in' ? `${step.kind} ${step.id ?? ''} into packets to ${step.destination}` : `out of ${step.kind} ${step.id ?? ''} at ${step.link}`;
    case 'firewall':
      return `${step.hook}: ${step.chain} of ${step.family} ${step.table}${step.policy === undefined ? '' : `, policy ${step.policy}`}: ${step.rule === undefined ? step.verdict : `${step.rule}`}`;
    case 'nat':
      return `${step.what} ${step.before} becomes ${step.after}, ${step.rule === undefined ? 'as conntrack remembers' : `by ${step.rule}`}`;
    case 'arrival':
      return `${step.address} is an address of ${step.link ?? step.namespace}`;
  }
}

/** Those that every kernel has (linux/rtnetlink.h, RT_TABLE_*). */
const tableNames: Readonly<Record<number, string>> = { 253: 'default', 254: 'main', 255: 'local' };

const bridgeReasons = { fdb: 'by its forwarding database', flood: 'as to all ports', own: 'whose address it is' } as const;

function endText({ namespace, address }: Path['from']): string {
  return [namespace, address].filter((part) => part !== undefined && part !== '').join(' ');
}

function packetText({ protocol, port, size }: Path): string {
  return `${protocol}${port === undefined ? '' : ` port ${port}`}, ${size} bytes`;
}

function mtuText({ bytes, namespace, link }: PathMtu): string {
  return `${bytes} is the smallest, on ${link} of ${namespace}`;
}
