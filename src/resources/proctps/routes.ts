import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { keyInput } from '../../wire/input.ts';
import { procTpInputs } from './inputs.ts';
import { removeProcTp } from './remove.ts';
import { procTpRow } from './row.ts';
import { procTpEntry } from './store.ts';
import { updateProcTp } from './update.ts';

const target = rowInUrl('proctp', 'ProcTP');

export const procTpOperations: readonly Operation[] = [
  getList({
    path: '/proctps',
    added: '22.4.17',
    row: procTpRow,
    summary: 'List the rows of a Saved treatment plan; live plans have treatplanattaches instead',
    filters: {
      // Rows can outlive their plan; those are shown to nobody.
      TreatPlanNum: equal(keyInput({ required: true }), { names: ['treatplan', 'TreatPlan'], asked: 'first' }),
    },
    orderBy: ['ItemOrder'],
  }),
  writeOperation({
    verb: 'PUT',
    path: '/proctps/{ProcTPNum}',
    added: '24.4.26',
    permission: 'AllOthers',
    summary: 'Change a row of an unsigned Saved treatment plan',
    body: procTpInputs,
    target,
    patient: ({ target: procTp }) => procTp.PatNum,
    write: (tx, { target: procTp, body }) => updateProcTp(tx, procTp, body),
    audit: procTpEntry,
    answer: { kind: 'row', row: procTpRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/proctps/{ProcTPNum}',
    added: '23.3.10',
    permission: 'AllOthers',
    summary: 'Remove a row of an unsigned Saved treatment plan',
    target,
    patient: ({ target: procTp }) => procTp.PatNum,
    write: (tx, { target: procTp }) => removeProcTp(tx, procTp),
    audit: procTpEntry,
    answer: { kind: 'empty' },
  }),
];
