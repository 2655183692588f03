export interface TunDetails {
  readonly of: 'tun';
  readonly type: 'tun' | 'tap' | string;
  readonly packetInformation: boolean;
  readonly vnetHeader: boolean;
  readonly multiQueue: boolean;
  readonly persist: boolean;
  readonly user: number | undefined;
  readonly group: number | undefined;
}
