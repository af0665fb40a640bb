import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { patientOfPlan } from '../../practice/plans/plan-access.ts';
import { keyInput } from '../../wire/input.ts';
import { attachProcedure } from './create.ts';
import { attachInputs, newAttachInputs } from './inputs.ts';
import { treatPlanAttachRow } from './row.ts';
import { patientOfAttach, updateAttach } from './update.ts';

const target = rowInUrl('treatplanattach', 'TreatPlanAttach');

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
    summary: 'Attach a planned procedure to an Active or Inactive treatment plan',
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
    target,
    patient: ({ target: attach }, handle) => patientOfAttach(handle, attach),
    write: (tx, { target: attach, body }) => updateAttach(tx, attach, body),
    answer: { kind: 'row', row: treatPlanAttachRow },
  }),
];
