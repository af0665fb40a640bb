import { equals } from '../../db/select.ts';
import { getList, requireReference } from '../../http/answers.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { procTpInputs } from './inputs.ts';
import { removeProcTp } from './remove.ts';
import { procTpRow } from './row.ts';
import { requireProcTp } from './store.ts';
import { updateProcTp } from './update.ts';

export const procTpOperations: readonly Operation[] = [
  getList({
    path: '/proctps',
    added: '22.4.17',
    row: procTpRow,
    summary: 'List the rows of a Saved treatment plan; live plans have treatplanattaches instead',
    query: { TreatPlanNum: keyInput({ required: true }) },
    where: async ({ TreatPlanNum }, handle) => {
      // Asked first: rows can outlive their plan, and those are nobody's to see.
      await requireReference(handle, 'treatplan', TreatPlanNum, 'TreatPlan');
      return equals(procTpRow, 'TreatPlanNum', TreatPlanNum);
    },
    orderBy: 't.ItemOrder, t.ProcTPNum',
  }),
  writeOperation({
    verb: 'PUT',
    path: '/proctps/{ProcTPNum}',
    added: '24.4.26',
    permission: 'AllOthers',
    summary: 'Change a row of an unsigned Saved treatment plan',
    body: procTpInputs,
    answer: { kind: 'row', row: procTpRow },
    target: async (handle, id) => {
      await requireProcTp(handle, id);
    },
    write: updateProcTp,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/proctps/{ProcTPNum}',
    added: '23.3.10',
    permission: 'AllOthers',
    summary: 'Remove a row of an unsigned Saved treatment plan',
    answer: { kind: 'empty' },
    target: async (handle, id) => {
      await requireProcTp(handle, id);
    },
    write: removeProcTp,
  }),
];
