import { describe, expect, it } from 'vitest';
import type { TableRow } from '../../src/db/rows/table-row.ts';
import { operations } from '../../src/resources/index.ts';
import type { Field, Shape } from '../../src/wire/shape.ts';
import { type PageField, pageFields } from '../support/page-fields.ts';

/** Paths whose object has another name in the list of fields than the path itself. */
const PAGE_OF: Readonly<Record<string, string>> = {
  '/appointments/ASAP': 'appointments',
  '/apptfields/{ApptFieldNum}': 'apptfields/ByNumber',
  '/accountmodules/{PatNum}/Aging': 'accountmodules/Aging',
  '/accountmodules/{PatNum}/PatientBalances': 'accountmodules/PatientBalances',
  '/accountmodules/{PatNum}/ServiceDateView': 'accountmodules/ServiceDateView',
  '/chartmodules/{PatNum}/PatientInfo': 'chartmodules/PatientInfo',
  '/chartmodules/{PatNum}/PlannedAppts': 'chartmodules/PlannedAppts',
  '/chartmodules/{PatNum}/ProgNotes': 'chartmodules/ProgNotes',
  '/appointments/SlotsWebSched': 'appointments/Slots',
  '/documents': 'documents/List',
  '/etranss': 'etrans',
  '/familymodules/{PatNum}/Insurance': 'familymodule/Insurance',
  '/patients/Simple': 'patients',
  '/procedurelogs/GroupNotes': 'procedurelogs/GroupNote',
  '/procedurelogs/InsuranceHistory': 'procedurelogs/InsuranceHistory',
};

/** Fields that some methods of a page show and others do not, as its samples have it. */
const SHOWN_ELSEWHERE: Readonly<Record<string, (field: PageField) => boolean>> = {
  'GET /patients': ({ note }) => /not in GET \(multiple\)|only in GET Simple/.test(note),
  'GET /patients/{PatNum}': ({ note }) => note.startsWith('only in GET Simple'),
};

/** JSON forms that may stand for each kind. */
const KINDS: Readonly<Record<string, readonly Field['kind'][]>> = {
  key: ['key'],
  integer: ['whole'],
  amount: ['amount', 'number'],
  'money-text': ['moneyText'],
  'number-text': ['keyText', 'numberText', 'key', 'text'],
  boolean: ['flag', 'named'],
  enum: ['named', 'text'],
  code: ['text', 'named'],
  date: ['date'],
  datetime: ['dateTime', 'date', 'cultureDateTime', 'serverDateTime'],
  time: ['time'],
  colour: ['color'],
  text: ['text', 'named', 'textOrZero'],
  array: ['keyList'],
};

/** Answers whose every value is a text, since a row may have none. */
const ALL_TEXT: readonly string[] = [
  'GET /accountmodules/{PatNum}/ServiceDateView',
  'GET /chartmodules/{PatNum}/ProgNotes',
];

/** Fields that some rows leave empty (mounts, what is not booked), so that no other form can stand for them. */
const EMPTY_FOR_SOME: Readonly<Record<string, readonly string[]>> = {
  'GET /chartmodules/{PatNum}/PlannedAppts': ['dateSched'],
  'GET /documents': ['PrintHeading', 'DateTStamp'],
};

/** Fields that recorded answers have and the page lacks, each behind which one: `companions-people.md` 4. */
const RECORDED = ['appointments', 'AppointmentTypeNum', 'SecUserNumEntry'] as const;

/** The fields of a page and those of the recorded answers. */
function fieldsOf(page: string): readonly PageField[] {
  const [where, before, field] = RECORDED;
  return pageFields
    .filter((each) => each.page === page)
    .flatMap((each) =>
      page === where && each.field === before ? [each, { ...each, field, source: `appointment.${field}` }] : [each],
    );
}

const pageOf = (path: string) => PAGE_OF[path] ?? path.slice(1).replace(/\/\{\w+\}$/, '');

interface Reading {
  readonly name: string;
  readonly row: Shape | TableRow;
  readonly expected: readonly PageField[];
}

const readings: Reading[] = operations.flatMap(({ verb, path, base, answer }) => {
  if (verb !== 'GET' || base || !('row' in answer)) return [];
  const name = `${verb} ${path}`;
  const shown = fieldsOf(pageOf(path));
  return [
    {
      name,
      row: answer.row,
      expected: shown.filter((field) => !/only in POST/.test(field.note) && !SHOWN_ELSEWHERE[name]?.(field)),
    },
  ];
});

/** `table.column` of a field that is read as it stands, from the row's table or a joined one; undefined when computed. */
function columnOf({ source }: TableRow, name: string, { sql, column }: Field): string | undefined {
  if (sql === undefined) return `${source.table}.${column ?? name}`;
  const [, alias, own] = /^(\w+)\.(\w+)$/.exec(sql) ?? [];
  const table = alias === source.alias ? source.table : source.joins.find((join) => join.alias === alias)?.table;
  return table && `${table}.${own}`;
}

/** Where the fields of a page are listed, for the one whose new field fails here. */
const LIST = 'Each field of an answer is a line of docs/rules/data-model/pages-to-columns.csv, in page order.';

describe('the answers of a page', () => {
  it('are found in the list of fields', () => {
    expect(
      readings.filter(({ expected }) => expected.length === 0).map(({ name }) => name),
      LIST,
    ).toEqual([]);
  });

  it.each(readings)('$name have its fields, in its order', ({ row, expected }) => {
    expect(Object.keys(row.fields), LIST).toEqual(expected.map(({ field }) => field));
  });

  it.each(readings)('$name have the JSON forms it shows', ({ name, row, expected }) => {
    for (const { field, kind } of expected) {
      const isText = ALL_TEXT.includes(name) || EMPTY_FOR_SOME[name]?.includes(field);
      const kinds = isText ? [...KINDS[kind]!, 'text'] : KINDS[kind];
      expect([field, kinds]).toEqual([field, expect.arrayContaining([row.fields[field]!.kind])]);
    }
  });

  it.each(readings.filter(({ row }) => 'source' in row))(
    '$name take them from the columns it names',
    ({ row, expected }) => {
      for (const { field, source } of expected) {
        const column = columnOf(row as TableRow, field, row.fields[field]!);
        // What is shown otherwise than it is stored is computed from its column; the samples are replayed elsewhere.
        if (column !== undefined && /^\w+\.\w+$/.test(source)) expect([field, column]).toEqual([field, source]);
      }
    },
  );
});
