import { expect } from 'vitest';
import { ProcStatus, TPStatus } from '../../src/domain/enums.ts';
import type { TestPractice } from '../support/test-practice.ts';
import type { AcceptanceCase } from './acceptance-table.ts';
import { expectRefusal, NOTE } from './fixture.ts';

async function procedure(practice: TestPractice, procNum: number) {
  return (await practice.rows('procedurelog', (row) => row.ProcNum === procNum))[0]!;
}

async function attach(practice: TestPractice, treatPlanAttachNum: number) {
  return (await practice.rows('treatplanattach', (row) => row.TreatPlanAttachNum === treatPlanAttachNum))[0];
}

/** ProcTPNum of the copy of a procedure. */
async function copyOf(practice: TestPractice, procNum: number) {
  return (await practice.rows('proctp', (row) => row.ProcNumOrig === procNum))[0]!.ProcTPNum;
}

const post = (practice: TestPractice, body: object) => () => practice.post('/treatplanattaches', body);

export const attachCases: AcceptanceCase[] = [
  {
    row: 52,
    name: 'attaching an active procedure to an Inactive plan',
    run: async (practice) => {
      const sent = { TreatPlanNum: 101, ProcNum: 1101, Priority: 148 };
      expect(await practice.post('/treatplanattaches', sent)).toMatchObject({
        status: 201,
        body: { ...sent, priority: 'Wait' },
      });
      expect(await procedure(practice, 1101)).toMatchObject({ ProcStatus: ProcStatus.TP, Priority: 0 });
      expect(await attach(practice, 201)).toMatchObject({ Priority: 0 });
    },
  },
  {
    row: 53,
    name: 'attaching an inactive procedure to the Active plan',
    run: async (practice) => {
      const sent = { TreatPlanNum: 100, ProcNum: 1103, Priority: 152 };
      const { status, body, headers } = await practice.post('/treatplanattaches', sent);
      expect(status).toBe(201);
      expect(headers.get('location')).toBe(`${practice.url}/treatplanattaches/${body.TreatPlanAttachNum}`);
      expect(await procedure(practice, 1103)).toMatchObject({ ProcStatus: ProcStatus.TP, Priority: 152 });
      expect(await attach(practice, 203)).toMatchObject({ Priority: 149 });
    },
  },
  {
    row: 54,
    name: 'attaching twice',
    run: (practice) => {
      const sentence = 'Procedure is already attached to this TreatPlan.';
      return expectRefusal(practice, post(practice, { TreatPlanNum: 100, ProcNum: 1101 }), 400, sentence);
    },
  },
  {
    row: 55,
    name: 'attaching a completed procedure',
    run: (practice) => {
      const sentence = 'Procedure must have a ProcStatus of TP or TPi.';
      return expectRefusal(practice, post(practice, { TreatPlanNum: 101, ProcNum: 1104 }), 400, sentence);
    },
  },
  {
    row: 56,
    name: 'attaching to a Saved plan',
    start: 'Saved',
    run: (practice, saved) => {
      const sentence = 'Procedures can only be attached to Active or Inactive treatment plans.';
      return expectRefusal(practice, post(practice, { TreatPlanNum: saved, ProcNum: 1101 }), 400, sentence);
    },
  },
  {
    row: 57,
    name: 'a definition of another category as priority',
    run: (practice) => {
      const sent = { TreatPlanNum: 101, ProcNum: 1101, Priority: 401 };
      return expectRefusal(practice, post(practice, sent), 404, 'Priority not found.');
    },
  },
  {
    row: 58,
    name: 'a priority on the Active plan',
    run: async (practice) => {
      expect(await practice.put('/treatplanattaches/202', { Priority: 149 })).toMatchObject({
        status: 200,
        body: { TreatPlanAttachNum: 202, TreatPlanNum: 100, ProcNum: 1102, Priority: 149, priority: 'Low' },
      });
      expect(await procedure(practice, 1102)).toMatchObject({ Priority: 149 });
    },
  },
  {
    row: 59,
    name: 'a priority on an Inactive plan',
    run: async (practice) => {
      expect(await practice.put('/treatplanattaches/203', { Priority: 0 })).toMatchObject({
        status: 200,
        body: { Priority: 0, priority: '' },
      });
      expect(await procedure(practice, 1103)).toMatchObject({ Priority: 0 });
    },
  },
  {
    row: 60,
    name: 'DELETE of an attach',
    run: (practice) => {
      const request = () => practice.delete('/treatplanattaches/203');
      return expectRefusal(practice, request, 400, 'treatplanattaches DELETE  is not a valid method.');
    },
  },
  {
    row: 61,
    name: 'GET treatplanattaches of nothing and of a Saved plan',
    start: 'Saved',
    run: async (practice, saved) => {
      expect(await practice.get('/treatplanattaches')).toMatchObject({
        status: 400,
        body: 'TreatPlanNum is required.',
      });
      expect(await practice.get(`/treatplanattaches?TreatPlanNum=${saved}`)).toMatchObject({ status: 200, body: [] });
    },
  },
];

export const procTpCases: AcceptanceCase[] = [
  {
    row: 62,
    name: 'GET proctps of a live plan and of none',
    start: 'Saved',
    run: async (practice) => {
      expect(await practice.get('/proctps?TreatPlanNum=100')).toMatchObject({ status: 200, body: [] });
      expect(await practice.get('/proctps?TreatPlanNum=999')).toMatchObject({
        status: 404,
        body: 'TreatPlan not found.',
      });
    },
  },
  {
    row: 63,
    name: 'PUT of a discount, comma and all',
    start: 'Saved',
    run: async (practice) => {
      const path = `/proctps/${await copyOf(practice, 1101)}`;
      const { status, body } = await practice.send('PUT', path, '{ "Discount": "17.00", }');
      expect([status, body.Discount, body.PatAmt]).toEqual([200, 17, 204]);
    },
  },
  {
    row: 64,
    name: 'PUT of an empty allowed fee',
    start: 'Saved',
    run: async (practice) => {
      const { status, text } = await practice.put(`/proctps/${await copyOf(practice, 1101)}`, { FeeAllowed: '' });
      expect(status).toBe(200);
      expect(text).toContain('"FeeAllowed":-1.0,');
    },
  },
  {
    row: 65,
    name: 'changing rows of a signed plan',
    start: 'Signed',
    run: async (practice) => {
      const path = `/proctps/${await copyOf(practice, 1101)}`;
      const sentence = 'ProcTP belongs to a signed TreatPlan.';
      await expectRefusal(practice, () => practice.put(path, { Dx: 'K' }), 400, sentence);
      await expectRefusal(practice, () => practice.delete(path), 400, sentence);
    },
  },
  {
    row: 66,
    name: 'DELETE of a row',
    start: 'Saved',
    run: async (practice, saved) => {
      const plan = await practice.rows('treatplan', (row) => row.TreatPlanNum === saved);
      const original = await procedure(practice, 1102);
      expect(await practice.delete(`/proctps/${await copyOf(practice, 1102)}`)).toMatchObject({
        status: 200,
        text: '',
      });
      expect(await practice.rows('proctp')).toMatchObject([{ ProcNumOrig: 1101, ItemOrder: 1 }]);
      expect(await practice.rows('treatplan', (row) => row.TreatPlanNum === saved)).toEqual(plan);
      expect(await procedure(practice, 1102)).toEqual(original);
    },
  },
];

export const procedureCases: AcceptanceCase[] = [
  {
    row: 67,
    name: 'completing a planned procedure',
    start: 'Saved',
    run: async (practice) => {
      const copies = await practice.rows('proctp');
      expect((await practice.put('/procedurelogs/1101', { ProcStatus: 'C' })).status).toBe(200);
      expect(await attach(practice, 201)).toBeUndefined();
      expect(await practice.rows('proctp')).toEqual(copies);
      expect(await practice.rows('treatplan', (row) => row.TreatPlanNum === 100)).toMatchObject([
        { TPStatus: TPStatus.Active },
      ]);
    },
  },
  {
    row: 68,
    name: 'giving a procedure another priority',
    run: async (practice) => {
      expect((await practice.put('/procedurelogs/1101', { Priority: 152 })).status).toBe(200);
      expect(await attach(practice, 201)).toMatchObject({ Priority: 152 });
    },
  },
  {
    row: 69,
    name: 'the first planned procedure of a patient',
    run: async (practice) => {
      const sent = { PatNum: 712, ProcDate: '2025-03-10', ProcStatus: 'TP', procCode: 'D0140' };
      const { status, body } = await practice.post('/procedurelogs', sent);
      expect(status).toBe(201);
      const plans = await practice.rows('treatplan', (row) => row.PatNum === 712);
      expect(plans).toMatchObject([{ TPStatus: TPStatus.Active, Heading: 'Active Treatment Plan', Note: NOTE }]);
      expect(await practice.rows('treatplanattach', (row) => row.ProcNum === body.ProcNum)).toMatchObject([
        { TreatPlanNum: plans[0]!.TreatPlanNum },
      ]);
    },
  },
];
