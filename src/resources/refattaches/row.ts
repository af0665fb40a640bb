import { tableRow } from '../../db/rows/table-row.ts';
import { ReferralToStatus, ReferralType } from '../../domain/enums.ts';
import { REFERRAL_NAME } from '../../practice/people/referrals.ts';
import { dateField, dateTimeField, flagField, keyField, namedField, textField, wholeField } from '../../wire/shape.ts';

/** RefAttaches page. */
export const refAttachRow = tableRow({
  name: 'RefAttach',
  table: 'refattach',
  alias: 'a',
  joins: { r: ['referral', 'r.ReferralNum = a.ReferralNum'] },
  fields: {
    RefAttachNum: keyField({}),
    ReferralNum: keyField({}),
    referralName: textField({
      sql: REFERRAL_NAME,
      description: 'Name and title of a person, or the name of anything else.',
    }),
    PatNum: keyField({}),
    ItemOrder: wholeField({}),
    RefDate: dateField({}),
    ReferralType: namedField(ReferralType, { column: 'RefType' }),
    RefToStatus: namedField(ReferralToStatus),
    Note: textField({}),
    IsTransitionOfCare: flagField({}),
    ProcNum: keyField('procedurelog.ProcNum; blocks deletion.'),
    DateProcComplete: dateField({}),
    ProvNum: keyField({}),
    DateTStamp: dateTimeField({}),
  },
});
