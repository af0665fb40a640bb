import { tableRow } from '../../db/rows/table-row.ts';
import { EtransType } from '../../domain/enums.ts';
import { dateTimeField, keyField, namedField, textField, textOrZeroField, wholeField } from '../../wire/shape.ts';

/** Etranss page. */
export const etransRow = tableRow({
  name: 'Etrans',
  table: 'etrans',
  fields: {
    EtransNum: keyField({}),
    DateTimeTrans: dateTimeField({}),
    ClearingHouseNum: keyField('clearinghouse.ClearinghouseNum; 0 = none.'),
    Etype: namedField(EtransType),
    ClaimNum: keyField('claim.ClaimNum; the claim may be gone.'),
    OfficeSequenceNumber: wholeField({}),
    CarrierTransCounter: wholeField({}),
    CarrierTransCounter2: wholeField({}),
    CarrierNum: keyField({}),
    CarrierNum2: keyField('carrier.CarrierNum of the secondary insurance, in Canada.'),
    PatNum: keyField({}),
    BatchNumber: wholeField({}),
    AckCode: textField({}),
    TransSetNum: wholeField({}),
    Note: textField({}),
    EtransMessageTextNum: keyField('etransmessagetext.EtransMessageTextNum; 0 = none.'),
    AckEtransNum: keyField('etrans.EtransNum of the acknowledgement.'),
    PlanNum: keyField('insplan.PlanNum for benefit requests.'),
    InsSubNum: keyField('inssub.InsSubNum for benefit requests.'),
    TransSetId835: textOrZeroField({ column: 'TranSetId835', description: 'The number 0 = none.' }),
    CarrierNameRaw: textField({}),
    PatientNameRaw: textField({}),
    UserNum: keyField({}),
  },
});
