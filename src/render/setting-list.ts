import type { Canvas } from './canvas.ts';
import { printableSentence } from './printable.ts';
import { paint } from './theme.ts';
import { blanks, textWidth } from './width.ts';
import { textLineWidth, wrapText } from './wrap.ts';

export interface ShownSetting {
  readonly name: string;
  readonly value: string;
  readonly takes: readonly string[];
  readonly usual: string;
  readonly from: string;
  readonly meaning: string;
}

/** Settings for people: a line with the value, and below it what it is good for. */
export function drawSettings(settings: readonly ShownSetting[], canvas: Canvas): string {
  const labelWidth = Math.max(0, ...settings.map(({ name }) => textWidth(name)));
  return settings.map((setting) => drawSetting(setting, labelWidth, canvas)).join('\n');
}

function drawSetting({ name, value, takes, usual, from, meaning }: ShownSetting, labelWidth: number, canvas: Canvas): string {
  const shown = printableSentence(/^\S+$/.test(value) ? value : `'${value}'`);
  const notes = [takes.join('|'), ...(from === 'usual' ? [] : [`usual: ${usual}`]), ...(from === 'session' ? ['until netnsh ends'] : [])].join('; ');
  const head = `${paint(name, 'name', canvas)}${blanks(labelWidth - textWidth(name))}  ${paint(shown, 'command', canvas)}`;
  const below = wrapText(printableSentence(meaning), textLineWidth(canvas) - labelWidth - 2);
  return [`${head}  ${paint(printableSentence(notes), 'faint', canvas)}`, ...below.map((line) => blanks(labelWidth + 2) + line)].join('\n');
}
