import { tableRow } from '../../db/rows/table-row.ts';
import { amountField, flagField, keyField, textField, wholeField } from '../../wire/shape.ts';

/** DiscountPlans page. */
export const discountPlanRow = tableRow({
  name: 'DiscountPlan',
  table: 'discountplan',
  alias: 'p',
  joins: { d: ['definition', 'd.DefNum = p.DefNum'] },
  fields: {
    DiscountPlanNum: keyField({}),
    Description: textField({}),
    FeeSchedNum: keyField({}),
    DefNum: keyField('DefNum of category 1, adjustment type.'),
    adjustmentType: textField({ sql: 'd.ItemName' }),
    IsHidden: flagField({}),
    PlanNote: textField({}),
    ExamFreqLimit: wholeField('Exams allowed; -1 = unlimited.'),
    XrayFreqLimit: wholeField('X-rays allowed; -1 = unlimited.'),
    ProphyFreqLimit: wholeField('Prophylaxes allowed; -1 = unlimited.'),
    FluorideFreqLimit: wholeField('Fluorides allowed; -1 = unlimited.'),
    PerioFreqLimit: wholeField('Perio procedures allowed; -1 = unlimited.'),
    LimitedExamFreqLimit: wholeField('Limited exams allowed; -1 = unlimited.'),
    PAFreqLimit: wholeField('Periapicals allowed; -1 = unlimited.'),
    AnnualMax: amountField('Maximum discount in a year; -1 = none.'),
  },
});
