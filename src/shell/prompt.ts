import { hostname } from 'node:os';
import type { Namespace } from '../model/namespace.ts';
import type { Canvas } from '../render/canvas.ts';
import { printable, printableSentence } from '../render/printable.ts';
import { paint } from '../render/theme.ts';
import { cutTemplate, type Part } from './preferences/template.ts';
import type { Shell } from './shell.ts';

/** What the prompt tells besides where one is. */
export interface Before {
  /** Of the last line. */
  readonly status: number;
  /** What the last line took; `undefined` where there was none. */
  readonly tookMs?: number | undefined;
}

/** `beijing> ` as the setting `prompt` wants it, in another colour where netnsh started. In a saved machine its file comes first: `monday.json:beijing> `. */
export function drawPrompt(shell: Shell, before: Before, canvas: Canvas): string {
  return fill(shell.preferences.value('prompt'), shell, before, canvas);
}

/** For the terminal's title, without colours; `undefined` where it is to be left alone. */
export function drawTitle(shell: Shell, before: Before): string | undefined {
  const template = shell.preferences.value('title');
  return template === 'off' ? undefined : fill(template, shell, before, { color: false });
}

function fill(template: string, shell: Shell, before: Before, canvas: Pick<Canvas, 'color' | 'theme'>): string {
  return cutTemplate(template)
    .map((piece) => (typeof piece === 'string' ? drawPart(piece, shell, before, canvas) : printableSentence(piece.text)))
    .join('');
}

/** Those that may have nothing to say bring the blank before them. */
function drawPart(part: Part, shell: Shell, { status, tookMs = 0 }: Before, canvas: Pick<Canvas, 'color' | 'theme'>): string {
  const { here } = shell.location;
  const spaced = (text: string | undefined, role: 'faint' | 'error'): string => (text === undefined ? '' : ` ${paint(text, role, canvas)}`);
  switch (part) {
    case 'namespace':
      return drawNamespace(shell, canvas);
    case 'container':
      return spaced(containerOf(here), 'faint');
    case 'inode':
      return String(here.id.inode);
    case 'status':
      return spaced(status === 0 ? undefined : `[${status}]`, 'error');
    case 'took':
      return spaced(isWorthTelling(tookMs, shell.preferences.value('took')) ? durationText(tookMs) : undefined, 'faint');
    case 'folder':
      return printable(shortened(shell.directory, shell.variables.get('HOME')));
    case 'user':
      return printable(shell.variables.get('USER') ?? shell.variables.get('LOGNAME') ?? '');
    case 'machine':
      return printable(hostname());
  }
}

function drawNamespace({ location: { here, lostName }, ports: { saved } }: Shell, canvas: Pick<Canvas, 'color' | 'theme'>): string {
  const name = lostName === undefined ? printable(here.label) : `${printable(lostName)} (deleted)`;
  const file = saved === undefined ? '' : paint(`${printable(saved.from.file.replace(/^.*\//s, ''))}:`, 'faint', canvas);
  return file + paint(name, here.isHome ? 'home' : 'name', canvas);
}

/** What its owner calls it, where that is not what it is called here. */
function containerOf({ label, owners: [owner], isHome }: Namespace): string | undefined {
  if (owner === undefined || isHome || label === owner.name || label === `${owner.kind}:${owner.name}` || owner.also.includes(label)) return undefined;
  return `(${printable(owner.name)})`;
}

function isWorthTelling(tookMs: number, seconds: string): boolean {
  return seconds !== 'off' && tookMs >= Number(seconds) * 1000 && tookMs > 0;
}

/** `2.3s`, `1m05s`, `2h00m`. */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  const two = (count: number): string => String(Math.floor(count)).padStart(2, '0');
  if (seconds < 59.95) return `${seconds.toFixed(1)}s`;
  const whole = Math.round(seconds);
  return whole < 3600 ? `${Math.floor(whole / 60)}m${two(whole % 60)}s` : `${Math.floor(whole / 3600)}h${two((whole % 3600) / 60)}m`;
}

function shortened(folder: string, home: string | undefined): string {
  if (home === undefined || home === '' || home === '/') return folder;
  return folder === home || folder.startsWith(`${home}/`) ? `~${folder.slice(home.length)}` : folder;
}
