import type { Address } from '../../address.ts';
import type { Place } from '../wired-state.ts';
import type { Fact } from './fact.ts';

/** Link-local addresses of IPv6 and temporary ones make and unmake themselves (RFC 4862, RFC 8981). */
export function addressFacts(place: Place, all: boolean): readonly Fact[] {
  return (place.namespace.inside?.addresses ?? []).map((one): Fact => {
    const link = place.linkName(one.linkIndex);
    const what = one.peerAddress === undefined ? `${one.address}/${one.prefixLength}` : `${one.address} peer ${one.peerAddress}/${one.prefixLength}`;
    return {
      kind: 'address',
      key: `${link}\0${what}`,
      what,
      link,
      fields: { ...fieldsOf(one), label: labelOf(one, place), ...(all ? { validLifetime: one.validLifetime, preferredLifetime: one.preferredLifetime, 'all flags': one.flags } : {}) },
      said: { new: `${link} got ${what}`, gone: `${link} lost ${what}`, changed: `${what} on ${link}` },
      isMinor: (one.family === 'inet6' && one.scope === 'link') || one.flags.includes('temporary'),
    };
  });
}

/** Before the colon stands what the link was called when the address came (devinet.c, inetdev_changename numbers the others). */
function labelOf({ labelName, linkIndex }: Address, { namespace }: Place): string | undefined {
  const name = namespace.inside?.links.find(({ index }) => index === linkIndex)?.name;
  return labelName === undefined || /:\d+$/.test(labelName) || labelName === name ? undefined : labelName.replace(/^[^:]*/s, '');
}

function fieldsOf({ scope, broadcast, metric, flags, validLifetime }: Address): Fact['fields'] {
  return { scope, broadcast, metric, lifetime: validLifetime === undefined ? 'forever' : 'limited', flags: flags.filter((flag) => !ofItself.has(flag)) };
}

/** They follow from the order of addresses, from time, or from duplicate address detection. */
const ofItself: ReadonlySet<string> = new Set(['permanent', 'secondary', 'tentative', 'optimistic', 'deprecated', 'dynamic', 'temporary']);
