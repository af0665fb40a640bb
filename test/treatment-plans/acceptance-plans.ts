import { expect } from 'vitest';
import { ProcStatus, TPStatus } from '../../src/domain/enums.ts';
import type { TestPractice } from '../support/test-practice.ts';
import type { AcceptanceCase } from './acceptance-table.ts';
import {
  CODES,
  expectRefusal,
  layFrequencyReached,
  layPpo,
  NOTE,
  PRIORITY,
  planned,
  save,
  setPreference,
} from './fixture.ts';

const post = (practice: TestPractice, path: string, body: object) => () => practice.post(path, body);

const numbersOf = (rows: { TreatPlanNum: number }[]) => rows.map((row) => row.TreatPlanNum);

async function savedRows(practice: TestPractice, treatPlanNum = 100) {
  return (await practice.get(`/proctps?TreatPlanNum=${await save(practice, treatPlanNum)}`)).body;
}

async function savedRowOf(practice: TestPractice, procNum: number) {
  const rows: { ProcNumOrig: number }[] = await savedRows(practice);
  return rows.find((row) => row.ProcNumOrig === procNum);
}

export const createCases: AcceptanceCase[] = [
  {
    row: 1,
    name: 'POST treatplans with defaults',
    run: async (practice) => {
      const { status, body } = await practice.post('/treatplans', { PatNum: 31 });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        Heading: 'Inactive Treatment Plan',
        Note: NOTE,
        TPStatus: 'Inactive',
        TPType: 'Insurance',
        DateTP: '0001-01-01',
        SecUserNumEntry: 0,
        SecDateEntry: '2025-03-10',
      });
      expect(await practice.rows('treatplanattach', (row) => row.TreatPlanNum === body.TreatPlanNum)).toEqual([]);
      expect(await practice.rows('securitylog')).toMatchObject([
        {
          PermType: 38,
          UserNum: 0,
          LogSource: 23,
          PatNum: 31,
          FKey: 0,
          DefNum: 0,
          LogDateTime: '2025-03-10 09:00:00',
          LogText: `Created by Amazing Smiles through API. TreatPlanNum ${body.TreatPlanNum}, Heading Inactive Treatment Plan`,
        },
      ]);
    },
  },
  {
    row: 2,
    name: 'POST treatplans with everything given',
    run: async (practice) => {
      const sent = { PatNum: '31', Heading: 'Fillings', Note: '', TPType: 'Discount' };
      const { status, body } = await practice.post('/treatplans', sent);
      expect(status).toBe(201);
      expect(body).toMatchObject({ PatNum: 31, Heading: 'Fillings', Note: '', TPType: 'Discount' });
    },
  },
  {
    row: 3,
    name: 'POST treatplans without PatNum',
    run: (practice) =>
      expectRefusal(practice, post(practice, '/treatplans', { Heading: 'x' }), 400, 'PatNum is required.'),
  },
  {
    row: 4,
    name: 'POST treatplans for an unknown patient',
    run: (practice) =>
      expectRefusal(practice, post(practice, '/treatplans', { PatNum: 123456 }), 404, 'Patient not found.'),
  },
  {
    row: 5,
    name: 'POST treatplans for a deleted patient',
    run: (practice) =>
      expectRefusal(practice, post(practice, '/treatplans', { PatNum: 99 }), 400, 'Patient has been deleted.'),
  },
  {
    row: 6,
    name: 'POST treatplans with the number of a type',
    run: (practice) => {
      const request = post(practice, '/treatplans', { PatNum: 31, TPType: '1' });
      return expectRefusal(practice, request, 400, 'TPType is invalid.');
    },
  },
  {
    row: 7,
    name: 'POST treatplans with the reserved heading',
    run: (practice) => {
      const request = post(practice, '/treatplans', { PatNum: 31, Heading: 'Unassigned' });
      return expectRefusal(practice, request, 400, 'Heading cannot be "Unassigned".');
    },
  },
  {
    row: 8,
    name: 'POST treatplans for a patient whose discount plan has ended',
    run: async (practice) => {
      await practice.lay('discountplansub', { PatNum: 31, DiscountPlanNum: 1, DateTerm: '2019-12-31' });
      expect(await practice.post('/treatplans', { PatNum: 31 })).toMatchObject({
        status: 201,
        body: { TPType: 'Discount' },
      });
    },
  },
];

export const listCases: AcceptanceCase[] = [
  {
    row: 9,
    name: 'GET treatplans of a patient, by status',
    run: async (practice) => {
      expect(numbersOf((await practice.get('/treatplans?PatNum=15')).body)).toEqual([100, 101]);
      expect(numbersOf((await practice.get('/treatplans?PatNum=15&TPStatus=Inactive')).body)).toEqual([101]);
      const byNumber = await practice.get('/treatplans?PatNum=15&TPStatus=1');
      expect([byNumber.status, byNumber.body]).toEqual([400, 'TPStatus is invalid.']);
    },
  },
  {
    row: 10,
    name: 'GET treatplans changed at or after a moment',
    run: async (practice) => {
      await practice.change('treatplan', { TreatPlanNum: 101 }, { SecDateTEdit: '2025-03-01 10:00:00' });
      await practice.change('treatplan', { TreatPlanNum: 100 }, { SecDateTEdit: '2025-03-01 09:59:59' });
      const { body } = await practice.get('/treatplans?PatNum=15&SecDateTEdit=2025-03-01%2010%3A00%3A00');
      expect(numbersOf(body)).toEqual([101]);
    },
  },
  {
    row: 11,
    name: 'GET treatplans with a bare date',
    run: async (practice) => {
      const { status, body } = await practice.get('/treatplans?SecDateTEdit=2025-03-01');
      expect([status, body]).toEqual([400, 'SecDateTEdit format must be yyyy-MM-dd HH:mm:ss']);
    },
  },
  {
    row: 12,
    name: 'GET treatplans by page, with an unknown parameter',
    run: async (practice) => {
      const { status, body } = await practice.get('/treatplans?PatNum=15&Colour=red&Limit=1&Offset=1');
      expect([status, numbersOf(body)]).toEqual([200, [101]]);
    },
  },
  {
    row: 13,
    name: 'GET of the singular name',
    run: async (practice) => {
      const { status, body } = await practice.get('/treatplan?PatNum=15');
      expect([status, body]).toEqual([404, 'treatplan is not a valid resource.']);
    },
  },
];

export const saveCases: AcceptanceCase[] = [
  {
    row: 14,
    name: 'POST Saved makes a new plan and leaves the source',
    run: async (practice) => {
      const { status, body, headers } = await practice.post('/treatplans/Saved', { TreatPlanNum: 100 });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        Heading: 'Active Treatment Plan',
        DateTP: '2025-03-10',
        TPStatus: 'Saved',
        isSigned: 'false',
        SecDateEntry: '2025-03-10',
      });
      expect(body.TreatPlanNum).toBeGreaterThan(101);
      expect(headers.get('location')).toBe(`${practice.url}/treatplans/${body.TreatPlanNum}`);
      expect(await practice.rows('treatplan', (row) => row.TreatPlanNum === 100)).toMatchObject([
        { TPStatus: TPStatus.Active, SecDateTEdit: '2025-02-01 08:00:00' },
      ]);
      expect(await practice.rows('treatplanattach')).toMatchObject([
        { TreatPlanAttachNum: 201 },
        { TreatPlanAttachNum: 202 },
        { TreatPlanAttachNum: 203 },
      ]);
    },
  },
  {
    row: 15,
    name: 'the rows of a saved plan',
    start: 'Saved',
    run: async (practice, saved) => {
      const { body, text } = await practice.get(`/proctps?TreatPlanNum=${saved}`);
      expect(body).toMatchObject([
        {
          ItemOrder: 0,
          ProcNumOrig: 1102,
          Priority: 151,
          priority: '1',
          FeeAmt: 57,
          PatAmt: 57,
          ToothNumTP: '',
          ProcCode: 'D0140',
          Descript: 'Limited Exam',
        },
        {
          ItemOrder: 1,
          ProcNumOrig: 1101,
          PatNum: 15,
          TreatPlanNum: saved,
          Priority: 0,
          priority: '',
          ToothNumTP: '13',
          Surf: 'MOD',
          ProcCode: 'D2393',
          Descript: 'White filling, back, 3 sides',
          ProcAbbr: 'C3 (P)',
          Prognosis: 'Good',
          Dx: 'C',
          FeeAmt: 204,
          PatAmt: 204,
          PriInsAmt: 0,
          SecInsAmt: 0,
          Discount: 0,
          FeeAllowed: 0,
          TaxAmt: 0,
          CatPercUCR: 0,
          ProvNum: 11,
          DateTP: '2025-02-01',
          ClinicNum: 0,
          SecUserNumEntry: 0,
          SecDateEntry: '2025-03-10',
          SecDateTEdit: '2025-03-10 09:00:00',
        },
      ]);
      expect(body).toHaveLength(2);
      expect(text).toContain('"FeeAmt":204.0,');
      expect(text).toContain('"FeeAllowed":0.0,');
    },
  },
  {
    row: 16,
    name: 'POST Saved with heading and presenter',
    run: async (practice) => {
      const sent = { TreatPlanNum: '100', Heading: 'Saved Plan', UserNumPresenter: 5 };
      expect(await practice.post('/treatplans/Saved', sent)).toMatchObject({
        status: 201,
        body: { Heading: 'Saved Plan', UserNumPresenter: 5 },
      });
    },
  },
  {
    row: 17,
    name: 'POST Saved with an unknown presenter',
    run: (practice) => {
      const request = post(practice, '/treatplans/Saved', { TreatPlanNum: 100, UserNumPresenter: 999 });
      return expectRefusal(practice, request, 404, 'UserNumPresenter not found.');
    },
  },
  {
    row: 18,
    name: 'POST Saved of a Saved plan',
    start: 'Saved',
    run: (practice, saved) => {
      const request = post(practice, '/treatplans/Saved', { TreatPlanNum: saved });
      return expectRefusal(practice, request, 400, 'TreatPlan is already Saved.');
    },
  },
  {
    row: 19,
    name: 'POST Saved of an Inactive plan',
    run: async (practice) => {
      expect(await savedRows(practice, 101)).toMatchObject([{ ProcNumOrig: 1103, Priority: 149, ItemOrder: 0 }]);
      expect(await practice.rows('procedurelog', (row) => row.ProcNum === 1103)).toMatchObject([
        { ProcStatus: ProcStatus.TPi },
      ]);
    },
  },
  {
    row: 20,
    name: 'POST Saved after a procedure was completed by another program',
    run: async (practice) => {
      await practice.change('procedurelog', { ProcNum: 1101 }, { ProcStatus: ProcStatus.C });
      expect(await savedRows(practice)).toMatchObject([{ ProcNumOrig: 1102 }]);
      expect(await practice.rows('treatplanattach', (row) => row.TreatPlanAttachNum === 201)).toEqual([]);
    },
  },
  {
    row: 21,
    name: 'POST Saved of an empty plan',
    run: async (practice) => {
      await practice.change('procedurelog', { ProcNum: 1103 }, { ProcStatus: ProcStatus.D });
      await practice.change('treatplanattach', { TreatPlanAttachNum: 203 }, { TreatPlanNum: 0 });
      expect(await savedRows(practice, 101)).toEqual([]);
    },
  },
  {
    row: 22,
    name: 'POST Saved while there are two Active plans',
    run: async (practice) => {
      const second = { TreatPlanNum: 105, PatNum: 15, Heading: 'Second', TPStatus: TPStatus.Active };
      await practice.lay('treatplan', second);
      await save(practice);
      expect(await practice.rows('treatplan', (row) => row.TreatPlanNum <= 105)).toMatchObject([
        { TreatPlanNum: 100, TPStatus: TPStatus.Active },
        { TreatPlanNum: 101, TPStatus: TPStatus.Inactive },
        { TreatPlanNum: 105, TPStatus: TPStatus.Inactive, Heading: 'Second' },
      ]);
    },
  },
  {
    row: 23,
    name: 'POST Saved with FDI tooth numbers',
    run: async (practice) => {
      await setPreference(practice, 'UseInternationalToothNumbers', '1');
      expect(await savedRowOf(practice, 1101)).toMatchObject({ ToothNumTP: '25' });
    },
  },
  {
    row: 24,
    name: 'POST Saved of a bridge and a sextant with FDI tooth numbers',
    run: async (practice) => {
      await setPreference(practice, 'UseInternationalToothNumbers', '1');
      await practice.lay(
        'procedurelog',
        planned({ ProcNum: 1105, CodeNum: CODES.D6240, ToothRange: '2,3,4' }),
        planned({ ProcNum: 1106, CodeNum: CODES.D4342, Surf: '2' }),
      );
      const rows: { ProcNumOrig: number; Descript: string; Surf: string }[] = await savedRows(practice);
      expect(rows.find((row) => row.ProcNumOrig === 1105)).toMatchObject({ Descript: 'Bridge #17-15' });
      expect(rows.find((row) => row.ProcNumOrig === 1106)).toMatchObject({ Surf: '04' });
    },
  },
  {
    row: 25,
    name: 'the order of saved rows',
    run: async (practice) => {
      await layPriorities(practice);
      const rows: { ProcNumOrig: number; ItemOrder: number }[] = await savedRows(practice);
      expect(rows.map((row) => row.ProcNumOrig)).toEqual([1102, 1108, 1106, 1105, 1107, 1101]);
      expect(rows.map((row) => row.ItemOrder)).toEqual([0, 1, 2, 3, 4, 5]);
    },
  },
  {
    row: 26,
    name: 'the order of saved rows without teeth',
    run: async (practice) => {
      await setPreference(practice, 'TreatPlanSortByTooth', '0');
      await layPriorities(practice, '2025-02-20');
      const rows: { ProcNumOrig: number }[] = await savedRows(practice);
      expect(rows.map((row) => row.ProcNumOrig).slice(-2)).toEqual([1101, 1107]);
    },
  },
  {
    row: 27,
    name: 'POST Saved of several units',
    run: async (practice) => {
      await practice.lay('fee', { FeeSched: 53, CodeNum: CODES.D2393, Amount: 50 });
      await practice.change('procedurelog', { ProcNum: 1101 }, { ProcFee: 50, BaseUnits: 1, UnitQty: 2 });
      expect(await savedRowOf(practice, 1101)).toMatchObject({ FeeAmt: 150, PatAmt: 150, CatPercUCR: 50 });
    },
  },
  {
    row: 28,
    name: 'POST Saved for a PPO patient',
    run: async (practice) => {
      await layPpo(practice);
      expect(await savedRowOf(practice, 1101)).toMatchObject({ PriInsAmt: 80, Discount: 54, PatAmt: 70 });
    },
  },
  {
    row: 29,
    name: 'POST Saved of a procedure beyond its frequency',
    run: async (practice) => {
      await layPpo(practice);
      await layFrequencyReached(practice);
      expect(await savedRowOf(practice, 1101)).toMatchObject({
        PriInsAmt: 0,
        PatAmt: 150,
        Descript: 'White filling, back, 3 sides\r\nFrequency Limitation',
      });
    },
  },
  {
    row: 30,
    name: 'POST Saved of a procedure insurance is not billed for',
    run: async (practice) => {
      await layPpo(practice);
      await practice.change('procedurecode', { CodeNum: CODES.D2393 }, { NoBillIns: 1 });
      expect(await savedRowOf(practice, 1101)).toMatchObject({ FeeAllowed: -1 });
    },
  },
];

async function layPriorities(practice: TestPractice, toothOneDate = '2025-02-01'): Promise<void> {
  const crown = { CodeNum: CODES.D2740 };
  await practice.lay(
    'procedurelog',
    planned({ ...crown, ProcNum: 1105, Priority: PRIORITY.wait }),
    planned({ ...crown, ProcNum: 1106, Priority: PRIORITY.two }),
    planned({ ...crown, ProcNum: 1107, ToothNum: '1', ProcDate: toothOneDate }),
    planned({ ...crown, ProcNum: 1108, Priority: PRIORITY.one }),
  );
}

export const removeCases: AcceptanceCase[] = [
  {
    row: 49,
    name: 'DELETE of the Active plan',
    run: (practice) =>
      expectRefusal(
        practice,
        () => practice.delete('/treatplans/100'),
        400,
        'Active treatment plans cannot be deleted.',
      ),
  },
  {
    row: 50,
    name: 'DELETE of an Inactive plan parks its procedures',
    run: async (practice) => {
      expect(await practice.delete('/treatplans/101')).toMatchObject({ status: 200, text: '' });
      const plans = await practice.rows('treatplan', (row) => row.TreatPlanNum !== 100);
      expect(plans).toMatchObject([{ Heading: 'Unassigned', TPStatus: TPStatus.Inactive, PatNum: 15, Note: NOTE }]);
      expect(await practice.rows('treatplanattach', (row) => row.TreatPlanNum !== 100)).toMatchObject([
        { TreatPlanNum: plans[0]!.TreatPlanNum, ProcNum: 1103, Priority: 0 },
      ]);
      expect(await practice.rows('procedurelog', (row) => row.ProcNum === 1103)).toMatchObject([
        { ProcStatus: ProcStatus.TPi },
      ]);
    },
  },
];
