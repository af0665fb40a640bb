import { equals } from '../../db/select.ts';
import { getList, requireReference } from '../../http/answers.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { attachProcedure } from './create.ts';
import { attachInputs, newAttachInputs } from './inputs.ts';
import { treatPlanAttachRow } from './row.ts';
import { requireAttach } from './store.ts';
import { updateAttach } from './update.ts';

export const treatPlanAttachOperations: readonly Operation[] = [
  getList({
    path: '/treatplanattaches',
    added: '22.4.16',
    row: treatPlanAttachRow,
    summary: 'List the procedures of an Active or Inactive treatment plan; Saved plans have proctps instead',
    query: { TreatPlanNum: keyInput({ required: true }) },
    where: async ({ TreatPlanNum }, handle) => {
      // Asked first: rows can outlive their plan, and those are nobody's to see.
      await requireReference(handle, 'treatplan', TreatPlanNum, 'TreatPlan');
      return equals(treatPlanAttachRow, 'TreatPlanNum', TreatPlanNum);
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/treatplanattaches',
    added: '23.2.17',
    permission: 'AllOthers',
    summary: 'Put a planned procedure on an Active or Inactive treatment plan',
    body: newAttachInputs,
    answer: { kind: 'row', row: treatPlanAttachRow },
    write: attachProcedure,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/treatplanattaches/{TreatPlanAttachNum}',
    added: '23.2.17',
    permission: 'AllOthers',
    summary: 'Change the priority a procedure has on a treatment plan',
    body: attachInputs,
    answer: { kind: 'row', row: treatPlanAttachRow },
    target: async (handle, id) => {
      await requireAttach(handle, id);
    },
    write: updateAttach,
  }),
];
