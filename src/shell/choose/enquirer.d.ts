/** What we stand on of enquirer 2.4.1, whose own types leave out all that a prompt of one's own needs. */
declare module 'enquirer/lib/prompt.js' {
  export interface PromptTerms {
    readonly stdin: unknown;
    readonly stdout: unknown;
    /** By the name of a key, the method that it calls; `dispatch` gets the others. */
    readonly actions: Readonly<Record<'keys' | 'ctrl' | 'shift' | 'option', Readonly<Record<string, string>>>>;
  }

  export interface PressedKey {
    readonly sequence?: string | undefined;
    readonly isPasted?: true;
  }

  export default class Prompt {
    constructor(terms: PromptTerms);
    /** `submitted` is true for a prompt that was left, too. */
    readonly state: { readonly submitted: boolean; readonly cancelled: boolean; closed: boolean };
    /** Resolves when it is submitted, rejects when it is left. */
    run(): Promise<unknown>;
    render(): Promise<void>;
    submit(): Promise<void>;
    cancel(): Promise<void>;
    close(): Promise<void>;
    cursorHide(): void;
    dispatch(text: string | undefined, key: PressedKey): void | Promise<void>;
    emit(event: 'close' | 'cancel', reason?: unknown): boolean;
  }
}

declare module 'enquirer/lib/prompts/confirm.js' {
  import Prompt from 'enquirer/lib/prompt.js';

  export default class Confirm extends Prompt {
    input: unknown;
    /** Whether an answer is a yes. */
    cast(input: unknown): boolean;
  }
}

declare module 'enquirer/lib/keypress.js' {
  import type Prompt from 'enquirer/lib/prompt.js';
  import type { PressedKey } from 'enquirer/lib/prompt.js';

  const keypress: {
    /** Hands the keys of a terminal to a prompt until what it gives is called. */
    listen(prompt: Prompt, onKeypress: (text: string | undefined, key: PressedKey) => Promise<unknown>): () => void;
  };
  export default keypress;
}
