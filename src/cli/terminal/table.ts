/**
 * Columns of even width, one line a row, the headings in the first. If a line is longer than `columns`, its last cell is
 * put below it, broken at commas.
 */
export function textTable(rows: readonly (readonly string[])[], columns = Number.POSITIVE_INFINITY): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => text.padEnd(column === row.length - 1 ? 0 : widths[column]!))
      .join('  ')
      .trimEnd();
  return rows
    .map((row) => {
      const whole = line(row);
      if (whole.length <= columns) return `${whole}\n`;
      return `${line(row.slice(0, -1))}\n${broken(row.at(-1)!, columns - INDENT.length)}`;
    })
    .join('');
}

const INDENT = '    ';

function broken(cell: string, width: number): string {
  const lines = [''];
  for (const part of cell.split(/(?<=,)/)) {
    if (lines.at(-1) !== '' && lines.at(-1)!.length + part.length > width) lines.push('');
    lines[lines.length - 1] += part;
  }
  return lines.map((one) => `${INDENT}${one}\n`).join('');
}
