import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { where } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { coveredByGroup } from '../../practice/insurance/due/covered-patients.ts';
import { whileFew } from '../../practice/insurance/due/due-estimates.ts';
import { flagInput } from '../../wire/input.ts';
import { codeGroupRow } from './row.ts';
import { codeGroupInputs, createCodeGroup, newCodeGroupInputs, removeCodeGroup, updateCodeGroup } from './write.ts';

const target = rowInUrl('codegroup', 'CodeGroup');

/** The groups that have a flag, or those that lack it. */
const isSet = where(flagInput(), (value, _, { row, name }) => [[`${row.source.alias}.${name} = ?`, Number(value)]]);

export const codeGroupOperations: readonly Operation[] = [
  getSingle({
    path: '/codegroups/{CodeGroupNum}',
    added: '',
    row: codeGroupRow,
    summary: 'Get one group of procedure codes',
  }),
  getList({
    path: '/codegroups',
    added: '23.2.62',
    row: codeGroupRow,
    summary: 'List groups of procedure codes',
    filters: {
      IsHidden: isSet,
      ShowInAgeLimit: isSet,
      ShowInFrequency: isSet,
      ShowInOther: isSet,
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/codegroups',
    added: '24.1.29',
    permission: 'AllOthers',
    summary: 'Add a group of procedure codes',
    body: newCodeGroupInputs,
    patient: 'none',
    write: (tx, { body }) => createCodeGroup(tx, body),
    audit: entry,
    answer: { kind: 'row', row: codeGroupRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/codegroups/{CodeGroupNum}',
    added: '24.1.29',
    permission: 'AllOthers',
    summary: 'Change a group of procedure codes',
    body: codeGroupInputs,
    target,
    patient: ({ target: group }, handle) => whileFew((most) => coveredByGroup(handle, group.CodeGroupNum, most)),
    write: (tx, { target: group, body }) => updateCodeGroup(tx, group, body),
    audit: entry,
    answer: { kind: 'row', row: codeGroupRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/codegroups/{CodeGroupNum}',
    added: '',
    permission: 'AllOthers',
    summary: 'Delete a group of procedure codes that no benefit is about',
    target,
    patient: 'none',
    write: (tx, { target: group }) => removeCodeGroup(tx, group),
    audit: entry,
    answer: { kind: 'empty' },
  }),
];

function entry(row: Row<'codegroup'>): Audited {
  return { permission: 'Setup', patNum: 0, key: row.CodeGroupNum, detail: `Code group: ${row.GroupName}` };
}
