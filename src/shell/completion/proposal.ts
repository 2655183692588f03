/** One thing that could stand at the cursor. */
export interface Proposal {
  /** Unquoted. */
  readonly value: string;
  readonly description?: string | undefined;
  /** More may follow in the same word: a folder. */
  readonly isOpen?: true;
}
