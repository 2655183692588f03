/** The names of the bits that are set, lowest bit first. A bit without a name is written in hexadecimal: nothing is lost. */
export function namesOfBits(bits: number, names: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let bit = 0; bit < 32; bit++) {
    if (((bits >>> bit) & 1) !== 0) found.push(names[bit] ?? `0x${(2 ** bit).toString(16)}`);
  }
  return found;
}
