import type { KernelError, ShellError } from '../../errors.ts';
import type { Namespace } from '../../model/namespace.ts';
import type { NameOf } from '../../model/watched/fields.ts';
import type { Change } from '../../model/watched/known.ts';

/** Something that became different on the machine. `at` is in milliseconds since 1970. */
export type Happening = HappeningIn | HappeningElsewhere;

/** `folder` is where a name came and went before it could be looked at, and with it perhaps a namespace of which nothing is known. */
export type HappeningElsewhere = { readonly at: number } & (
  | { readonly what: 'missed'; readonly folder: string; readonly name: string }
  /** Something can not be heard, or was not. */
  | { readonly what: 'unheard'; readonly why: KernelError | ShellError }
);

export type HappeningIn = { readonly at: number; readonly namespace: Namespace } & (
  | { readonly what: 'change'; readonly change: Change; readonly nameOf: NameOf }
  | { readonly what: 'namespace'; readonly action: 'added' | 'removed' }
  /** A name in a folder of names, or an owner's, of a namespace that is there all the time. */
  | { readonly what: 'name'; readonly action: 'added' | 'removed'; readonly name: string }
  | { readonly what: 'owner'; readonly action: 'added' | 'removed'; readonly name: string }
  /** Messages were lost. What became different meanwhile comes next. */
  | { readonly what: 'overrun' }
  /** It can not be watched. */
  | { readonly what: 'unseen'; readonly why: KernelError | ShellError }
);
