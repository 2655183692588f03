import type { PathStep } from '../../model/path.ts';
import type { PathCause } from '../../model/path/cause.ts';
import type { Connection } from '../../model/path/connection.ts';
import type { Packet } from '../../model/path/packet.ts';
import type { TopologyNamespace } from '../../model/topology.ts';
import type { PathWorld, Spot } from './world.ts';

/** What a packet has met so far. Steps are no longer added once it is lost; where it would have gone is still of interest. */
export interface Trail {
  readonly steps: readonly PathStep[];
  readonly lost: PathCause | undefined;
  /** Where it has been, so that loops end. */
  readonly passed: ReadonlySet<string>;
  readonly unsure: readonly string[];
}

export const noTrail: Trail = { steps: [], lost: undefined, passed: new Set(), unsure: [] };

/** A frame on a link. `all` is for everybody there. */
export interface Frame {
  readonly destination: string;
  /** The tag of a VLAN. */
  readonly vlan: number | undefined;
  readonly packet: Packet;
  /** Whose hardware address is asked for, or has been: links that share one are told apart by it. */
  readonly nextHop: string;
  /** `all`: it is sent to see where bridges would send it if they did not know. `learnt`: they have just learnt better, but for what is sticky. */
  readonly ignoresForwarding?: 'all' | 'learnt';
}

/** One of the ways that a frame takes, and its end: a link that takes it, or none. */
export interface Branch {
  readonly trail: Trail;
  readonly at: Spot | undefined;
}

/** What the stages of a walk share. */
export interface Walker {
  readonly world: PathWorld;
  /** How a packet of a tunnel goes, from the namespace where the tunnel is anchored to where it comes out. */
  readonly sendOuter: SendOuter;
  /** `transmit` and `receive` of wire.ts, for what a bridge or a tunnel sends on. */
  readonly transmit: (walker: Walker, from: Spot, frame: Frame, before: Trail) => Promise<readonly Branch[]>;
  readonly receive: (walker: Walker, to: Spot, frame: Frame, before: Trail, from: Spot) => Promise<readonly Branch[]>;
}

export type SendOuter = (walker: Walker, from: Spot['place'], packet: Packet, trail: Trail) => Promise<{ readonly trail: Trail; readonly place: Spot['place'] | undefined }>;

/** A walk that came to its end. */
export interface Walked {
  readonly trail: Trail;
  /** Where it arrived; `undefined` where it did not. */
  readonly place: TopologyNamespace | undefined;
  /** As it arrived. */
  readonly packet: Packet;
  /** What conntrack remembers of it in the namespaces that it came through. */
  readonly connections: readonly Connection[];
  readonly lastRouter: string | undefined;
}

export function addStep(trail: Trail, step: PathStep): Trail {
  return trail.lost === undefined ? { ...trail, steps: [...trail.steps, step] } : trail;
}

/** The first reason is the one that counts. */
export function lose(trail: Trail, cause: PathCause): Trail {
  return trail.lost === undefined ? { ...trail, lost: cause } : trail;
}

export function note(trail: Trail, unsure: readonly string[]): Trail {
  return trail.lost === undefined && unsure.length > 0 ? { ...trail, unsure: [...trail.unsure, ...unsure] } : trail;
}

/** `undefined` where it has been before. */
export function pass(trail: Trail, key: string): Trail | undefined {
  return trail.passed.has(key) ? undefined : { ...trail, passed: new Set([...trail.passed, key]) };
}
