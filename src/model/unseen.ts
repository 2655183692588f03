/** Something that could not be looked at: how many, of what, and why. */
export interface Unseen {
  readonly count: number;
  /** In the plural: `processes`. */
  readonly what: string;
  readonly why: string;
}
