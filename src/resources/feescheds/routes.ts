import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { feeSchedRow } from './row.ts';
import { createFeeSched, feeSchedInputs, newFeeSchedInputs, updateFeeSched } from './write.ts';

const target = rowInUrl('feesched', 'FeeSched');
const answer = { kind: 'row', row: feeSchedRow } as const;

export const feeSchedOperations: readonly Operation[] = [
  getList({
    path: '/feescheds',
    added: '22.4.31',
    row: feeSchedRow,
    summary: 'List fee schedules, hidden ones included',
    orderBy: ['ItemOrder'],
  }),
  writeOperation({
    verb: 'POST',
    path: '/feescheds',
    added: '23.3.7',
    permission: 'AllOthers',
    summary: 'Create a fee schedule',
    body: newFeeSchedInputs,
    patient: 'none',
    write: (tx, { body }) => createFeeSched(tx, body),
    audit: entry,
    answer: { ...answer, status: 200 },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/feescheds/{FeeSchedNum}',
    added: '23.3.7',
    permission: 'AllOthers',
    summary: 'Change a fee schedule',
    body: feeSchedInputs,
    target,
    patient: 'none',
    write: (tx, { target: feeSched, body }) => updateFeeSched(tx, feeSched, body),
    audit: entry,
    answer,
  }),
];

function entry({ FeeSchedNum, Description }: Row<'feesched'>): Audited {
  return { permission: 'FeeSchedEdit', patNum: 0, key: FeeSchedNum, detail: `Fee schedule ${Description}` };
}
