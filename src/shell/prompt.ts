import type { Canvas } from '../render/canvas.ts';
import { printable } from '../render/printable.ts';
import { paint } from '../render/theme.ts';
import type { SavedFrom } from '../model/state/saved-from.ts';
import type { Location } from './location.ts';

/** `beijing> `, in another colour where netnsh started; the last status when it was not 0. In a saved machine the file comes first: `monday.json:beijing> `. */
export function drawPrompt(location: Location, status: number, canvas: Canvas, saved?: SavedFrom): string {
  const { here, lostName } = location;
  const name = lostName === undefined ? printable(here.label) : `${printable(lostName)} (deleted)`;
  const where = paint(name, here.isHome ? 'home' : 'name', canvas);
  const file = saved === undefined ? '' : paint(`${printable(saved.file.replace(/^.*\//s, ''))}:`, 'faint', canvas);
  return `${file}${where}${status === 0 ? '' : ` ${paint(`[${status}]`, 'error', canvas)}`}> `;
}
