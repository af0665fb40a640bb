import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { coveredBySpanOf } from '../../practice/insurance/due/covered-patients.ts';
import { whileFew } from '../../practice/insurance/due/due-estimates.ts';
import { keyInput } from '../../wire/input.ts';
import { covSpanRow } from './row.ts';
import { covSpanInputs, createCovSpan, newCovSpanInputs, removeCovSpan, updateCovSpan } from './write.ts';

const target = rowInUrl('covspan', 'CovSpan');

export const covSpanOperations: readonly Operation[] = [
  getSingle({
    path: '/covspans/{CovSpanNum}',
    added: '24.1.19',
    row: covSpanRow,
    summary: 'Get one span of an insurance category',
  }),
  getList({
    path: '/covspans',
    added: '24.1.19',
    row: covSpanRow,
    summary: 'List spans of codes of insurance categories',
    filters: {
      CovCatNum: equal(keyInput({ description: '0 = spans of no category.' }), {
        zero: 'none',
        names: ['covcat', 'CovCat'],
      }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/covspans',
    added: '24.1.22',
    permission: 'Setup',
    summary: 'Add a span of codes to an insurance category',
    body: newCovSpanInputs,
    patient: ({ body }, handle) => whileFew((most) => coveredBySpanOf(handle, body.CovCatNum, most)),
    write: (tx, { body }) => createCovSpan(tx, body),
    audit: entry,
    answer: { kind: 'row', row: covSpanRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/covspans/{CovSpanNum}',
    added: '24.1.22',
    permission: 'Setup',
    summary: 'Change a span of codes',
    body: covSpanInputs,
    target,
    patient: ({ target: span }, handle) => whileFew((most) => coveredBySpanOf(handle, span.CovCatNum, most)),
    write: (tx, { target: span, body }) => updateCovSpan(tx, span, body),
    audit: entry,
    answer: { kind: 'row', row: covSpanRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/covspans/{CovSpanNum}',
    added: '24.1.22',
    permission: 'Setup',
    summary: 'Delete a span of codes',
    target,
    patient: ({ target: span }, handle) => whileFew((most) => coveredBySpanOf(handle, span.CovCatNum, most)),
    write: (tx, { target: span }) => removeCovSpan(tx, span),
    audit: entry,
    answer: { kind: 'empty' },
  }),
];

function entry(row: Row<'covspan'>): Audited {
  return {
    permission: 'Setup',
    patNum: 0,
    key: row.CovSpanNum,
    detail: `Codes: ${row.FromCode ?? ''} to ${row.ToCode ?? ''}`,
  };
}
