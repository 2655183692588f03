/** A namespace of which nothing is shown, and why. */
export interface LeftOut {
  readonly label: string;
  readonly why: string;
}

const MOST = 6;

/** One sentence for each reason: of a thousand namespaces most are left out for the same one. */
export function leftOutTexts(all: readonly LeftOut[]): readonly string[] {
  const reasons = [...new Set(all.map(({ why }) => why))];
  return reasons.map((why) => {
    const labels = [...new Set(all.filter((one) => one.why === why).map(({ label }) => label))];
    return `${listLabels(labels)} ${labels.length === 1 ? 'was' : 'were'} left out: ${why}`;
  });
}

/** `a, b and c`; of many, the first few and how many more. */
export function listLabels(labels: readonly string[]): string {
  const shown = labels.length > MOST + 1 ? labels.slice(0, MOST) : labels.slice(0, -1);
  const last = labels.length > MOST + 1 ? `${labels.length - MOST} more` : labels.at(-1);
  return [...(shown.length === 0 ? [] : [shown.join(', ')]), last].join(' and ');
}
