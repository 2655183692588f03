import type { Ports, Rule } from '../model/rule.ts';

type Words = {
  readonly [Field in 'tos' | 'ipProtocol' | 'table' | 'suppressGroup']: string | undefined;
} & Pick<Rule, 'from' | 'to' | 'dscp' | 'dscpMask' | 'flowLabel' | 'flowLabelMask' | 'fwmark' | 'fwmask' | 'iif' | 'iifDetached' | 'oif' | 'oifDetached'> &
  Pick<Rule, 'sourcePorts' | 'destinationPorts' | 'users' | 'tunnelId' | 'l3mdev' | 'action' | 'goto' | 'suppressPrefixLength'> & { readonly not: boolean; readonly unresolved: boolean } & { readonly realms: { readonly from: string | undefined; readonly to: string } | undefined };

/** To what a rule applies, in the words in which `ip rule` prints it and takes it. */
export function selectorText(rule: Words): string {
  const parts = [
    rule.not ? 'not' : undefined,
    `from ${rule.from ?? 'all'}`,
    words('to', rule.to),
    words('tos', rule.tos),
    words('dscp', masked(rule.dscp, rule.dscpMask)),
    words('fwmark', masked(rule.fwmark, rule.fwmask)),
    words('iif', linkText(rule.iif, rule.iifDetached)),
    words('oif', linkText(rule.oif, rule.oifDetached)),
    rule.l3mdev ? 'l3mdev' : undefined,
    words('uidrange', rule.users && `${rule.users.first}-${rule.users.last}`),
    words('ipproto', rule.ipProtocol),
    words('sport', portsText(rule.sourcePorts)),
    words('dport', portsText(rule.destinationPorts)),
    words('tun_id', rule.tunnelId),
    words('flowlabel', masked(rule.flowLabel, rule.flowLabelMask)),
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

/** What happens then. */
export function actionText(rule: Words): string {
  const parts = [
    rule.action === 'lookup' ? `lookup ${rule.table ?? (rule.l3mdev ? '[l3mdev-table]' : 'none')}` : rule.action === 'goto' ? `goto ${rule.goto ?? 'none'}` : rule.action,
    rule.unresolved ? '[unresolved]' : undefined,
    words('suppress_prefixlength', rule.suppressPrefixLength),
    words('suppress_ifgroup', rule.suppressGroup),
    words('realms', rule.realms && (rule.realms.from === undefined ? rule.realms.to : `${rule.realms.from}/${rule.realms.to}`)),
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

function words(word: string, value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : `${word} ${value}`;
}

function linkText(name: string | undefined, isDetached: boolean): string | undefined {
  return name !== undefined && isDetached ? `${name} [detached]` : name;
}

function masked(value: number | undefined, mask: number | undefined): string | undefined {
  if (value === undefined) return undefined;
  return mask === undefined ? hex(value) : `${hex(value)}/${hex(mask)}`;
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}

function portsText(ports: Ports | undefined): string | undefined {
  if (ports === undefined) return undefined;
  const range = ports.first === ports.last ? String(ports.first) : `${ports.first}-${ports.last}`;
  return ports.mask === undefined ? range : `${range}/${hex(ports.mask)}`;
}
