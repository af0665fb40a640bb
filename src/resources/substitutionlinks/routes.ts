import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { coveredByPlan } from '../../practice/insurance/due/covered-patients.ts';
import { whileFew } from '../../practice/insurance/due/due-estimates.ts';
import { keyInput } from '../../wire/input.ts';
import { substitutionLinkRow, writtenSubstitutionLinkRow } from './row.ts';
import {
  createSubstitutionLink,
  newSubstitutionLinkInputs,
  removeSubstitutionLink,
  substitutionLinkInputs,
  updateSubstitutionLink,
} from './write.ts';

const target = rowInUrl('substitutionlink', 'SubstitutionLink');

export const substitutionLinkOperations: readonly Operation[] = [
  getList({
    path: '/substitutionlinks',
    added: '22.4.25',
    row: substitutionLinkRow,
    summary: 'List substitution codes of insurance plans',
    filters: {
      PlanNum: equal(keyInput({ required: true }), { names: ['insplan', 'InsPlan'] }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/substitutionlinks',
    added: '22.4.1',
    permission: 'AllOthers',
    summary: 'Add a substitution code to an insurance plan',
    body: newSubstitutionLinkInputs,
    patient: ({ body }, handle) => whileFew((most) => coveredByPlan(handle, body.PlanNum, most)),
    write: (tx, { body }) => createSubstitutionLink(tx, body),
    audit: entry,
    answer: { kind: 'row', row: writtenSubstitutionLinkRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/substitutionlinks/{SubstitutionLinkNum}',
    added: '22.4.25',
    permission: 'AllOthers',
    summary: 'Change the code an insurance plan pays',
    body: substitutionLinkInputs,
    target,
    patient: ({ target: link }, handle) => whileFew((most) => coveredByPlan(handle, link.PlanNum, most)),
    write: (tx, { target: link, body }) => updateSubstitutionLink(tx, link, body),
    audit: entry,
    answer: { kind: 'row', row: writtenSubstitutionLinkRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/substitutionlinks/{SubstitutionLinkNum}',
    added: '22.4.25',
    permission: 'AllOthers',
    summary: 'Delete a substitution link',
    target,
    patient: ({ target: link }, handle) => whileFew((most) => coveredByPlan(handle, link.PlanNum, most)),
    write: (tx, { target: link }) => removeSubstitutionLink(tx, link),
    audit: entry,
    answer: { kind: 'empty' },
  }),
];

function entry(row: Row<'substitutionlink'>): Audited {
  return {
    permission: 'InsPlanEdit',
    patNum: 0,
    key: row.PlanNum,
    detail: `Substitution code: ${row.SubstitutionCode}`,
  };
}
