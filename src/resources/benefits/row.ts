import { tableRow } from '../../db/rows/table-row.ts';
import { BenefitType, CoverageLevel, QuantityQualifier, TimePeriod } from '../../domain/enums.ts';
import { amountField, dateTimeField, keyField, namedField, textField, wholeField } from '../../wire/shape.ts';

/** Benefits page. */
export const benefitRow = tableRow({
  name: 'Benefit',
  table: 'benefit',
  alias: 'b',
  joins: { c: ['procedurecode', 'c.CodeNum = b.CodeNum'] },
  fields: {
    BenefitNum: keyField({}),
    PlanNum: keyField('insplan.PlanNum, or 0 with PatPlanNum.'),
    PatPlanNum: keyField('patplan.PatPlanNum, if it is for one patient alone; 0 = none.'),
    CovCatNum: keyField('covcat.CovCatNum; 0 = general.'),
    BenefitType: namedField(BenefitType),
    Percent: wholeField('Percentage that insurance pays, 0-100; -1 = none.'),
    MonetaryAmt: amountField('Amount; -1 = none.'),
    TimePeriod: namedField(TimePeriod),
    QuantityQualifier: namedField(QuantityQualifier),
    Quantity: wholeField({}),
    CodeNum: keyField('procedurecode.CodeNum; not together with CovCatNum.'),
    procCode: textField({ sql: 'c.ProcCode' }),
    CoverageLevel: namedField(CoverageLevel),
    SecDateTEntry: dateTimeField({}),
    SecDateTEdit: dateTimeField({}),
    CodeGroupNum: keyField('codegroup.CodeGroupNum for frequency or age limits.'),
  },
});
