/** The words of a rule of iptables-save, which puts what needs it between double quotes, with a backslash before `"` and `\`. */
export function splitIptablesWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const [, quoted, bare] of text.matchAll(/"((?:[^"\\]|\\.)*)"|([^\s"]+)/gs)) {
    words.push(quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/gs, '$1'));
  }
  return words;
}
