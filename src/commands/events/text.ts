import type { Link } from '../../model/link.ts';
import { numberName, type NumberNames } from '../../model/number-names.ts';
import type { Route } from '../../model/route.ts';
import type { Difference, FieldValue, NameOf } from '../../model/watched/fields.ts';
import type { Change, ChangeOf } from '../../model/watched/known.ts';
import { actionText, selectorText } from '../../render/rule.ts';
import { toRuleRow } from '../rules/row.ts';

/** What a change is about, and the words for it. */
export interface ChangeText {
  /** As people call it: `eth0-b`, `10.0.0.3/24`, `default via 10.0.0.254`. */
  readonly object: string;
  readonly link: string | undefined;
  readonly text: string;
}

/** A change in the words of networks: `eth0-b: up → down`. */
export function changeText(change: Change, nameOf: NameOf, names: NumberNames): ChangeText {
  const linkName = (index: number | undefined): string | undefined => (index === undefined ? undefined : (nameOf(index) ?? `#${index}`));
  const differences = differencesText(change.differences);
  switch (change.kind) {
    case 'link':
      return { object: change.object.name, link: change.object.name, text: linkText(change) };
    case 'address': {
      const { address, prefixLength, peerAddress, linkIndex } = change.object;
      const object = `${peerAddress === undefined ? address : `${address} peer ${peerAddress}`}/${prefixLength}`;
      const link = linkName(linkIndex);
      return { object, link, text: comeOrGone(change.action, object, `added to ${link}`, `gone from ${link}`, ` on ${link}: ${differences}`) };
    }
    case 'route': {
      const object = routeText(change.object, linkName, names);
      const link = linkName(change.object.linkIndex);
      return { object, link, text: comeOrGone(change.action, `route ${object}`, 'added', 'gone', `: ${routeDifferences(change, linkName)}`) };
    }
    case 'neighbour': {
      const { address, linkIndex, mac, states } = change.object;
      const link = linkName(linkIndex);
      const about = `neighbour ${address}${link === undefined ? '' : ` on ${link}`}`;
      return { object: address, link, text: comeOrGone(change.action, about, `added: ${[mac, ...states].filter((word) => word !== undefined).join(' ')}`, 'gone', `: ${differences}`) };
    }
    case 'rule': {
      const row = toRuleRow('', names, change.object);
      const object = `${row.priority}: ${selectorText(row)} ${actionText(row)}`;
      return { object, link: undefined, text: comeOrGone(change.action, `rule ${object}`, 'added', 'gone', ` (${differences})`) };
    }
    case 'nexthop': {
      const { id, gateway, linkIndex, group, isBlackhole } = change.object;
      const way = isBlackhole ? 'blackhole' : group.length > 0 ? `group ${group.map((share) => share.id).join('/')}` : viaText(gateway, linkName(linkIndex));
      return { object: String(id), link: linkName(linkIndex), text: comeOrGone(change.action, `nexthop ${id}`, `added: ${way}`, 'gone', `: ${differences}`) };
    }
    case 'fdb': {
      const { mac, vlan, linkIndex, masterIndex, destination } = change.object;
      const link = linkName(linkIndex);
      const table = linkName(masterIndex) ?? link;
      const object = vlan === undefined ? mac : `${mac} vlan ${vlan}`;
      const place = destination === undefined ? `at ${link}` : `behind ${destination}`;
      return { object, link, text: comeOrGone(change.action, `${object} in ${table}`, `added ${place}`, `gone from ${link}`, `: ${fdbDifferences(change.differences, nameOf)}`) };
    }
  }
}

function comeOrGone(action: Change['action'], object: string, added: string, removed: string, changed: string): string {
  return action === 'changed' ? object + changed : `${object} ${action === 'added' ? added : removed}`;
}

function linkText({ action, object, differences }: ChangeOf<'link'>): string {
  if (action === 'added') return `${object.name} added: ${describeLink(object)}`;
  if (action === 'removed') return `${object.name} gone`;
  const isUpOrDown = differences.some(({ field }) => field === 'status');
  const isRenumbered = differences.some(({ field }) => field === 'mac');
  const follows = ({ field }: Difference): boolean =>
    field === 'port.of' || consequences.test(field) || (field === 'linkNsid' && differences.some((one) => one.field === 'linkIndex')) || (isUpOrDown && (field === 'state' || field === 'queueingDiscipline')) || (isRenumbered && /^details\.(id|root)$/.test(field));
  const told = differences.every(follows) ? differences : differences.filter((one) => !follows(one));
  const status = told.filter(({ field }) => field === 'status');
  const others = told.filter(({ field }) => field !== 'status');
  return `${object.name}: ${[...status, ...others].map((one) => linkDifference(one)).join(', ')}`;
}

/** What spanning tree makes of it. */
const consequences = /^port\.designated|^details\.root(Port|PathCost)$/;

function describeLink({ kind, flags }: Link): string {
  return `${kind}, ${flags.includes('UP') ? 'up' : 'down'}`;
}

function linkDifference(difference: Difference): string {
  const { field, from, to } = difference;
  if (field === 'status') return `${from} → ${to}`;
  if (field === 'name') return `was ${from} before`;
  if (field === 'master' && from === undefined) return `joined ${to}`;
  if (field === 'master' && to === undefined) return `left ${from}`;
  if (field === 'linkIndex') return to === undefined ? 'its other end is gone' : `its other end is number ${to}`;
  if (field === 'linkNsid') return to === undefined ? 'in the same namespace' : `in the namespace with nsid ${to}`;
  if (field === 'flags') return wordsText(from, to);
  if (field === 'port.state') return `port ${from ?? 'none'} → ${to ?? 'none'}`;
  return differenceText(difference);
}

/** Of a list: what came and what went. */
function wordsText(from: FieldValue, to: FieldValue): string {
  const words = (value: FieldValue): readonly string[] => String(value ?? '').split(',').filter((word) => word !== '');
  const [before, after] = [words(from), words(to)];
  return [...after.filter((word) => !before.includes(word)).map((word) => `+${word}`), ...before.filter((word) => !after.includes(word)).map((word) => `-${word}`)].join(' ');
}

function routeText(route: Route, linkName: (index: number | undefined) => string | undefined, names: NumberNames): string {
  const { type, destination, table, metric } = route;
  return [
    type === 'unicast' ? destination : `${type} ${destination}`,
    waysText(route, linkName),
    metric === undefined || metric === 0 ? '' : `metric ${metric}`,
    table === MAIN ? '' : `table ${numberName(names.tables, table)}`,
  ].filter((word) => word !== '').join(' ');
}

const MAIN = 254; // linux/rtnetlink.h, RT_TABLE_MAIN

function waysText({ gateway, linkIndex, nexthops }: Route, linkName: (index: number | undefined) => string | undefined): string {
  if (nexthops.length > 0) return nexthops.map((way) => viaText(way.gateway, linkName(way.linkIndex))).join(' and ');
  return viaText(gateway, linkName(linkIndex));
}

function viaText(gateway: string | undefined, link: string | undefined): string {
  return [gateway === undefined ? '' : `via ${gateway}`, link === undefined ? '' : `dev ${link}`].filter((word) => word !== '').join(' ');
}

/** Which way it led before stands in fields of their own; the way itself is what `object` says already. */
function routeDifferences({ differences }: ChangeOf<'route'>, linkName: (index: number | undefined) => string | undefined): string {
  const link = (value: FieldValue): FieldValue => (typeof value === 'number' ? linkName(value) : value);
  return differencesText(differences.map((one) => (one.field === 'linkIndex' ? { field: 'dev', from: link(one.from), to: link(one.to) } : one)));
}

function fdbDifferences(differences: readonly Difference[], nameOf: NameOf): string {
  const link = (value: FieldValue): FieldValue => (typeof value === 'number' ? (nameOf(value) ?? `#${value}`) : value);
  return differences.map((one) => (one.field === 'linkIndex' ? `${link(one.from)} → ${link(one.to)}` : differenceText(one))).join(', ');
}

function differencesText(differences: readonly Difference[]): string {
  return differences.map((one) => (one.field === 'states' ? `${one.from} → ${one.to}` : one.field === 'flags' ? wordsText(one.from, one.to) : differenceText(one))).join(', ');
}

function differenceText({ field, from, to }: Difference): string {
  return `${field.replace(/^details\./, '')} ${valueText(from)} → ${valueText(to)}`;
}

function valueText(value: FieldValue): string {
  if (value === undefined || value === '') return 'none';
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}
