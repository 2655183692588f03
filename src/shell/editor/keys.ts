import type { Key } from 'node:readline';

/** The keys that do something else than in readline, or something more; `other` goes to it, `nothing` is no key of ours. */
export type KeyName =
  | 'enter'
  | 'older'
  | 'newer'
  | 'left'
  | 'right'
  | 'word left'
  | 'word right'
  | 'line end'
  | 'page up'
  | 'page down'
  | 'cancel'
  | 'suspend'
  | 'end'
  | 'tab'
  | 'back tab'
  | 'search'
  | 'clear'
  | 'leave'
  | 'prefix'
  | 'editor'
  | 'nothing'
  | 'other';

/** `isAfterPrefix`: Ctrl-X was the key before. */
export function nameOf(key: Key, isAfterPrefix = false): KeyName {
  const name = key.name ?? '';
  if (isAfterPrefix) return key.ctrl === true && name === 'e' ? 'editor' : nameOf(key);
  if (name === 'escape') return 'leave'; // readline takes a lone Escape for one with Alt
  if (key.meta === true) return META_KEYS.get(name) ?? 'other';
  if (key.ctrl === true) return CONTROL_KEYS.get(name) ?? 'other';
  if (key.shift === true) return name === 'tab' ? 'back tab' : 'other';
  return PLAIN_KEYS.get(name) ?? (isStrayControl(key) ? 'nothing' : 'other');
}

const CONTROL_KEYS: ReadonlyMap<string, KeyName> = new Map([
  ['p', 'older'],
  ['n', 'newer'],
  ['f', 'right'],
  ['b', 'left'],
  ['e', 'line end'],
  ['right', 'word right'],
  ['left', 'word left'],
  ['c', 'cancel'],
  ['z', 'suspend'],
  ['d', 'end'],
  ['r', 'search'],
  ['l', 'clear'],
  ['g', 'leave'],
  ['x', 'prefix'],
  ['s', 'nothing'],
  ['q', 'nothing'],
  ['o', 'nothing'],
  ['t', 'nothing'],
  ['v', 'nothing'],
]);

const META_KEYS: ReadonlyMap<string, KeyName> = new Map([
  ['right', 'word right'],
  ['f', 'word right'],
  ['left', 'word left'],
  ['b', 'word left'],
]);

const PLAIN_KEYS: ReadonlyMap<string, KeyName> = new Map([
  ['return', 'enter'],
  ['enter', 'enter'],
  ['up', 'older'],
  ['down', 'newer'],
  ['left', 'left'],
  ['right', 'right'],
  ['end', 'line end'],
  ['pageup', 'page up'],
  ['pagedown', 'page down'],
  ['tab', 'tab'],
]);

/** Ctrl-\ and its like, which readline would insert; Ctrl-^ and Ctrl-_ are its redo and undo. */
function isStrayControl(key: Key): boolean {
  return key.name === undefined && /^[^\P{Cc}\x1e\x1f]$/u.test(key.sequence ?? '');
}
