import { describe, expect, it } from 'vitest';
import type { TableRow } from '../../src/db/rows/table-row.ts';
import type { ColumnKind } from '../../src/db/schema/columns.ts';
import { columnsOf, idColumn, type Row, type TableName } from '../../src/db/schema/tables.ts';
import { LogSource } from '../../src/domain/enums.ts';
import { operations } from '../../src/resources/index.ts';
import { goodRequest, nameOf, pathOf } from '../limits/good-requests.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';

/** A list with an order of its own, or whose rows cannot be guessed. */
interface Known {
  /** The columns that count, a minus for descending; the key completes them. */
  readonly by?: readonly string[];
  readonly query?: Readonly<Record<string, string | number>>;
  /** What the rows must have to be found. */
  readonly set?: Readonly<Record<string, string | number>>;
}

/**
 * From `companions-people.md` (its chapters), `companions-insurance.md` 1.7, `procedures.md` 2, `treatment-plans.md` 2.13 and the
 * page of procnotes. Every other list is in the order of its keys (`companions-people.md` 1.6).
 */
const known: Readonly<Record<string, Known>> = {
  '/adjustments': { by: ['AdjDate'] },
  '/allergydefs': { by: ['Description'] },
  '/appointments': { by: ['AptDateTime'] },
  '/appointments/ASAP': { by: ['AptDateTime'], set: { Priority: 1, AptStatus: 1, ClinicNum: 1 } },
  '/appointments/WebSched': { by: ['AptDateTime'] },
  '/apptfielddefs': { by: ['ItemOrder'] },
  '/claimpayments': { by: ['-ClaimPaymentNum'] },
  '/claimtrackings': { by: ['-DateTimeEntry', '-ClaimTrackingNum'] },
  '/clinics': { by: ['ItemOrder'] },
  '/commlogs': { by: ['-CommDateTime', '-CommlogNum'] },
  '/covcats': { by: ['CovOrder'] },
  '/definitions': { by: ['Category', 'ItemOrder'] },
  '/etranss': { by: ['DateTimeTrans'] },
  '/feescheds': { by: ['ItemOrder'] },
  '/medications': { by: ['MedName'] },
  '/patients': { by: ['LName', 'FName'] },
  '/procedurelogs': { by: ['-ProcNum'] },
  '/procnotes': { by: ['-EntryDateTime', '-ProcNoteNum'] },
  '/proctps': { by: ['ItemOrder'] },
  '/quickpastenotes': { by: ['QuickPasteCatNum', 'ItemOrder'] },
  '/schedules': { by: ['StartTime', 'SchedDate'], query: { dateStart: '2026-01-01', dateEnd: '2026-01-31' } },
  '/securitylogs': {
    by: ['-SecurityLogNum'],
    set: { LogSource: LogSource.API, LogText: 'Made by Amazing Smiles through API.' },
  },
  '/signalods': { query: { SigDateTime: '2026-06-15 07:00:00' }, set: { SigDateTime: '2026-06-15 08:00:00' } },
  '/tasknotes': { by: ['DateTimeNote'] },
};

/** Every list whose rows are those of a table, and where the keys of its test begin. */
const lists = operations
  .flatMap((operation) => {
    const row = operation.verb === 'GET' && operation.answer.kind === 'list' ? operation.answer.row : undefined;
    return row && 'source' in row && shownKey(row as TableRow) ? [[operation, row as TableRow] as const] : [];
  })
  .map(([operation, row], index) => [nameOf(operation), operation, row, 900_000 + 100 * index] as const);

/** Values in ascending order. */
const values: Readonly<Record<ColumnKind, readonly (string | number)[]>> = {
  key: [1, 2, 3],
  whole: [1, 2, 3],
  real: [1, 2, 3],
  text: ['xa', 'Xb', 'xc'],
  date: ['2026-01-09', '2026-01-10', '2026-01-11'],
  dateTime: ['2026-01-09 23:00:00', '2026-01-10 08:00:00', '2026-01-10 09:00:00'],
  time: ['07:59:00', '08:00:00', '10:00:00'],
};

/** Which of them a row has in the first and the second column: each column decides once, and so does the key. */
const ROWS = [
  { key: 3, places: [1, 1] },
  { key: 6, places: [1, 0] },
  { key: 1, places: [0, 2] },
  { key: 5, places: [2, 0] },
  { key: 4, places: [1, 1] },
  { key: 2, places: [2, 0] },
];

type AnyRow = Record<string, string | number>;

describe.each(engines)('the order of a list, on %s', (engine) => {
  const practice = testPractice({ engine, empty: false, now: '2026-06-15 09:00:00' });

  /** Lays copies of the first row and answers them; the keys begin after `start`. */
  async function layCopies(table: TableName, { by = [], set = {} }: Known, start: number): Promise<AnyRow[]> {
    const kinds = new Map(columnsOf(table));
    const [first] = await practice.rows(table);
    const rows = ROWS.map(({ key, places }) => {
      const columns = by.map((column, index) => [bare(column), values[kinds.get(bare(column))!.kind][places[index]!]!]);
      return { ...(first as AnyRow), ...set, ...Object.fromEntries(columns), [idColumn(table)]: start + key };
    });
    await practice.lay(table, ...(rows as Partial<Row<TableName>>[]));
    return rows;
  }

  /** The keys of these rows, in the order in which they are found. */
  async function keysFound(address: string, row: TableRow, rows: readonly AnyRow[]): Promise<number[]> {
    const { key } = row.source;
    const shown = shownKey(row)!;
    const { status, text } = await practice.ext('GET', address);
    expect(status, text).toBe(200);
    const laid = rows.map((one) => Number(one[key]));
    return (JSON.parse(text) as AnyRow[]).map((one) => Number(one[shown])).filter((one) => laid.includes(one));
  }

  it.each(lists)('%s', async (_title, operation, row, start) => {
    const { path } = operation;
    const rows = await layCopies(row.source.table, known[path] ?? {}, start);
    const good = goodRequest(operation, () => undefined);
    const needed = Object.keys(good.query).map((name) => [name, rows[0]![name] ?? good.query[name]]);
    const query = { ...Object.fromEntries(needed), ...known[path]?.query };
    expect(await keysFound(pathOf(operation, { ...good, query }), row, rows)).toEqual(
      inOrder(rows, known[path]?.by ?? [], row.source.key),
    );
  });

  it.each([
    ['/clinics', 'clinic', ['Abbr'], { ClinicListIsAlphabetical: '1' }],
    ['/providers?ClinicNum=1', 'provider', ['ItemOrder'], {}],
  ] as const)('%s of %s is by %j with %j', async (address, table, by, preferences) => {
    for (const [PrefName, ValueString] of Object.entries(preferences)) {
      await practice.change('preference', { PrefName }, { ValueString });
    }
    const rows = await layCopies(table, { by }, 990_000);
    const [, , row] = lists.find(([title]) => title === `GET ${address.split('?', 1)[0]}`)!;
    expect(await keysFound(`/api/v1${address}`, row, rows)).toEqual(inOrder(rows, by, idColumn(table)));
  });
});

/** The field that shows the key; a report has none. */
function shownKey({ fields, source }: TableRow): string | undefined {
  return Object.entries(fields).find(([name, field]) => (field.column ?? name) === source.key)?.[0];
}

const bare = (column: string) => column.replace('-', '');

function inOrder(rows: readonly AnyRow[], by: readonly string[], key: string): number[] {
  const compare = (one: AnyRow, other: AnyRow): number => {
    for (const column of [...by, key]) {
      const [first, second] = [one, other].map((row) => row[bare(column)]!);
      const difference = typeof first === 'number' ? first - Number(second) : order.compare(first!, String(second));
      if (difference !== 0) return column.startsWith('-') ? -difference : difference;
    }
    return 0;
  };
  return rows.toSorted(compare).map((row) => Number(row[key]));
}

const order = new Intl.Collator('en', { sensitivity: 'base' });
