import type { Audited } from '../../db/audit.ts';
import type { Handle } from '../../db/handle.ts';
import type { Condition } from '../../db/rows/select.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { formatCents } from '../../domain/money.ts';
import { getSingle } from '../../http/answers.ts';
import { equal, where } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { familyToLock } from '../../practice/accounts/balances.ts';

import { keyInput } from '../../wire/input.ts';
import { createAdjustment } from './create.ts';
import { adjustmentInputs, newAdjustmentInputs } from './inputs.ts';
import { adjustmentRow } from './row.ts';
import { requireAdjType } from './rules.ts';
import { updateAdjustment } from './update.ts';

const target = rowInUrl('adjustment', 'Adjustment');
const answer = { kind: 'row', row: adjustmentRow } as const;

export const adjustmentOperations: readonly Operation[] = [
  getSingle({ path: '/adjustments/{AdjNum}', added: '', row: adjustmentRow, summary: 'Get one adjustment' }),
  getList({
    path: '/adjustments',
    added: '22.2.21',
    row: adjustmentRow,
    summary: 'List adjustments of a patient',
    filters: {
      PatNum: equal(keyInput({ required: true }), { names: ['patient', 'Patient'] }),
      AdjType: where(keyInput({ added: '22.2.33', description: 'DefNum of category 1; 0 = every type.' }), ofType, {
        zero: 'all',
      }),
      ProcNum: equal(keyInput({ added: '22.4.28', description: '0 = every procedure.' }), {
        zero: 'all',
        names: ['procedurelog', 'Procedure'],
      }),
    },
    orderBy: ['AdjDate'],
  }),
  writeOperation({
    verb: 'POST',
    path: '/adjustments',
    added: '22.2.22',
    permission: 'AllOthers',
    summary: 'Add an adjustment to a patient’s account',
    body: newAdjustmentInputs,
    patient: ({ body }, handle) => familyToLock(handle, [body.PatNum]),
    write: (tx, { body }) => createAdjustment(tx, body),
    audit: (adjustment) => entry('AdjustmentCreate', adjustment),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/adjustments/{AdjNum}',
    added: '22.2.23',
    permission: 'AllOthers',
    summary: 'Change an adjustment',
    body: adjustmentInputs,
    target,
    patient: ({ target: adjustment }, handle) => familyToLock(handle, [adjustment.PatNum]),
    write: (tx, { target: adjustment, body }) => updateAdjustment(tx, adjustment, body),
    audit: (adjustment) => entry('AdjustmentEdit', adjustment),
    answer,
  }),
];

async function ofType(defNum: Key, handle: Handle): Promise<Condition[]> {
  await requireAdjType(handle, defNum);
  return [['a.AdjType = ?', defNum]];
}

function entry(
  permission: 'AdjustmentCreate' | 'AdjustmentEdit',
  { PatNum, AdjNum, AdjAmt }: Row<'adjustment'>,
): Audited {
  return { permission, patNum: PatNum, key: AdjNum, detail: `Adjustment of ${formatCents(AdjAmt)}.` };
}
