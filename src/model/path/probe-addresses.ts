import { parseIpAddress } from '../ip-address.ts';
import type { Path, PathStep } from '../path.ts';

/** All addresses that are in packets on the way, there and back, and those of who hands them on; none of them twice. */
export function probeAddresses({ from, to, there, back }: Path): readonly string[] {
  const texts = [from.address, to.address, ...[...there.steps, ...(back?.steps ?? [])].flatMap(addressesOfStep)];
  return [...new Set(texts.filter((text) => parseIpAddress(text) !== undefined))];
}

function addressesOfStep(step: PathStep): readonly string[] {
  switch (step.is) {
    case 'route':
      return [step.gateway ?? '', step.source ?? ''];
    case 'neighbour':
    case 'arrival':
      return [step.address];
    case 'nat':
      return [withoutPort(step.before), withoutPort(step.after)];
    case 'tunnel':
      return [step.source ?? '', step.destination ?? ''];
    default:
      return [];
  }
}

/** `10.0.0.1:80` and `[fd00::1]:80` as endText writes them. */
function withoutPort(text: string): string {
  return parseIpAddress(text) === undefined ? text.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1') : text;
}
