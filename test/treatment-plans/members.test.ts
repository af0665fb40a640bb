import { beforeEach, describe, expect, it } from 'vitest';
import { DefCat, ProcStatus } from '../../src/domain/enums.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { expectRefusal, FULL_SHEET, layFixture, planned, save, setPreference } from './fixture.ts';

const LATER = '2025-03-10 10:00:00';

describe.each(engines)('the members of treatment plans on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeEach(() => layFixture(practice));

  const procedure = async (procNum: number) =>
    (await practice.rows('procedurelog', (row) => row.ProcNum === procNum))[0]!;
  const attach = (TreatPlanNum: number, ProcNum: number, more: object = {}) =>
    practice.post('/treatplanattaches', { TreatPlanNum, ProcNum, ...more });
  const logOf = async () => (await practice.rows('securitylog')).map((row) => row.LogText);

  describe('attaching', () => {
    it('takes a deleted procedure for none, whatever its patient', async () => {
      await practice.change('procedurelog', { ProcNum: 1104 }, { ProcStatus: ProcStatus.D, PatNum: 31 });
      await expectRefusal(practice, () => attach(101, 1104), 404, 'Procedure not found.');
    });

    it('refuses the procedure of another patient before its status', async () => {
      await practice.change('procedurelog', { ProcNum: 1104 }, { PatNum: 31 });
      const sentence = 'Procedure and TreatPlan belong to different patients.';
      await expectRefusal(practice, () => attach(101, 1104), 400, sentence);
    });

    it('accepts a TP procedure on the Active plan that another program forgot to attach', async () => {
      await practice.lay('procedurelog', planned({ ProcNum: 1140, Priority: 148 }));
      expect((await attach(100, 1140, { Priority: '152' })).body).toMatchObject({ ProcNum: 1140, Priority: 152 });
      expect(await procedure(1140)).toMatchObject({ Priority: 152 });
      expect(await practice.rows('treatplanattach', (row) => row.ProcNum === 1140)).toHaveLength(1);
    });

    it('accepts a hidden priority, and names it', async () => {
      await practice.lay('definition', { DefNum: 161, Category: DefCat.TxPriorities, ItemName: 'Old', IsHidden: 1 });
      expect((await attach(101, 1101, { Priority: 161 })).body).toMatchObject({ Priority: 161, priority: 'Old' });
    });

    it('leaves one audit row', async () => {
      const { body } = await attach(101, 1102);
      expect(await logOf()).toEqual([
        `Created by Amazing Smiles through API. TreatPlanAttachNum ${body.TreatPlanAttachNum}, TreatPlanNum 101, ProcNum 1102`,
      ]);
    });
  });

  describe('changing a priority', () => {
    it('touches no procedure on an Inactive plan', async () => {
      practice.setNow(LATER);
      await practice.change('procedurelog', { ProcNum: 1103 }, { DateTStamp: '2025-01-01 00:00:00' });
      const before = await procedure(1103);
      expect((await practice.put('/treatplanattaches/203', { Priority: 152 })).status).toBe(200);
      expect(await procedure(1103)).toEqual(before);
    });

    it('is undone where upkeep finds the procedure completed', async () => {
      await practice.change('procedurelog', { ProcNum: 1102 }, { ProcStatus: ProcStatus.C });
      const request = () => practice.put('/treatplanattaches/202', { Priority: 149 });
      await expectRefusal(practice, request, 404, 'TreatPlanAttach not found.');
    });

    it.each([{}, { Priority: null }, { Priority: 151 }, { TreatPlanNum: 101 }])('%j changes nothing', async (sent) => {
      const before = await practice.rows('treatplanattach');
      expect(await practice.put('/treatplanattaches/202', sent)).toMatchObject({
        status: 200,
        body: { Priority: 151 },
      });
      expect(await practice.rows('treatplanattach')).toEqual(before);
      expect(await logOf()).toEqual([]);
    });

    it.each([100, 950])('is refused on plan %i once it is Saved or gone', async (TreatPlanNum) => {
      await practice.change('treatplan', { TreatPlanNum: 100 }, { TPStatus: 0 });
      await practice.change('treatplanattach', { TreatPlanAttachNum: 202 }, { TreatPlanNum });
      const sentence = 'Procedures can only be attached to Active or Inactive treatment plans.';
      const request = () => practice.put('/treatplanattaches/202', { Priority: 149 });
      await expectRefusal(practice, request, 400, sentence);
    });
  });

  it('rows left behind by a plan that is gone are not listed', async () => {
    await practice.lay('treatplanattach', { TreatPlanNum: 950, ProcNum: 1101 });
    await practice.lay('proctp', { TreatPlanNum: 950, PatNum: 15 });
    for (const list of ['treatplanattaches', 'proctps']) {
      expect(await practice.get(`/${list}?TreatPlanNum=950`)).toMatchObject({
        status: 404,
        body: 'TreatPlan not found.',
      });
    }
  });

  describe('saved rows', () => {
    let saved: number;
    let path: string;
    beforeEach(async () => {
      saved = await save(practice);
      const [row] = await practice.rows('proctp', (copy) => copy.ProcNumOrig === 1101);
      path = `/proctps/${row!.ProcTPNum}`;
    });

    it('take every published field as it is sent, amounts in cents', async () => {
      const texts = { ToothNumTP: '99', Surf: 'any', ProcCode: 'N/A', Descript: 'Two\nlines', ProcAbbr: 'abbr' };
      const more = { Prognosis: 'Poor', Dx: 'Because', Priority: 148 };
      const amounts = {
        FeeAmt: '204.005',
        PriInsAmt: -1.5,
        SecInsAmt: '.5',
        PatAmt: 8.575,
        Discount: 0,
        FeeAllowed: '-1',
      };
      const { status, body } = await practice.put(path, { ...texts, ...more, ...amounts });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        ...texts,
        ...more,
        priority: 'Wait',
        FeeAmt: 204.01,
        PriInsAmt: -1.5,
        SecInsAmt: 0.5,
        PatAmt: 8.58,
        Discount: 0,
        FeeAllowed: -1,
      });
      expect(body).toMatchObject({ ItemOrder: 1, ProcNumOrig: 1101, CatPercUCR: 0, TaxAmt: 0 });
    });

    it('do not move the stamp of their plan, and their own only when something changes', async () => {
      practice.setNow(LATER);
      expect((await practice.put(path, { Dx: 'C', TaxAmt: 5 })).body).toMatchObject({
        SecDateTEdit: '2025-03-10 09:00:00',
        TaxAmt: 0,
      });
      expect((await practice.put(path, { Dx: 'K' })).body.SecDateTEdit).toBe(LATER);
      expect((await practice.get('/treatplans?TPStatus=Saved')).body).toMatchObject([
        { SecDateTEdit: '2025-03-10 09:00:00' },
      ]);
      expect((await logOf()).filter((text) => text?.startsWith('Updated'))).toHaveLength(1);
    });

    it('are frozen by a signature of the practice too', async () => {
      await setPreference(practice, 'SheetsDefaultTreatmentPlan', String(FULL_SHEET));
      expect((await practice.put(`/treatplans/${saved}`, { isSignedPractice: 'true' })).status).toBe(200);
      const sentence = 'ProcTP belongs to a signed TreatPlan.';
      await expectRefusal(practice, () => practice.put(path, { Dx: 'K' }), 400, sentence);
      await expectRefusal(practice, () => practice.put(path, {}), 400, sentence);
      await expectRefusal(practice, () => practice.delete(path), 400, sentence);
    });

    it('without a plan can be deleted, not changed', async () => {
      await practice.change('proctp', { ProcNumOrig: 1101 }, { TreatPlanNum: 950 });
      await expectRefusal(practice, () => practice.put(path, { Dx: 'K' }), 404, 'TreatPlan not found.');
      expect((await practice.delete(path)).status).toBe(200);
    });

    it('go with their plan, and so does all else of it', async () => {
      await practice.lay('treatplanattach', { TreatPlanNum: saved, ProcNum: 1101 });
      await practice.lay('treatplanparam', { TreatPlanNum: saved, PatNum: 15 }, { TreatPlanNum: 100, PatNum: 15 });
      await practice.lay('document', { DocNum: 60, PatNum: 15 });
      await practice.change('treatplan', { TreatPlanNum: saved }, { DocNum: 60 });
      expect((await practice.delete(`/treatplans/${saved}`)).status).toBe(200);
      expect(await practice.rows('proctp')).toEqual([]);
      expect(await practice.rows('treatplanattach', (row) => row.TreatPlanNum === saved)).toEqual([]);
      expect(await practice.rows('treatplanparam')).toMatchObject([{ TreatPlanNum: 100 }]);
      expect(await practice.rows('document')).toHaveLength(1);
      expect((await logOf()).at(-1)).toBe(
        `Deleted by Amazing Smiles through API. TreatPlanNum ${saved}, Heading Active Treatment Plan`,
      );
    });
  });
});
