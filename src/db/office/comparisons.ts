import type { Finding } from '../database-report.ts';
import type { OfficeColumn, OfficeSchema } from '../mariadb/tables/database-schema.ts';
import type { Column } from '../schema/columns.ts';
import { columnsOf, type TableName, tables } from '../schema/tables.ts';

/**
 * Columns that this office declares in another way than Open Dental does, so that the same search finds other rows:
 * text that is compared by letter case or byte by byte, codes that are compared without it, values of another kind.
 */
export function comparisonCosts(schema: OfficeSchema): Finding[] {
  const findings: Finding[] = [];
  const tell = (name: string, columns: readonly string[], what: string) => {
    if (columns.length > 0) findings.push({ kind: 'cost', sentence: `Table ${name}: ${columns.join(', ')} ${what}` });
  };
  for (const name of Object.keys(tables) as TableName[]) {
    const found = schema.tables.get(name)?.columns;
    if (!found) continue;
    const those = (matches: (column: Column, found: OfficeColumn) => boolean) =>
      columnsOf(name).flatMap(([column, known]) => {
        const declared = found.get(column.toLowerCase());
        return declared && matches(known, declared) ? [`${column} (${declared.collation || declared.type})`] : [];
      });
    tell(
      name,
      those((column, declared) => column.kind === 'text' && !column.caseSensitive && isExact(declared)),
      'tell capital letters from small ones: a search in other letters finds nothing.',
    );
    tell(
      name,
      those((column, declared) => column.caseSensitive === true && !isExact(declared)),
      'do not tell capital letters from small ones: codes that differ in them are taken for one.',
    );
    tell(
      name,
      those(
        (column, declared) =>
          kindOf(declared.type) !== kindOf(column.before ?? column.type) &&
          kindOf(declared.type) !== kindOf(column.type),
      ),
      'hold values of another kind than Open Dental declares: comparisons and answers can differ.',
    );
  }
  return findings;
}

const isExact = ({ type, collation }: OfficeColumn) => /_(bin|cs)$/.test(collation) || /binary|blob/i.test(type);

function kindOf(type: string): string {
  if (/^(bigint|int|smallint|tinyint|mediumint|bit)/i.test(type)) return 'whole';
  if (/^(double|float|decimal)/i.test(type)) return 'real';
  if (/^(datetime|timestamp)/i.test(type)) return 'dateTime';
  if (/^(date|time)\b/i.test(type)) return type.toLowerCase().slice(0, 4);
  return 'text';
}
