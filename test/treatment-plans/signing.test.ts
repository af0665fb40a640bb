import { beforeEach, describe, expect, it } from 'vitest';
import { PermType, SheetFieldType, TPStatus } from '../../src/domain/enums.ts';
import { verifySignature } from '../../src/signing/verify.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { expectRefusal, FULL_SHEET, layFixture, save, setPreference } from './fixture.ts';

const LOCKED = 'TreatPlan is signed. Clear or renew the signature to make changes.';
const MIN = '0001-01-01 00:00:00';

/** The table of `treatment-plans.md` 4.3: what is signed already, what is sent, and whether it is accepted. */
const lock: readonly (readonly [signed: ('patient' | 'practice')[], sent: object, status: number])[] = [
  [['patient'], { Note: 'Changed' }, 400],
  [['patient'], { Note: 'Changed', isSigned: 'true' }, 200],
  [['patient'], { Note: 'Changed', isSigned: 'false' }, 200],
  [['patient', 'practice'], { Note: 'Changed', isSigned: 'true' }, 400],
  [['patient', 'practice'], { Note: 'Changed', isSigned: 'false' }, 400],
  [['patient', 'practice'], { Note: 'Changed', isSigned: 'true', isSignedPractice: 'true' }, 200],
  [['patient', 'practice'], { Note: 'Changed', isSigned: 'false', isSignedPractice: 'false' }, 200],
  [['patient'], { isSignedPractice: 'true' }, 200],
  [['patient'], { SignaturePracticeText: 'Dr. New', isSignedPractice: 'true' }, 400],
  [['patient'], { SignaturePracticeText: 'Dr. New', isSignedPractice: 'true', isSigned: 'true' }, 200],
  [['practice'], { Heading: 'Changed' }, 400],
  [['practice'], { DateTP: '2025-01-01' }, 400],
  [['practice'], { ResponsParty: 712 }, 400],
  [['practice'], { TPType: 'Discount' }, 400],
  [['practice'], { SignatureText: 'P. New' }, 400],
  [['practice'], { Heading: 'Active Treatment Plan', DateTP: '2025-03-10', ResponsParty: 0, TPType: 'insurance' }, 200],
  [[], { Heading: 'Changed', TPType: 'Discount' }, 200],
];

describe.each(engines)('signing treatment plans on %s', (engine) => {
  const practice = testPractice({ engine });
  let saved: number;
  beforeEach(async () => {
    await layFixture(practice);
    await setPreference(practice, 'SheetsDefaultTreatmentPlan', String(FULL_SHEET));
    saved = await save(practice);
  });

  const put = (body: object) => practice.put(`/treatplans/${saved}`, body);
  const plan = async () => (await practice.rows('treatplan', (row) => row.TreatPlanNum === saved))[0]!;
  const verdicts = async () => {
    const row = await plan();
    const rows = await practice.rows('proctp', (copy) => copy.TreatPlanNum === saved);
    return [row.Signature ?? '', row.SignaturePractice].map((text) => verifySignature(text, row, rows).kind);
  };
  const signedBy = (sides: readonly string[]) => ({
    ...(sides.includes('patient') ? { isSigned: 'true' } : {}),
    ...(sides.includes('practice') ? { isSignedPractice: 'true' } : {}),
  });

  it.each(lock)('with %j standing, %j is answered %i', async (sides, sent, status) => {
    await put(signedBy(sides));
    if (status === 400) await expectRefusal(practice, () => put(sent), 400, LOCKED);
    else expect((await put(sent)).status).toBe(200);
    // Whatever passed, no signature is left that does not belong to the plan.
    expect(await verdicts()).not.toContain('broken');
  });

  it('clears one signature and leaves the other, the names and the document', async () => {
    await put({ SignatureText: 'P. Hoovey', SignaturePracticeText: 'Dr. B', isSigned: true, isSignedPractice: true });
    await practice.change('treatplan', { TreatPlanNum: saved }, { DocNum: 44, SigIsTopaz: 1 });
    const { Signature, SignaturePractice } = await plan();
    expect((await put({ isSigned: 'FALSE' })).body).toMatchObject({ isSigned: 'false', DateTSigned: MIN });
    expect(await plan()).toMatchObject({
      Signature: '',
      SignaturePractice,
      SignatureText: 'P. Hoovey',
      SignaturePracticeText: 'Dr. B',
      DocNum: 44,
      SigIsTopaz: 1,
    });
    await put({ isSignedPractice: false });
    expect(await plan()).toMatchObject({ SignaturePractice: '', DateTPracticeSigned: MIN, DocNum: 44, SigIsTopaz: 0 });
    expect(Signature).toBe(SignaturePractice);
  });

  it('clears nothing where nothing is signed, and says so in no audit row', async () => {
    const before = await practice.rows('securitylog');
    practice.setNow('2025-03-10 10:00:00');
    expect((await put({ isSigned: 'false', isSignedPractice: 'false' })).body.SecDateTEdit).toBe('2025-03-10 09:00:00');
    expect(await practice.rows('securitylog')).toEqual(before);
    expect((await practice.put('/treatplans/101', { isSigned: 'false', isSignedPractice: false })).status).toBe(200);
  });

  it('signs over line feeds, whatever line ends were sent', async () => {
    await put({ Note: 'One\r\nTwo' });
    expect((await plan()).Note).toBe('One\r\nTwo');
    await put({ isSigned: 'true' });
    expect((await plan()).Note).toBe('One\nTwo');
    // The same text with the other line end is no change.
    expect((await put({ Note: 'One\r\nTwo' })).status).toBe(200);
    expect((await plan()).Note).toBe('One\nTwo');
    expect(await verdicts()).toEqual(['stamp', 'unsigned']);
  });

  it('leaves the text alone that another signature was made over', async () => {
    await put({ isSigned: 'true' });
    await practice.change('treatplan', { TreatPlanNum: saved }, { Note: 'ONLY AN\r\nESTIMATE.' });
    await put({ isSignedPractice: 'true' });
    expect((await plan()).Note).toBe('ONLY AN\r\nESTIMATE.');
    expect(await verdicts()).toEqual(['broken', 'stamp']);
  });

  it('signs an empty plan, and logs each signature though the plan is the same', async () => {
    await practice.change('proctp', { TreatPlanNum: saved }, { TreatPlanNum: 0 });
    await put({ isSigned: 'true' });
    await put({ isSigned: 'true' });
    expect(await verdicts()).toEqual(['stamp', 'unsigned']);
    const log = await practice.rows('securitylog', (row) => (row.LogText ?? '').startsWith('Updated'));
    expect(log.map(({ PermType: type }) => type)).toEqual(
      Array(2).fill([PermType.TreatPlanEdit, PermType.TreatPlanSign]).flat(),
    );
  });

  it.each([
    [{ DateTP: '2025-01-01', SignatureText: 'x' }, 'DateTP can only be set when TPStatus is Saved.'],
    [{ SignatureText: 'x' }, 'Only Saved treatment plans can be signed.'],
    [{ SignaturePracticeText: '' }, 'Only Saved treatment plans can be signed.'],
    [{ isSignedPractice: true }, 'Only Saved treatment plans can be signed.'],
    [{ Heading: 'Unassigned' }, 'Heading cannot be "Unassigned".'],
  ])('a live plan refuses %j', async (sent, sentence) => {
    await expectRefusal(practice, () => practice.put('/treatplans/100', sent), 400, sentence);
  });

  it('a Saved plan may be headed Unassigned', async () => {
    expect((await put({ Heading: 'Unassigned' })).body.Heading).toBe('Unassigned');
    expect((await practice.delete(`/treatplans/${saved}`)).status).toBe(200);
  });

  describe('asks the default sheet', () => {
    const REFUSED = 'isSignedPractice is not allowed by the default Treatment Plan sheet.';
    const countersign = async () => {
      const { status, body } = await put({ isSignedPractice: 'true' });
      return status === 200 ? 'allowed' : body;
    };

    beforeEach(async () => {
      // Sheet 78 has only the patient's box; clinic 4 uses it, clinic 5 has no choice of its own.
      await practice.lay('sheetdef', { SheetDefNum: 78, SheetType: 17 });
      await practice.lay('sheetfielddef', { SheetDefNum: 78, FieldType: SheetFieldType.SigBox });
      await practice.lay('clinic', { ClinicNum: 4 }, { ClinicNum: 5 });
      await practice.lay('clinicpref', {
        ClinicNum: 4,
        PrefName: 'SheetsDefaultTreatmentPlan',
        ValueString: '78',
      });
      await setPreference(practice, 'EasyNoClinics', '0');
    });

    it('of the practice, where the clinic has none', async () => {
      await practice.change('proctp', { TreatPlanNum: saved }, { ClinicNum: 5 });
      expect(await countersign()).toBe('allowed');
    });

    it('of the clinic of the first row', async () => {
      await practice.change('proctp', { TreatPlanNum: saved, ItemOrder: 0 }, { ClinicNum: 4 });
      expect(await countersign()).toBe(REFUSED);
    });

    it('of no clinic, where the office does not use clinics', async () => {
      await practice.change('proctp', { TreatPlanNum: saved }, { ClinicNum: 4 });
      await setPreference(practice, 'EasyNoClinics', '1');
      expect(await countersign()).toBe('allowed');
    });

    it('of the practice for a row without a clinic', async () => {
      await practice.lay('clinicpref', { ClinicNum: 0, PrefName: 'SheetsDefaultTreatmentPlan', ValueString: '78' });
      expect(await countersign()).toBe('allowed');
    });

    it('of the patient’s clinic for a plan without rows', async () => {
      await practice.change('proctp', { TreatPlanNum: saved }, { TreatPlanNum: 0 });
      await practice.change('patient', { PatNum: 15 }, { ClinicNum: 4 });
      expect(await countersign()).toBe(REFUSED);
    });

    it.each(['0', '999', 'none', ''])('that is the internal one for the preference %j', async (value) => {
      await setPreference(practice, 'SheetsDefaultTreatmentPlan', value);
      expect(await countersign()).toBe(REFUSED);
    });

    it('field by field, in exact case', async () => {
      await setPreference(practice, 'SheetsDefaultTreatmentPlan', '78');
      await practice.lay('sheetfielddef', { SheetDefNum: 78, FieldName: 'SignatureText', Language: 'fr' });
      await practice.lay('sheetfielddef', { SheetDefNum: 78, FieldName: 'signaturepracticetext' });
      expect((await put({ SignatureText: 'P. Hoovey' })).status).toBe(200);
      expect((await put({ SignaturePracticeText: '' })).body).toBe(
        'SignaturePracticeText is not allowed by the default Treatment Plan sheet.',
      );
    });
  });

  it('keeps the status a request cannot change', async () => {
    const { status, headers } = await put({ TPStatus: 'Active', PatNum: 31, DocNum: 7 });
    expect([status, headers.get('x-ignored-fields')]).toEqual([200, 'TPStatus, PatNum, DocNum']);
    expect(await plan()).toMatchObject({ TPStatus: TPStatus.Saved, PatNum: 15, DocNum: 0 });
  });
});
