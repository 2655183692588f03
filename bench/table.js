/**
 * Columns padded with blanks, numbers to the right.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function drawTable(head, rows) {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines.map((line) => line.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}

/**
 * @param {string} cell
 * @param {number} width
 */
function pad(cell, width) {
  return /^[\d.]+$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
}
