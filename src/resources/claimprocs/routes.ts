import { findRow } from '../../db/rows/rows.ts';
import { ClaimProcStatus } from '../../domain/enums.ts';
import { getSingle } from '../../http/answers.ts';
import { equal, ofPatient } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { familyToLock } from '../../practice/accounts/balances.ts';
import { countedWith } from '../../practice/insurance/due/covered-patients.ts';
import { keyInput, namedInput } from '../../wire/input.ts';
import { addInsAdjustment, patientsOfLink, setInsAdjustment } from './adjust.ts';
import { claimProcInputs, insAdjustInputs, supplementalInputs } from './inputs.ts';
import { requireEditable } from './refuse.ts';
import { claimProcRow } from './row.ts';
import { addSupplemental } from './supplement.ts';
import { updateClaimProc } from './update.ts';

export const claimProcOperations: readonly Operation[] = [
  getSingle({
    path: '/claimprocs/{ClaimProcNum}',
    added: '25.1.27',
    row: claimProcRow,
    summary: 'Get one insurance estimate or payment of a procedure',
  }),
  getList({
    path: '/claimprocs',
    added: '22.2.33',
    row: claimProcRow,
    summary: 'List insurance estimates and payments for procedures',
    filters: {
      ProcNum: equal(keyInput({ added: '23.2.16', description: '0 = every procedure.' }), {
        zero: 'all',
        names: ['procedurelog', 'Procedure'],
      }),
      ClaimNum: equal(keyInput({ description: '0 = every claim.' }), { zero: 'all', names: ['claim', 'Claim'] }),
      PatNum: ofPatient(),
      Status: equal(namedInput(ClaimProcStatus, { added: '24.4.13' })),
      ClaimPaymentNum: equal(keyInput({ added: '23.2.16', description: '0 = every payment.' }), {
        zero: 'all',
        names: ['claimpayment', 'ClaimPayment'],
      }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/claimprocs/InsAdjust',
    added: '23.2.5',
    permission: 'InsuranceSimple',
    summary: 'Add insurance benefits used elsewhere',
    body: insAdjustInputs,
    patient: ({ body }, handle) => patientsOfLink(handle, body.PatPlanNum),
    write: (tx, { body }) => addInsAdjustment(tx, body),
    audit: ({ PatNum, ClaimProcNum }) => ({
      permission: 'LogSubscriberEdit',
      patNum: PatNum,
      key: ClaimProcNum,
      detail: 'Adjustment to insurance benefits.',
    }),
    answer: { kind: 'row', row: claimProcRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/claimprocs/InsAdjust',
    added: '21.1',
    permission: 'InsuranceSimple',
    summary: 'Set the insurance benefits used in a benefit year, claims included',
    body: insAdjustInputs,
    patient: ({ body }, handle) => patientsOfLink(handle, body.PatPlanNum),
    write: (tx, { body }) => setInsAdjustment(tx, body),
    audit: ({ PatNum }) => ({
      permission: 'LogSubscriberEdit',
      patNum: PatNum,
      detail: 'Adjustment to insurance benefits.',
    }),
    answer: { kind: 'empty' },
  }),
  writeOperation({
    verb: 'POST',
    path: '/claimprocs/Supplemental',
    added: '25.2.7',
    permission: 'Insurance',
    summary: 'Add a supplemental insurance payment for a received line',
    body: supplementalInputs,
    patient: async ({ body }, handle) => {
      const row = await findRow(handle, 'claimproc', body.ClaimProcNum);
      return row && [...(await familyToLock(handle, [row.PatNum])), ...(await countedWith(handle, row.InsSubNum))];
    },
    write: (tx, { body }) => addSupplemental(tx, body),
    audit: ({ PatNum, ClaimProcNum, InsPayAmt }) => ({
      permission: 'InsPayCreate',
      patNum: PatNum,
      key: ClaimProcNum,
      detail: `Supplemental insurance payment of $${InsPayAmt.toFixed(2)}.`,
    }),
    answer: { kind: 'row', row: claimProcRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/claimprocs/{ClaimProcNum}',
    added: '22.3.33',
    permission: 'Insurance',
    summary: 'Change an estimate, a claim line, or what insurance paid',
    body: claimProcInputs,
    target: requireEditable,
    patient: async ({ target: row }, handle) => [
      ...(await familyToLock(handle, [row.PatNum])),
      ...(await countedWith(handle, row.InsSubNum)),
    ],
    write: (tx, { target: row, body, ignore }) => updateClaimProc(tx, row, body, ignore),
    answer: { kind: 'row', row: claimProcRow },
  }),
];
