export interface IpvlanDetails {
  readonly of: 'ipvlan' | 'ipvtap';
  readonly mode: 'l2' | 'l3' | 'l3s' | string;
  readonly flags: 'bridge' | 'private' | 'vepa' | string;
}
