import type { Path, PathMtu, PathStep, PathWay } from '../model/path.ts';
import type { Canvas, Role } from './canvas.ts';
import { pathCauseText } from './path-cause.ts';
import { printableSentence } from './printable.ts';
import { paint } from './theme.ts';
import { blanks } from './width.ts';
import { drawProse, textLineWidth, wrapText } from './wrap.ts';

/** What a drawing says besides. */
export interface PathNotes {
  /** Lines below the verdict. */
  readonly below: readonly string[];
  /** In front of each step of a way, `indent` cells wide. */
  readonly marks: Readonly<Record<'there' | 'back', readonly string[]>>;
  readonly indent: number;
}

/** The verdict, and then what the packet meets, namespace by namespace; the answer likewise. */
export function drawPath(path: Path, canvas: Canvas, { below, marks, indent }: PathNotes = { below: [], marks: { there: [], back: [] }, indent: 2 }): string {
  const head = drawProse(`${endText(path.from)} to ${endText(path.to)}, ${packetText(path)}: ${pathVerdict(path)}`, canvas);
  const back = path.back === undefined ? [] : ['', paint('the way back', 'heading', canvas), ...drawWay(path.back, canvas, marks.back, indent)];
  return [head, ...below, '', ...drawWay(path.there, canvas, marks.there, indent), ...back].join('\n');
}

/** In a few words: whether it arrives, and why not. */
export function pathVerdict({ there, back, detour }: Pick<Path, 'there' | 'back' | 'detour'>): string {
  if (there.end !== 'arrives' || back === undefined) return wayVerdict(there, 'it');
  const aside = detour === undefined ? '' : ` by another way, out of ${detour.link} in ${detour.namespace} and not ${detour.cameIn} (an asymmetric route)`;
  if (back.end === 'arrives') return `it arrives, and the answer comes back${aside}`;
  return `it arrives; ${wayVerdict(back, aside === '' ? 'the answer' : `the answer goes${aside}, and`)}`;
}

function wayVerdict({ end, cause }: PathWay, what: string): string {
  if (end === 'arrives') return `${what} arrives`;
  const why = cause === undefined ? '' : pathCauseText(cause);
  if (end === 'lost') return `${what} is lost: ${why}`;
  return end === 'leaves' ? why : `${what} arrives, unless a rule that could match says otherwise${why === '' ? '' : `: ${why}`}`;
}

function drawWay({ steps, end, cause, unsure, mtu }: PathWay, canvas: Canvas, marks: readonly string[], indent: number): readonly string[] {
  const lines: string[] = [];
  const hang = (word: string, text: string, role: Role, mark = blanks(indent)): void => {
    const [first = '', ...rest] = wrapText(printableSentence(text), textLineWidth(canvas) - indent - WORD);
    lines.push(`${mark}${paint(word, role, canvas)}${blanks(WORD - word.length)}${first}`, ...rest.map((line) => blanks(indent + WORD) + line));
  };
  let namespace: string | undefined;
  for (const [at, step] of steps.entries()) {
    if (step.namespace !== namespace) lines.push(paint(printableSentence(step.namespace), 'name', canvas));
    namespace = step.namespace;
    hang(step.is === 'arrival' ? 'arrives' : step.is, pathStepText(step), step.is === 'arrival' ? 'up' : 'faint', marks[at]);
  }
  if (cause !== undefined) hang(end, pathCauseText(cause), end === 'lost' ? 'down' : 'warning');
  unsure.forEach((text) => hang('unsure', text, 'warning'));
  if (mtu !== undefined) hang('mtu', mtuText(mtu), 'faint');
  return lines;
}

const WORD = 11;

/** What one step says, without its name. */
export function pathStepText(step: PathStep): string {
  switch (step.is) {
    case 'route':
      return `${step.type === 'unicast' ? '' : `${step.type} `}${step.prefix}${step.gateway === undefined ? '' : ` by way of ${step.gateway}`}${step.link === undefined ? '' : ` on ${step.link}`}, table ${step.tableName}${step.rulePriority === undefined ? '' : ` by rule ${step.rulePriority}`}`;
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
