// linux/pkt_sched.h
const TC_H_ROOT = 0xffff_ffff;
const TC_H_INGRESS = 0xffff_fff1;

/** A qdisc's handle, as tc writes it: `8001:`. */
export function handleText(handle: number): string {
  return `${(handle >>> 16).toString(16)}:`;
}

/** `1:10`, `1:`, `:10`, both halves hexadecimal (iproute2, tc/tc_util.c, print_tc_classid). */
export function classText(handle: number): string {
  const [major, minor] = [handle >>> 16, handle & 0xffff];
  if (major === 0) return `:${minor.toString(16)}`;
  return minor === 0 ? `${major.toString(16)}:` : `${major.toString(16)}:${minor.toString(16)}`;
}

/** What it hangs on; ingress and clsact share a place of their own, which tc writes `ffff:fff1`. */
export function parentText(parent: number, kind: string): string | undefined {
  if (parent === 0) return undefined;
  if (parent === TC_H_ROOT) return 'root';
  if (parent === TC_H_INGRESS) return kind === 'clsact' ? 'clsact' : 'ingress';
  return classText(parent);
}
