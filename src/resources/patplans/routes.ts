import type { Row } from '../../db/schema/tables.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { keyInput } from '../../wire/input.ts';
import { newPatPlanInputs, patPlanInputs } from './inputs.ts';
import { patPlanRow } from './row.ts';
import { createPatPlan, removePatPlan, updatePatPlan } from './write.ts';

const target = rowInUrl('patplan', 'PatPlan');

export const patPlanOperations: readonly Operation[] = [
  getList({
    path: '/patplans',
    added: '22.4.27',
    row: patPlanRow,
    summary: 'List patients’ coverage by subscriptions',
    filters: {
      PatNum: equal(keyInput({}), { zero: 'none', names: ['patient', 'Patient'] }),
      InsSubNum: equal(keyInput({}), { zero: 'none', names: ['inssub', 'InsSub'] }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/patplans',
    added: '21.1',
    permission: 'InsuranceSimple',
    summary: 'Cover a patient with a subscription',
    body: newPatPlanInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createPatPlan(tx, body),
    audit: (link) => ({ permission: 'InsPlanAddPat', ...aboutLink(link) }),
    answer: { kind: 'row', row: patPlanRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/patplans/{PatPlanNum}',
    added: '21.4',
    permission: 'InsuranceSimple',
    summary: 'Change the order or the subscription of a patient’s coverage',
    body: patPlanInputs,
    target,
    patient: ({ target: link }) => link.PatNum,
    write: (tx, { target: link, body }) => updatePatPlan(tx, link, body),
    audit: (link) => ({ permission: 'PatPlanCreate', ...aboutLink(link) }),
    answer: { kind: 'row', row: patPlanRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/patplans/{PatPlanNum}',
    added: '21.1',
    permission: 'InsuranceSimple',
    summary: 'Drop a patient’s coverage; plan and subscription stay',
    target,
    patient: ({ target: link }) => link.PatNum,
    write: (tx, { target: link }) => removePatPlan(tx, link),
    audit: (link) => ({ permission: 'InsPlanDropPat', ...aboutLink(link) }),
    answer: { kind: 'empty' },
  }),
];

function aboutLink({ PatNum, PatPlanNum, Ordinal }: Pick<Row<'patplan'>, 'PatNum' | 'PatPlanNum' | 'Ordinal'>) {
  return { patNum: PatNum, key: PatPlanNum, detail: `Ordinal: ${Ordinal}` };
}
