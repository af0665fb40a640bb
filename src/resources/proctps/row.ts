import { tableRow } from '../../db/rows/table-row.ts';
import { DefCat } from '../../domain/enums.ts';
import { amountField, dateField, dateTimeField, keyField, textField, wholeField } from '../../wire/shape.ts';

/** ProcTPs page. */
export const procTpRow = tableRow({
  name: 'ProcTP',
  table: 'proctp',
  alias: 't',
  joins: { d: ['definition', `d.DefNum = t.Priority AND d.Category = ${DefCat.TxPriorities}`] },
  fields: {
    ProcTPNum: keyField({}),
    TreatPlanNum: keyField({}),
    PatNum: keyField({}),
    ProcNumOrig: keyField('procedurelog.ProcNum of the procedure this row copies.'),
    ItemOrder: wholeField({}),
    Priority: keyField('DefNum of category 20 (TxPriorities); 0 = none.'),
    priority: textField({ sql: 'd.ItemName', description: 'Name of the priority.' }),
    ToothNumTP: textField('The tooth in the office’s numbering.'),
    Surf: textField({}),
    ProcCode: textField({}),
    Descript: textField({}),
    FeeAmt: amountField({}),
    PriInsAmt: amountField('What primary insurance, or the discount plan, is expected to pay.'),
    SecInsAmt: amountField({}),
    PatAmt: amountField({}),
    Discount: amountField('Write-offs and the procedure’s own discount.'),
    Prognosis: textField({}),
    Dx: textField({}),
    ProcAbbr: textField({}),
    SecUserNumEntry: keyField({}),
    SecDateEntry: dateField({}),
    SecDateTEdit: dateTimeField({}),
    FeeAllowed: amountField('What primary insurance allows; -1.0 when it is not billed.'),
    TaxAmt: amountField({}),
    ProvNum: keyField({}),
    DateTP: dateField({}),
    ClinicNum: keyField({}),
    CatPercUCR: amountField('The office’s usual fee for one unit.'),
  },
});
