import type { Snapshot } from '../../discover/snapshot.ts';
import { Kept } from './kept.ts';
import type { Proposal } from './proposal.ts';

/** What Tab has read of the machine. */
export class Memory {
  readonly #survey: Kept<Snapshot>;
  readonly #lists = new Map<string, Kept<readonly Proposal[]>>();

  constructor(survey: () => Promise<Snapshot>) {
    this.#survey = new Kept(survey);
  }

  async survey(): Promise<Snapshot> {
    return await this.#survey.recall();
  }

  /** For who makes a list of it: a list that is new must not come from a survey that is old. */
  async latestSurvey(): Promise<Snapshot> {
    return await this.#survey.latest();
  }

  /** A list under a name of its own; `read` is for who asks first. */
  async list(name: string, read: () => Promise<readonly Proposal[]>): Promise<readonly Proposal[]> {
    const known = this.#lists.get(name);
    if (known !== undefined) return await known.recall();
    if (this.#lists.size >= MOST) this.#lists.clear();
    const kept = new Kept(read);
    this.#lists.set(name, kept);
    return await kept.recall();
  }

  /** A line was carried out, and may have changed anything. */
  age(): void {
    for (const kept of [this.#survey, ...this.#lists.values()]) kept.age();
  }

  /** What is known does not do. Tells whether anything was. */
  forget(): boolean {
    return [this.#survey, ...this.#lists.values()].map((kept) => kept.forget()).includes(true);
  }
}

/** A list for each namespace whose links somebody asked for; a person goes through few. */
const MOST = 64;
