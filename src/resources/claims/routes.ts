import type { Audited } from '../../db/audit.ts';
import type { Handle } from '../../db/handle.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ClaimType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { getSingle } from '../../http/answers.ts';
import { equal, ofPatient, since } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { familyToLock } from '../../practice/accounts/balances.ts';
import { coverageOf } from '../../practice/insurance/coverage/coverage.ts';
import { countedWith } from '../../practice/insurance/due/covered-patients.ts';
import { dateTimeInput, keyInput, namedInput, textInput } from '../../wire/input.ts';
import { createClaim } from './create.ts';
import { claimInputs, newClaimInputs, sentInputs, splitInputs } from './inputs.ts';
import { removeClaim } from './remove.ts';
import { claimRow, splitShape } from './row.ts';
import { type SplitClaim, splitClaim } from './split.ts';
import { sendClaim, updateClaim } from './update.ts';

const letters = { U: 'U', H: 'H', W: 'W', S: 'S', R: 'R', I: 'I' } as const;
const types = Object.fromEntries(Object.values(ClaimType).map((type) => [type, type]));

const target = rowInUrl('claim', 'Claim');

export const claimOperations: readonly Operation[] = [
  getSingle({ path: '/claims/{ClaimNum}', added: '23.3.11', row: claimRow, summary: 'Get one claim' }),
  getList({
    path: '/claims',
    added: '22.2',
    row: claimRow,
    summary: 'List claims',
    filters: {
      PatNum: ofPatient(),
      ClaimStatus: equal(namedInput(letters, { added: '23.3.11', description: 'The letter as stored.' })),
      SecDateTEdit: since(dateTimeInput({ added: '23.3.11', description: 'Changed at or after this time.' })),
      ClaimType: equal(namedInput(types)),
      PlanNum: equal(keyInput(), { names: ['insplan', 'InsPlan'] }),
      PlanNum2: equal(keyInput({ description: '0 = claims without other coverage.' }), {
        zero: 'none',
        names: ['insplan', 'InsPlan'],
      }),
      ClaimIdentifier: equal(textInput({ ...sized('claim', 'ClaimIdentifier'), verbatim: true })),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/claims',
    added: '23.2.5',
    permission: 'Insurance',
    summary: 'Create a claim or a preauthorization',
    body: newClaimInputs,
    patient: async ({ body }, handle) => [
      ...(await familyToLock(handle, [body.PatNum])),
      ...(await relatives(handle, body.PatNum)),
    ],
    write: (tx, { body, ignore }) => createClaim(tx, body, ignore),
    audit: (claim) => entry('ClaimEdit', claim),
    answer: { kind: 'row', row: claimRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/claims/{ClaimNum}',
    added: '21.4',
    permission: 'Insurance',
    summary: 'Change a claim, or receive it',
    body: claimInputs,
    target,
    patient: ({ target: claim }, handle) => whomItConcerns(handle, claim),
    write: (tx, { target: claim, body }) => updateClaim(tx, claim, body),
    audit: (claim, { target: before }) => entry(editOf(before), claim),
    answer: { kind: 'row', row: claimRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/claims/{ClaimNum}/Status',
    added: '21.3',
    permission: 'Insurance',
    summary: 'Mark a claim as sent',
    body: sentInputs,
    target,
    patient: ({ target: claim }, handle) => whomItConcerns(handle, claim),
    write: (tx, { target: claim, body, ignore }) => sendClaim(tx, claim, body, ignore),
    audit: (claim) => entry('ClaimEdit', claim),
    answer: { kind: 'row', row: claimRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/claims/{ClaimNum}/Split',
    added: '22.1',
    permission: 'Insurance',
    summary: 'Move procedures of a claim to a new one',
    body: splitInputs,
    target,
    patient: ({ target: claim }, handle) => whomItConcerns(handle, claim),
    write: (tx, { target: claim, body }) => splitClaim(tx, claim, body.ProcNums),
    audit: (made, { target: claim }) => ({
      permission: editOf(claim),
      patNum: made.PatNum,
      key: claim.ClaimNum,
      detail: `Split: claim ${made.ClaimNum} was made of it.`,
    }),
    answer: {
      kind: 'object',
      row: splitShape,
      status: 201,
      values: ({ ClaimNum, ProcNums }: SplitClaim) => ({ ClaimNum, ProcNums: ProcNums.join() }),
      location: ({ ClaimNum }: SplitClaim) => `/claims/${ClaimNum}`,
    },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/claims/{ClaimNum}',
    added: '22.1',
    permission: 'Insurance',
    summary: 'Delete a claim that nothing was paid for',
    target,
    patient: ({ target: claim }, handle) => whomItConcerns(handle, claim),
    write: (tx, { target: claim }) => removeClaim(tx, claim),
    audit: (claim) => entry('ClaimDelete', claim),
    answer: { kind: 'empty' },
  }),
];

/**
 * The family whose account the claim is in, and everybody who shares benefits with the patient under its subscription.
 */
async function whomItConcerns(handle: Handle, claim: Row<'claim'>): Promise<Key[]> {
  return [...(await familyToLock(handle, [claim.PatNum])), ...(await countedWith(handle, claim.InsSubNum))];
}

/** Everybody who shares benefits with the patient under any of the patient's subscriptions. */
async function relatives(handle: Handle, patNum: Key): Promise<Key[]> {
  const coverage = await coverageOf(handle, patNum);
  return (await Promise.all(coverage.map(({ sub }) => countedWith(handle, sub.InsSubNum)))).flat();
}

function entry(permission: Audited['permission'], claim: Row<'claim'>): Audited {
  return { permission, patNum: claim.PatNum, key: claim.ClaimNum };
}

/**
 * The permission for changing a claim: a claim that was sent has another one than a claim that waits
 * (`companions-insurance.md` 1.6).
 */
function editOf({ ClaimStatus, ClaimType }: Row<'claim'>): 'ClaimEdit' | 'ClaimSentEdit' | 'PreAuthSentEdit' {
  if (ClaimStatus !== 'S' && ClaimStatus !== 'R') return 'ClaimEdit';
  return ClaimType === 'PreAuth' ? 'PreAuthSentEdit' : 'ClaimSentEdit';
}
