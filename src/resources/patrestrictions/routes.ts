import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { ofPatient } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { patRestrictionRow } from './row.ts';
import { createPatRestriction, patRestrictionInputs, removePatRestriction } from './write.ts';

const target = rowInUrl('patrestriction', 'PatRestriction');

export const patRestrictionOperations: readonly Operation[] = [
  getSingle({
    path: '/patrestrictions/{PatRestrictionNum}',
    added: '25.4.28',
    row: patRestrictionRow,
    summary: 'Get one restriction of a patient',
  }),
  getList({
    path: '/patrestrictions',
    added: '25.4.28',
    row: patRestrictionRow,
    summary: 'List restrictions of patients',
    filters: {
      PatNum: ofPatient(),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/patrestrictions',
    added: '25.4.28',
    permission: 'Patients',
    summary: 'Restrict a patient from making appointments',
    body: patRestrictionInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createPatRestriction(tx, body),
    audit: entry,
    answer: { kind: 'row', row: patRestrictionRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/patrestrictions/{PatRestrictionNum}',
    added: '25.4.28',
    permission: 'Patients',
    summary: 'Lift a restriction of a patient',
    target,
    patient: ({ target: restriction }) => restriction.PatNum,
    write: (tx, { target: restriction }) => removePatRestriction(tx, restriction),
    audit: entry,
    answer: { kind: 'empty' },
  }),
];

function entry(restriction: Row<'patrestriction'>): Audited {
  const { PatNum, PatRestrictionNum } = restriction;
  return { permission: 'PatientApptRestrict', patNum: PatNum, key: PatRestrictionNum };
}
