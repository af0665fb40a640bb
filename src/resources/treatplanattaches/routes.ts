import { getList } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { patientOfPlan } from '../../practice/plans/plan-access.ts';
import { keyInput } from '../../wire/input.ts';
import { attachProcedure } from './create.ts';
import { attachInputs, newAttachInputs } from './inputs.ts';
import { treatPlanAttachRow } from './row.ts';
import { requireAttach } from './store.ts';
import { patientOfAttach, updateAttach } from './update.ts';

export const treatPlanAttachOperations: readonly Operation[] = [
  getList({
    path: '/treatplanattaches',
    added: '22.4.16',
    row: treatPlanAttachRow,
    summary: 'List the procedures of an Active or Inactive treatment plan; Saved plans have proctps instead',
    filters: {
      // Rows can outlive their plan; those are shown to nobody.
      TreatPlanNum: equal(keyInput({ required: true }), { names: ['treatplan', 'TreatPlan'], asked: 'first' }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/treatplanattaches',
    added: '23.2.17',
    permission: 'AllOthers',
    summary: 'Put a planned procedure on an Active or Inactive treatment plan',
    body: newAttachInputs,
    patient: ({ body }, handle) => patientOfPlan(handle, body.TreatPlanNum),
    write: (tx, { body }) => attachProcedure(tx, body),
    answer: { kind: 'row', row: treatPlanAttachRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/treatplanattaches/{TreatPlanAttachNum}',
    added: '23.2.17',
    permission: 'AllOthers',
    summary: 'Change the priority a procedure has on a treatment plan',
    body: attachInputs,
    target: requireAttach,
    patient: ({ target }, handle) => patientOfAttach(handle, target),
    write: (tx, { target, body }) => updateAttach(tx, target, body),
    answer: { kind: 'row', row: treatPlanAttachRow },
  }),
];
