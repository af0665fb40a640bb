import { beforeAll, describe, expect, it } from 'vitest';
import type { Column } from '../../src/db/schema/columns.ts';
import { columnsOf, type TableName, tables } from '../../src/db/schema/tables.ts';
import { operations } from '../../src/resources/index.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';

/** Formats that write dates as they look without a format, so the other encoder must give the same text. */
const SAME_TEXT = new URLSearchParams({
  DateFormatString: 'yyyy-MM-dd',
  DateTimeFormatString: 'yyyy-MM-dd HH:mm:ss',
});

/** Values that two encoders could easily write differently, another one in each row. */
const values: Record<Column['kind'], readonly (string | number)[]> = {
  key: [0, 1, 2],
  whole: [0, 1, 2, 3],
  real: [0.1 + 0.2, -1, 8.575, 1234567.895, -0.00005, 1.4210854715202e-14, 1e15],
  text: ['', 'a "b" \\ /\u2028é𝄞', 'x\r\n\t\u0001\u007f%'],
  date: ['0001-01-01', '2024-02-29', '1969-12-31'],
  dateTime: ['0001-01-01 00:00:00', '2024-02-29 23:59:59', '1999-01-01 00:00:00'],
  time: ['00:00:00', '08:05:09', '23:59:59'],
};

/** So many that a column meets each of its values, and two columns of different kinds each pair of theirs. */
const ROWS = 12;

/** A row of a table, the nth of its kind; columns that may hold NULL do so in every third. */
function rowOf(table: TableName, n: number): Record<string, unknown> {
  return Object.fromEntries(
    columnsOf(table).map(([name, column], position) => {
      if (column.role === 'id') return [name, n];
      const turn = n + position;
      if (column.nullable && turn % 3 === 0) return [name, null];
      // A time stamp holds no year 1 in MariaDB.
      if (column.role === 'stamp') return [name, '2024-02-29 23:59:59'];
      const value = storable(column, values[column.kind][turn % values[column.kind].length]!);
      return [name, value];
    }),
  );
}

/** The value cut to what the column's type holds. */
function storable(column: Column, value: string | number): string | number {
  if (typeof value === 'string') return [...value].slice(0, longest(column)).join('');
  return column.type.includes('unsigned') ? Math.abs(value) : value;
}

const longest = (column: Column) => Number(/char\((\d+)\)/.exec(column.type)?.[1] ?? 100);

/** What finds rows in lists that show only some of them, such as those of today. */
const QUERIES: Readonly<Record<string, string>> = {
  '/schedules': 'dateStart=2024-01-01',
  '/asapcomms': 'dateStart=0001-01-01',
  '/apptfields': 'AptNum=1&FieldName=a',
  '/commlogs': 'PatNum=1',
  '/payplans': 'PatNum=1',
  '/reports/FinanceCharges': 'DateFrom=0001-01-01&DateTo=9999-12-31',
  '/signalods': 'SigDateTime=1990-01-01%2000:00:00',
  '/tasks': 'DateTimeOriginal=0001-01-01%2000:00:00',
};

/** A text cut at its fields, so that a difference is told by the field alone. */
const piecesOf = (text: string) => text.split(',"');

/** Rows of tables; computed answers have one encoder only. */
const reads = operations.filter(({ verb, answer }) => verb === 'GET' && 'row' in answer && 'source' in answer.row);

describe.each(engines)('rows written by either encoder, on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    for (const table of Object.keys(tables) as TableName[]) {
      const rows = Array.from({ length: ROWS }, (_, n) => rowOf(table, n + 1));
      await practice.lay(table, ...(rows as never[]));
    }
  });
  beforeAll(async () => {
    await practice.lay('preference', { PrefName: 'FinanceChargeAdjustmentType', ValueString: '1' });
    // Of the audit rows only those that the caller's developer made through the API are listed.
    await practice.lay('securitylog', { LogSource: 23, LogText: `Created by ${practice.developer} through API. ` });
  });

  it.each(reads)('$path', async ({ path, query = {}, answer }) => {
    const required = Object.entries(query).filter(([, input]) => input.required);
    const asked = QUERIES[path] ?? required.map(([name]) => `${name}=1`).join('&');
    const url = `${path.replace(/\{\w+\}/, '1')}?${asked}${asked && '&'}`;
    const plain = await practice.get(url);
    const kinds = 'row' in answer ? Object.values(answer.row.fields).map(({ kind }) => kind) : [];
    const sameText = kinds.includes('cultureDateTime') ? 'DateTimeFormatString=G' : SAME_TEXT;
    const formatted = await practice.get(`${url}${sameText}`);
    expect([plain.status, formatted.status]).toEqual([200, 200]);
    expect(plain.body).not.toEqual([]);
    expect(piecesOf(formatted.text)).toEqual(piecesOf(plain.text));
  });
});
