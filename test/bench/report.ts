import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Row = Record<string, string | number>;

/** Prints rows under the names of their columns, numbers to the right. */
export function printTable(title: string, rows: Row[]): void {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const textOf = (row: Row, column: string) => String(row[column] ?? '');
  const lines = columns.map((column) => {
    const isNumber = rows.every((row) => typeof (row[column] ?? 0) === 'number');
    const cells = [column, ...rows.map((row) => textOf(row, column))];
    const width = Math.max(...cells.map((cell) => cell.length));
    return cells.map((cell) => (isNumber ? cell.padStart(width) : cell.padEnd(width)));
  });
  const printed = [undefined, ...rows].map((_, at) =>
    lines
      .map((cells) => cells[at])
      .join('  ')
      .trimEnd(),
  );
  process.stdout.write(`\n${title}\n${printed.join('\n')}\n`);
}

/** Writes what was measured to `.output/bench/<name>.json`, for programs to read. */
export function writeFigures(name: string, figures: object): void {
  const folder = fileURLToPath(new URL('../../.output/bench/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${name}.json`, `${JSON.stringify(figures, undefined, 2)}\n`);
}
