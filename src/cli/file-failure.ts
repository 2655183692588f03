/** What fs has against a file, in the kernel's words: `no such file or directory (ENOENT)`. */
export function fileFailure(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return String(error);
  const words = /^\w+: ([^,]+)/.exec(error.message)?.[1];
  return words === undefined ? String(error.code) : `${words} (${String(error.code)})`;
}
