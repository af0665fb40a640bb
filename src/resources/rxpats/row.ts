import { tableRow } from '../../db/rows/table-row.ts';
import { RxSendStatus } from '../../domain/enums.ts';
import { amountField, dateField, dateTimeField, flagField, keyField, namedField, textField } from '../../wire/shape.ts';

/** RxPats page. */
export const rxPatRow = tableRow({
  name: 'RxPat',
  table: 'rxpat',
  fields: {
    RxNum: keyField({}),
    PatNum: keyField({}),
    RxDate: dateField({}),
    Drug: textField({}),
    Sig: textField({}),
    Disp: textField({}),
    Refills: textField({}),
    ProvNum: keyField({}),
    Notes: textField({}),
    PharmacyNum: keyField({}),
    IsControlled: flagField({}),
    DateTStamp: dateTimeField({}),
    SendStatus: namedField(RxSendStatus),
    IsErxOld: flagField('An eRx row from before 15.4.'),
    IsProcRequired: flagField({}),
    ProcNum: keyField('procedurelog.ProcNum; blocks deletion.'),
    DaysOfSupply: amountField({}),
    PatientInstruction: textField({}),
    ClinicNum: keyField({}),
  },
});
