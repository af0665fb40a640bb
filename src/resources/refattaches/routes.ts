import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { equal, since, where } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { ofLivePatient } from '../../practice/office/patients.ts';
import { dateTimeInput, keyInput } from '../../wire/input.ts';
import { refAttachRow } from './row.ts';
import { createRefAttach, newRefAttachInputs, refAttachInputs, removeRefAttach, updateRefAttach } from './write.ts';

const target = rowInUrl('refattach', 'RefAttach');
const answer = { kind: 'row', row: refAttachRow } as const;

export const refAttachOperations: readonly Operation[] = [
  getList({
    path: '/refattaches',
    added: '22.4.27',
    row: refAttachRow,
    summary: 'List referrals of a patient',
    filters: {
      ReferralNum: equal(keyInput({ added: '25.2.10', description: '0 = every referral.' }), {
        zero: 'all',
        names: ['referral', 'Referral'],
      }),
      PatNum: where(keyInput({ description: '0 = every patient.' }), ofLivePatient('a.PatNum'), { zero: 'all' }),
      DateTStamp: since(dateTimeInput({ added: '25.2.10' })),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/refattaches',
    added: '21.2',
    permission: 'AllOthers',
    summary: 'Add a referral of a patient',
    body: newRefAttachInputs,
    requireOneOf: [['ReferralNum', 'referralName']],
    patient: ({ body }) => body.PatNum,
    write: (tx, { body, ignore }) => createRefAttach(tx, body, ignore),
    audit: (attach) => entry('RefAttachAdd', attach),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/refattaches/{RefAttachNum}',
    added: '23.3.26',
    permission: 'AllOthers',
    summary: 'Change a referral of a patient',
    body: refAttachInputs,
    target,
    patient: ({ target: attach }) => attach.PatNum,
    write: (tx, { target: attach, body }) => updateRefAttach(tx, attach, body),
    audit: (attach) => entry('RefAttachAdd', attach),
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/refattaches/{RefAttachNum}',
    added: '23.3.26',
    permission: 'AllOthers',
    summary: 'Delete a referral of a patient',
    target,
    patient: ({ target: attach }) => attach.PatNum,
    write: (tx, { target: attach }) => removeRefAttach(tx, attach),
    audit: (attach) => entry('RefAttachDelete', attach),
    answer: { kind: 'empty' },
  }),
];

function entry(
  permission: 'RefAttachAdd' | 'RefAttachDelete',
  { PatNum, RefAttachNum, ReferralNum }: Row<'refattach'>,
): Audited {
  return { permission, patNum: PatNum, key: RefAttachNum, detail: `ReferralNum ${ReferralNum}` };
}
