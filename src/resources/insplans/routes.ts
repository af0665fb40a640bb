import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { coveredByPlan } from '../../practice/insurance/due/covered-patients.ts';
import { whileFew } from '../../practice/insurance/due/due-estimates.ts';
import { keyInput, namedInput } from '../../wire/input.ts';
import { insPlanInputs, newInsPlanInputs, planTypes } from './inputs.ts';
import { insPlanRow } from './row.ts';
import { createInsPlan, updateInsPlan } from './write.ts';

const target = rowInUrl('insplan', 'InsPlan');

export const insPlanOperations: readonly Operation[] = [
  getSingle({ path: '/insplans/{PlanNum}', added: '24.2.11', row: insPlanRow, summary: 'Get one insurance plan' }),
  getList({
    path: '/insplans',
    added: '22.3.30',
    row: insPlanRow,
    summary: 'List insurance plans',
    filters: {
      PlanType: equal(
        namedInput(planTypes, {
          added: '24.2.11',
          emptyIsAbsent: true,
          description: 'percentage is stored as "".',
        }),
      ),
      CarrierNum: equal(keyInput({ added: '24.2.11', description: '0 = every carrier.' }), { zero: 'all' }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/insplans',
    added: '22.4.24',
    permission: 'Insurance',
    summary: 'Create an insurance plan, without benefits yet',
    body: newInsPlanInputs,
    patient: 'none',
    write: (tx, { body }) => createInsPlan(tx, body),
    audit: ({ PlanNum, GroupName }) => ({
      permission: 'InsPlanCreate',
      patNum: 0,
      key: PlanNum,
      detail: `Group: ${GroupName ?? ''}`,
    }),
    answer: { kind: 'row', row: insPlanRow, status: 200 },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/insplans/{PlanNum}',
    added: '22.3.30',
    permission: 'Insurance',
    summary: 'Change an insurance plan; the estimates of everybody it covers follow',
    body: insPlanInputs,
    target,
    patient: ({ target: plan }, handle) => whileFew((most) => coveredByPlan(handle, plan.PlanNum, most)),
    write: (tx, { target: plan, body }) => updateInsPlan(tx, plan, body),
    answer: { kind: 'row', row: insPlanRow },
  }),
];
