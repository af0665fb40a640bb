import { atLeast, equals } from '../../db/select.ts';
import { TPStatus } from '../../domain/enums.ts';
import { getList, requireReference } from '../../http/answers.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { requirePlan } from '../../practice/plans/plan-access.ts';
import { dateTimeInput, keyInput, namedInput } from '../../wire/input.ts';
import { createPlan } from './create.ts';
import { newPlanInputs, planInputs, savedPlanInputs } from './inputs.ts';
import { removePlan } from './remove.ts';
import { treatPlanRow } from './row.ts';
import { savePlan } from './save.ts';
import { updatePlan } from './update.ts';

const answer = { kind: 'row', row: treatPlanRow } as const;
const target: NonNullable<Operation['target']> = async (handle, id) => {
  await requirePlan(handle, id);
};

export const treatPlanOperations: readonly Operation[] = [
  getList({
    path: '/treatplans',
    added: '22.4.16',
    row: treatPlanRow,
    summary: 'List treatment plans',
    query: {
      PatNum: keyInput(),
      SecDateTEdit: dateTimeInput({ description: 'Changed at or after this date and time.' }),
      TPStatus: namedInput(TPStatus),
    },
    where: (query) => [
      ...equals(treatPlanRow, 'PatNum', query.PatNum),
      ...atLeast(treatPlanRow, 'SecDateTEdit', query.SecDateTEdit),
      ...equals(treatPlanRow, 'TPStatus', query.TPStatus),
    ],
    whenEmpty: (query, handle) => requireReference(handle, 'patient', query.PatNum, 'Patient'),
  }),
  writeOperation({
    verb: 'POST',
    path: '/treatplans',
    added: '23.2.13',
    permission: 'AllOthers',
    summary: 'Create an Inactive treatment plan',
    body: newPlanInputs,
    answer,
    write: createPlan,
  }),
  writeOperation({
    verb: 'POST',
    path: '/treatplans/Saved',
    added: '23.2.22',
    permission: 'AllOthers',
    summary: 'Save an unsigned copy of an Active or Inactive treatment plan',
    description: 'The copy is a new treatment plan with a new TreatPlanNum; the plan it was made from stays as it is.',
    body: savedPlanInputs,
    answer,
    write: savePlan,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/treatplans/{TreatPlanNum}',
    added: '24.1.10',
    permission: 'AllOthers',
    summary: 'Change a treatment plan, sign a Saved one, or clear its signatures',
    body: planInputs,
    answer,
    target,
    write: updatePlan,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/treatplans/{TreatPlanNum}',
    added: '24.4.26',
    permission: 'AllOthers',
    summary: 'Delete an Inactive treatment plan, or a Saved one with its rows',
    answer: { kind: 'empty' },
    target,
    write: removePlan,
  }),
];
