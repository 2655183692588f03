/** linux/rtnetlink.h, enum rt_scope_t, in iproute2's words; others as numbers. */
const names: ReadonlyMap<number, string> = new Map([
  [0, 'global'],
  [200, 'site'],
  [253, 'link'],
  [254, 'host'],
  [255, 'nowhere'],
]);

export function scopeName(scope: number): string {
  return names.get(scope) ?? String(scope);
}
