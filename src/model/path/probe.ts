import type { ProbeAnswer } from '../probe.ts';

/** What became of a real packet, and where that is not what the model says. */
export interface PathProbe {
  readonly answer: ProbeAnswer;
  /** It came to where it was sent, as far as an answer or the last link tells: a server of UDP need not answer. */
  readonly isReached: boolean;
  /** Whether the packets did what the model says; `undefined` where that can not be told. */
  readonly agrees: boolean | undefined;
  /** Where they did not. */
  readonly disagreement: ProbeDisagreement | undefined;
  /** Of each step of the way there, and of the way back. */
  readonly there: readonly StepSight[];
  readonly back: readonly StepSight[];
  /** How far it came, unless it was answered; also where the model knew it. */
  readonly loss: ProbeLoss | undefined;
  /** Links that saw the packet though the model does not lead it there, in the order of time. */
  readonly elsewhere: readonly SeenAt[];
  /** Namespaces on its way in which nobody, or not all, could be heard, and why. */
  readonly deaf: readonly DeafNamespace[];
}

/**
 * Whether the link of a step saw the packet. `asked`: only the question who has the address of the next hop, without which it is not sent.
 * `not heard`: nobody could listen there. `undefined` for a step that is no link's.
 */
export type StepSight = 'seen' | 'asked' | 'not seen' | 'not heard' | undefined;

export interface ProbeDisagreement {
  /** `arrives`: though the model loses it at that step. `lost`: though the model leads it further. `answer`: somebody takes it or refuses it, other than the model says. `further`: it is lost, but was seen beyond where the model loses it. */
  readonly is: 'arrives' | 'lost' | 'answer' | 'further';
  readonly direction: 'there' | 'back';
  /** From 1; `undefined` where the way has no steps. */
  readonly step: number | undefined;
}

/** Where it was seen last, and where it should have been seen next. */
export interface ProbeLoss {
  readonly direction: 'there' | 'back';
  /** `question`: only who has the next hop's address was asked, and `reply`: and answered. */
  readonly what: 'packet' | 'question' | 'reply' | 'answer';
  readonly lastSeen: LinkPlace | undefined;
  /** `undefined` where no link of the way was left to see it. */
  readonly notSeen: LinkPlace | undefined;
  /** Of `notSeen`, or the last one: its place in the steps, from 0. */
  readonly step: number | undefined;
}

export interface LinkPlace {
  /** A label. */
  readonly namespace: string;
  readonly link: string;
}

export interface SeenAt extends LinkPlace {
  readonly direction: 'in' | 'out';
}

export interface DeafNamespace {
  readonly namespace: string;
  readonly why: string;
}
