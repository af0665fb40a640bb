import { describe, expect, it } from 'vitest';
import * as enums from './enums.ts';

describe('enums', () => {
  it.each(Object.entries(enums))('%s gives every name a stored value of its own', (_name, table) => {
    const stored = Object.values(table);
    expect(new Set(stored).size).toBe(stored.length);
  });

  it('agrees with the numbers of treatment-plans.md 0.2', () => {
    expect(enums.TPStatus).toEqual({ Saved: 0, Active: 1, Inactive: 2 });
    expect(enums.TPType).toEqual({ Insurance: 0, Discount: 1 });
    expect(enums.ProcStatus).toEqual({ TP: 1, C: 2, EC: 3, EO: 4, R: 5, D: 6, Cn: 7, TPi: 8 });
    expect(Object.keys(enums.TreatArea).join(' ')).toBe('None Surf Tooth Mouth Quad Sextant Arch ToothRange');
    expect(Object.keys(enums.ClaimProcStatus).join(' ')).toBe(
      'NotReceived Received Preauth Adjustment Supplemental CapClaim Estimate CapComplete CapEstimate InsHist',
    );
    expect([enums.SheetFieldType.SigBox, enums.SheetFieldType.SigBoxPractice]).toEqual([9, 16]);
    expect(enums.SheetTypeEnum.TreatmentPlan).toBe(17);
    expect(Object.values(enums.ToothNomenclature)).toEqual([0, 1, 2, 3]);
    expect(enums.LogSource.API).toBe(23);
    const { TPModule, TreatPlanEdit, TreatPlanDiscountEdit, TreatPlanPresenterEdit, TreatPlanSign } = enums.PermType;
    expect([TPModule, TreatPlanEdit, TreatPlanDiscountEdit, TreatPlanPresenterEdit, TreatPlanSign]).toEqual([
      4, 38, 82, 123, 162,
    ]);
    // A category without a name would be answered "".
    expect(Object.values(enums.DefCat)).toEqual(Array.from({ length: 56 }, (_, number) => number));
    const { TxPriorities, Diagnosis, ImageCats, Prognosis } = enums.DefCat;
    expect([TxPriorities, Diagnosis, ImageCats, Prognosis]).toEqual([20, 16, 18, 30]);
  });
});
