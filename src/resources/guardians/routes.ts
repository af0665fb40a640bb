import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { keyInput } from '../../wire/input.ts';
import { guardianRow } from './row.ts';
import { createGuardian, guardianInputs, newGuardianInputs, removeGuardian, updateGuardian } from './write.ts';

const target = rowInUrl('guardian', 'Guardian');
const answer = { kind: 'row', row: guardianRow } as const;

export const guardianOperations: readonly Operation[] = [
  getSingle({ path: '/guardians/{GuardianNum}', added: '25.4.15', row: guardianRow, summary: 'Get one guardian' }),
  getList({
    path: '/guardians',
    added: '25.4.15',
    row: guardianRow,
    summary: 'List guardians',
    filters: {
      PatNumChild: equal(keyInput({ description: '0 = every child.' }), {
        zero: 'all',
        names: ['patient', 'PatNumChild'],
      }),
      PatNumGuardian: equal(keyInput({ description: '0 = every guardian.' }), {
        zero: 'all',
        names: ['patient', 'PatNumGuardian'],
      }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/guardians',
    added: '25.4.15',
    permission: 'AllOthers',
    summary: 'Add a guardian of a patient',
    body: newGuardianInputs,
    patient: ({ body }) => body.PatNumChild,
    write: (tx, { body }) => createGuardian(tx, body),
    audit: entry,
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/guardians/{GuardianNum}',
    added: '25.4.15',
    permission: 'AllOthers',
    summary: 'Change a guardian of a patient',
    body: guardianInputs,
    target,
    patient: ({ target: guardian }) => guardian.PatNumChild,
    write: (tx, { target: guardian, body }) => updateGuardian(tx, guardian, body),
    audit: entry,
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/guardians/{GuardianNum}',
    added: '25.4.15',
    permission: 'AllOthers',
    summary: 'Delete a guardian; the patients stay',
    target,
    patient: ({ target: guardian }) => guardian.PatNumChild,
    write: (tx, { target: guardian }) => removeGuardian(tx, guardian),
    audit: entry,
    answer: { kind: 'empty' },
  }),
];

function entry({ PatNumChild, GuardianNum }: Row<'guardian'>): Audited {
  return { permission: 'PatientEdit', patNum: PatNumChild, key: GuardianNum, detail: 'Guardian' };
}
