/** A namespace of which nothing is shown, and why. */
export interface LeftOut {
  readonly label: string;
  readonly why: string;
  /** What of it, in the plural, where it is not all: `firewall rules`. */
  readonly what?: string;
}

const MOST = 6;

/** One sentence for each reason: of a thousand namespaces most are left out for the same one. */
export function leftOutTexts(all: readonly LeftOut[]): readonly string[] {
  const reasons = new Map<string, LeftOut[]>();
  for (const one of all) reasons.set(`${one.what ?? ''} ${one.why}`, [...(reasons.get(`${one.what ?? ''} ${one.why}`) ?? []), one]);
  return [...reasons.values()].map((same) => {
    const [{ what, why } = { what: undefined, why: '' }] = same;
    const labels = [...new Set(same.map(({ label }) => label))];
    return `${what === undefined ? '' : `${what} of `}${listLabels(labels)} ${labels.length === 1 && what === undefined ? 'was' : 'were'} left out: ${why}`;
  });
}

/** `a, b and c`; of many, the first few and how many more. */
export function listLabels(labels: readonly string[]): string {
  const shown = labels.length > MOST + 1 ? labels.slice(0, MOST) : labels.slice(0, -1);
  const last = labels.length > MOST + 1 ? `${labels.length - MOST} more` : labels.at(-1);
  return [...(shown.length === 0 ? [] : [shown.join(', ')]), last].join(' and ');
}
