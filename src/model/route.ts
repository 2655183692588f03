import type { Family } from './address.ts';

/** One route (rtnetlink(7), RTM_NEWROUTE). */
export interface Route {
  readonly family: Family;
  /** `default`, or `10.0.0.0/24`. */
  readonly destination: string;
  readonly gateway: string | undefined;
  readonly linkIndex: number | undefined;
  readonly table: number;
  readonly protocol: number;
  readonly scope: number;
  readonly type: number;
  readonly preferredSource: string | undefined;
  readonly metric: number | undefined;
}
