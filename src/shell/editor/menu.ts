import type { Arrangement, Choices } from '../../render/choices.ts';

export type MenuMove = 'next' | 'previous' | 'left' | 'right' | 'page down' | 'page up';

/** Another item becomes the selected one; from the ends `next` and `previous` go round, the others stop. */
export function moveIn<C extends Choices>(menu: C, move: MenuMove, { rows, columns }: Arrangement, page: number): C {
  const { items, selected } = menu;
  const last = items.length - 1;
  if (last < 0) return menu;
  if (selected === undefined) return { ...menu, selected: move === 'previous' ? last : 0 };
  if (move === 'next') return { ...menu, selected: selected === last ? 0 : selected + 1 };
  if (move === 'previous') return { ...menu, selected: selected === 0 ? last : selected - 1 };
  if (move === 'page down') return { ...menu, selected: Math.min(last, selected + page) };
  if (move === 'page up') return { ...menu, selected: Math.max(0, selected - page) };
  const beside = selected + (move === 'right' ? rows : -rows);
  const isThere = columns > 1 && beside >= 0 && beside <= last;
  return isThere ? { ...menu, selected: beside } : menu;
}
