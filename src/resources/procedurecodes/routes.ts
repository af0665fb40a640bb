import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { since } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { dateTimeInput } from '../../wire/input.ts';
import { newProcedureCodeInputs, procedureCodeInputs } from './inputs.ts';
import { procedureCodeRow } from './row.ts';
import { createProcedureCode, updateProcedureCode } from './write.ts';

const target = rowInUrl('procedurecode', 'ProcedureCode');
const answer = { kind: 'row', row: procedureCodeRow } as const;

export const procedureCodeOperations: readonly Operation[] = [
  getSingle({
    path: '/procedurecodes/{CodeNum}',
    added: '23.3.25',
    row: procedureCodeRow,
    summary: 'Get one procedure code',
  }),
  getList({
    path: '/procedurecodes',
    added: '22.3.22',
    row: procedureCodeRow,
    summary: 'List procedure codes',
    filters: {
      DateTStamp: since(dateTimeInput({ added: '22.4.28', description: 'Codes changed at or after this time.' })),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/procedurecodes',
    added: '22.3',
    permission: 'AllOthers',
    summary: 'Create a procedure code',
    body: newProcedureCodeInputs,
    requireOneOf: [['ProcCat', 'procCat']],
    exclusivePairs: [['ProcCat', 'procCat']],
    patient: 'none',
    write: (tx, { body, ignore }) => createProcedureCode(tx, body, ignore),
    audit: entry,
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/procedurecodes/{CodeNum}',
    added: '23.3.25',
    permission: 'AllOthers',
    summary: 'Change a procedure code',
    body: procedureCodeInputs,
    exclusivePairs: [['ProcCat', 'procCat']],
    target,
    patient: 'none',
    write: (tx, { target: code, body, ignore }) => updateProcedureCode(tx, code, body, ignore),
    audit: entry,
    answer,
  }),
];

function entry({ CodeNum, ProcCode }: Row<'procedurecode'>): Audited {
  return { permission: 'ProcCodeEdit', patNum: 0, key: CodeNum, detail: `Procedure code ${ProcCode}` };
}
