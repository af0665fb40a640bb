import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { keyInput } from '../../wire/input.ts';
import { benefitInputs, newBenefitInputs } from './inputs.ts';
import { benefitRow } from './row.ts';
import { coveredBy, createBenefit, removeBenefit, updateBenefit } from './write.ts';

const target = rowInUrl('benefit', 'Benefit');

export const benefitOperations: readonly Operation[] = [
  getSingle({ path: '/benefits/{BenefitNum}', added: '', row: benefitRow, summary: 'Get one benefit' }),
  getList({
    path: '/benefits',
    added: '22.3.27',
    row: benefitRow,
    summary: 'List benefits of insurance plans, and those that hold for one patient alone',
    filters: {
      PlanNum: equal(keyInput({ description: '0 = every plan.' }), { zero: 'all', names: ['insplan', 'InsPlan'] }),
      PatPlanNum: equal(keyInput({ description: '0 = every patient.' }), {
        zero: 'all',
        names: ['patplan', 'PatPlan'],
      }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/benefits',
    added: '22.3.17',
    permission: 'Insurance',
    summary: 'Add a benefit to an insurance plan, or for one patient alone',
    body: newBenefitInputs,
    patient: ({ body }, handle) => coveredBy(handle, body),
    write: (tx, { body, ignore }) => createBenefit(tx, body, ignore),
    answer: { kind: 'row', row: benefitRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/benefits/{BenefitNum}',
    added: '22.4.7',
    permission: 'Insurance',
    summary: 'Change a benefit; the estimates concerned follow',
    body: benefitInputs,
    target,
    patient: ({ target: benefit }, handle) => coveredBy(handle, benefit),
    write: (tx, { target: benefit, body, ignore }) => updateBenefit(tx, benefit, body, ignore),
    answer: { kind: 'row', row: benefitRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/benefits/{BenefitNum}',
    added: '22.4.7',
    permission: 'Insurance',
    summary: 'Delete a benefit',
    target,
    patient: ({ target: benefit }, handle) => coveredBy(handle, benefit),
    write: (tx, { target: benefit }) => removeBenefit(tx, benefit),
    answer: { kind: 'empty' },
  }),
];
