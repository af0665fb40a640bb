import type { Audited } from '../../db/audit.ts';
import { findRow } from '../../db/rows/rows.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { keyInput } from '../../wire/input.ts';
import { newTrackingInputs, trackingInputs } from './inputs.ts';
import { claimTrackingRow } from './row.ts';
import { createTracking, type TrackedClaim, updateTracking } from './write.ts';

const answer = { kind: 'row', row: claimTrackingRow } as const;
const target = rowInUrl('claimtracking', 'ClaimTracking');

export const claimTrackingOperations: readonly Operation[] = [
  getList({
    path: '/claimtrackings',
    added: '23.2.5',
    row: claimTrackingRow,
    summary: 'List the tracking history of claims, newest first',
    filters: {
      ClaimNum: equal(keyInput({ description: '0 = every claim.' }), { zero: 'all', names: ['claim', 'Claim'] }),
    },
    orderBy: ['DateTimeEntry DESC', 'ClaimTrackingNum DESC'],
  }),
  writeOperation({
    verb: 'POST',
    path: '/claimtrackings',
    added: '23.2.5',
    permission: 'Insurance',
    summary: 'Add a tracking note to a claim',
    body: newTrackingInputs,
    patient: async ({ body }, handle) => (await findRow(handle, 'claim', body.ClaimNum))?.PatNum,
    write: (tx, { body }) => createTracking(tx, body),
    audit: entry,
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/claimtrackings/{ClaimTrackingNum}',
    added: '23.2.5',
    permission: 'Insurance',
    summary: 'Change a tracking note of a claim',
    body: trackingInputs,
    target,
    patient: async ({ target: tracking }, handle) => (await findRow(handle, 'claim', tracking.ClaimNum))?.PatNum,
    write: (tx, { target: tracking, body }) => updateTracking(tx, tracking, body),
    audit: entry,
    answer,
  }),
];

function entry({ ClaimNum, PatNum }: TrackedClaim): Audited {
  return { permission: 'ClaimHistoryEdit', patNum: PatNum, key: ClaimNum };
}
