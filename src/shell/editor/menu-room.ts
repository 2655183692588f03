import type { Arrangement, Choices } from '../../render/choices.ts';

/** What a list at the prompt must know of the place where it is shown. */
export interface MenuRoom {
  /** Shows what has changed without a key. */
  refresh(): void;
  arrange(choices: Choices): Arrangement;
  /** How far PageDown goes. */
  page(): number;
}
