import type { Canvas } from '../render/canvas.ts';
import { printable } from '../render/printable.ts';
import { paint } from '../render/theme.ts';
import type { Location } from './location.ts';

/** `beijing> `, in another colour where netnsh started; the last status when it was not 0. */
export function drawPrompt(location: Location, status: number, canvas: Canvas): string {
  const { here, lostName } = location;
  const name = lostName === undefined ? printable(here.label) : `${printable(lostName)} (deleted)`;
  const where = paint(name, here.isHome ? 'home' : 'name', canvas);
  return `${where}${status === 0 ? '' : ` ${paint(`[${status}]`, 'error', canvas)}`}> `;
}
