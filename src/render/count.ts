/** A counter of 64 bits as a cell: a number as long as one holds it exactly, then its digits. */
export function countCell(count: bigint | undefined): number | string | undefined {
  if (count === undefined) return undefined;
  return count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : String(count);
}
