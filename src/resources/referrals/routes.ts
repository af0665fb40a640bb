import type { Audited } from '../../db/audit.ts';
import { contains } from '../../db/rows/text-conditions.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { where } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { flagInput, textInput } from '../../wire/input.ts';
import { newReferralInputs, referralInputs } from './inputs.ts';
import { referralRow } from './row.ts';
import { createReferral, updateReferral } from './write.ts';

const target = rowInUrl('referral', 'Referral');

export const referralOperations: readonly Operation[] = [
  getSingle({
    path: '/referrals/{ReferralNum}',
    added: '24.1.34',
    row: referralRow,
    summary: 'Get one referral source',
  }),
  getList({
    path: '/referrals',
    added: '21.4',
    row: referralRow,
    summary: 'List referral sources: providers, patients and others',
    filters: {
      IsHidden: is('r.IsHidden <> 0'),
      NotPerson: is('r.NotPerson <> 0'),
      IsDoctor: is('r.IsDoctor <> 0'),
      IsPreferred: is('r.IsPreferred <> 0'),
      isPatient: is('r.PatNum <> 0'),
      BusinessName: where(
        textInput({ added: '24.4.19', emptyIsAbsent: true, description: 'Matches any part of the name.' }),
        contains('r.BusinessName'),
      ),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/referrals',
    added: '22.3',
    permission: 'AllOthers',
    summary: 'Create a referral source',
    body: newReferralInputs,
    exclusivePairs: [
      ['Specialty', 'specialty'],
      ['PatNum', 'Specialty'],
      ['PatNum', 'specialty'],
    ],
    patient: ({ body }) => body.PatNum || undefined,
    write: (tx, { body }) => createReferral(tx, body),
    audit: (referral) => entry('ReferralAdd', referral),
    answer: { kind: 'row', row: referralRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/referrals/{ReferralNum}',
    added: '22.4.24',
    permission: 'AllOthers',
    summary: 'Change a referral source',
    body: referralInputs,
    target,
    patient: ({ target: referral }) => referral.PatNum || undefined,
    write: (tx, { target: referral, body }) => updateReferral(tx, referral, body),
    audit: (referral) => entry('ReferralEdit', referral),
    answer: { kind: 'row', row: referralRow },
  }),
];

/** `true` keeps the rows that meet the condition, `false` the others. */
function is(condition: string) {
  return where(flagInput({ added: '24.1.34' }), (wanted) => [[wanted ? condition : `NOT (${condition})`]]);
}

function entry(permission: 'ReferralAdd' | 'ReferralEdit', { ReferralNum, PatNum, LName }: Row<'referral'>): Audited {
  return { permission, patNum: PatNum, key: ReferralNum, detail: `Referral ${LName}` };
}
