import { expect } from 'vitest';
import { verifySignature } from '../../src/signing/verify.ts';
import type { TestPractice } from '../support/test-practice.ts';
import type { AcceptanceCase } from './acceptance-table.ts';
import { expectRefusal, FULL_SHEET, NOTE, setPreference } from './fixture.ts';

const LOCKED = 'TreatPlan is signed. Clear or renew the signature to make changes.';
const MIN = '0001-01-01 00:00:00';

/** Signature made over this fixture's plan with openssl, in the way of `treatment-plans.md` 4.10's vector 3. */
const SIGNATURE =
  'A5PeTRALG8LqSejs6em2OXWlOXhzWDYIW95/AQFZ1WucBwc24MgINKmIVN/cc0v7L600Uvb6uRByVSbqeAgklkxXAP4vjemacVhA3eMit0qLg3nK' +
  'lmiJxNDnB8CxF9aiC5Vfg8E6O5CZkiU2CDxyHRSi0fAH77xIRa/cXFrsZDE0aUWEvtTuhSltEPwIuDdUiaU1eIzXhRGQYFQ4PCrxbSGT9v6SOqbE' +
  'xkDTUh0g6+qtVQe5s1oTxmy5oYOeF2wKXbUXUr0Qoh1fACQm+VHR/OpMsDyZ/G7x95ptXh8kXaLEeNKhFsjkI+UecNZolbI3TXPHojDm9BBAuXzr' +
  '7P0u+WIKb5zc6X1nPKy/79Qe+zLV8uNlJ5Rj69NkVKDCu3rUzjyWbbQ8LFqfH7SNrvGAOw==';

async function planRow(practice: TestPractice, treatPlanNum: number) {
  return (await practice.rows('treatplan', (row) => row.TreatPlanNum === treatPlanNum))[0]!;
}

async function boundRows(practice: TestPractice, treatPlanNum: number) {
  const rows = await practice.rows('proctp', (row) => row.TreatPlanNum === treatPlanNum);
  return rows.sort((a, b) => a.ItemOrder - b.ItemOrder);
}

const put = (practice: TestPractice, treatPlanNum: number, body: object) => () =>
  practice.put(`/treatplans/${treatPlanNum}`, body);

export const editCases: AcceptanceCase[] = [
  {
    row: 31,
    name: 'PUT of a heading',
    run: async (practice) => {
      const Heading = 'Inactive Treatment Plan - Patient Declined';
      expect(await practice.put('/treatplans/101', { Heading })).toMatchObject({ status: 200, body: { Heading } });
      expect(await practice.rows('securitylog')).toMatchObject([
        { LogText: `Updated by Amazing Smiles through API. TreatPlanNum 101, Heading ${Heading}` },
      ]);
    },
  },
  {
    row: 32,
    name: 'PUT of a date on a live plan',
    run: (practice) => {
      const sentence = 'DateTP can only be set when TPStatus is Saved.';
      return expectRefusal(practice, put(practice, 101, { DateTP: '2025-01-27' }), 400, sentence);
    },
  },
  {
    row: 33,
    name: 'PUT of a date on a Saved plan',
    start: 'Saved',
    run: async (practice, saved) => {
      const { status, body } = await practice.put(`/treatplans/${saved}`, { DateTP: '2025-01-27' });
      expect([status, body.DateTP]).toEqual([200, '2025-01-27']);
    },
  },
  {
    row: 34,
    name: 'PUT of nothing',
    start: 'Saved',
    run: async (practice, saved) => {
      practice.setNow('2025-03-10 10:00:00');
      const before = await practice.rows('securitylog');
      const { status, body } = await practice.put(`/treatplans/${saved}`, {});
      expect([status, body.SecDateTEdit]).toEqual([200, '2025-03-10 09:00:00']);
      expect(await practice.rows('securitylog')).toEqual(before);
    },
  },
  {
    row: 35,
    name: 'signing a live plan',
    run: (practice) => {
      const request = put(practice, 101, { isSigned: 'true' });
      return expectRefusal(practice, request, 400, 'Only Saved treatment plans can be signed.');
    },
  },
];

export const signCases: AcceptanceCase[] = [
  {
    row: 36,
    name: 'a typed name the sheet has no place for',
    start: 'Saved',
    run: (practice, saved) => {
      const sentence = 'SignatureText is not allowed by the default Treatment Plan sheet.';
      return expectRefusal(practice, put(practice, saved, { SignatureText: 'P. Hoovey' }), 400, sentence);
    },
  },
  {
    row: 37,
    name: 'a practice signature the sheet has no box for',
    start: 'Saved',
    run: (practice, saved) => {
      const sentence = 'isSignedPractice is not allowed by the default Treatment Plan sheet.';
      return expectRefusal(practice, put(practice, saved, { isSignedPractice: 'true' }), 400, sentence);
    },
  },
  {
    row: 38,
    name: 'signing for the patient',
    start: 'Saved',
    run: async (practice, saved) => {
      expect(await practice.put(`/treatplans/${saved}`, { isSigned: 'true' })).toMatchObject({
        status: 200,
        body: {
          isSigned: 'true',
          isSignedPractice: 'false',
          DateTSigned: '2025-03-10 09:00:00',
          DateTPracticeSigned: MIN,
          DocNum: 0,
        },
      });
      expect((await planRow(practice, saved)).Signature).toBe(SIGNATURE);
    },
  },
  {
    row: 39,
    name: 'editing a signed plan',
    start: 'Signed',
    run: (practice, saved) => expectRefusal(practice, put(practice, saved, { Note: 'Changed' }), 400, LOCKED),
  },
  {
    row: 40,
    name: 'sending a signed plan what it already says',
    start: 'Signed',
    run: async (practice, saved) => {
      const before = await planRow(practice, saved);
      expect((await practice.put(`/treatplans/${saved}`, { Note: NOTE })).status).toBe(200);
      expect(await planRow(practice, saved)).toEqual(before);
    },
  },
  {
    row: 41,
    name: 'editing and signing again',
    start: 'Signed',
    run: async (practice, saved) => {
      practice.setNow('2025-03-10 10:00:00');
      const { status, body } = await practice.put(`/treatplans/${saved}`, { Note: 'Changed', isSigned: 'true' });
      expect([status, body.Note, body.DateTSigned]).toEqual([200, 'Changed', '2025-03-10 10:00:00']);
      const plan = await planRow(practice, saved);
      const rows = await boundRows(practice, saved);
      expect(verifySignature(plan.Signature!, plan, rows)).toEqual({
        kind: 'stamp',
        text: 'Digitally Signed by Amazing Smiles\r\nDate Signed: 03/10/2025 10:00:00 AM',
      });
      expect(verifySignature(plan.Signature!, { ...plan, Note: NOTE }, rows)).toEqual({ kind: 'broken' });
    },
  },
  {
    row: 42,
    name: 'clearing a signature, then editing',
    start: 'Signed',
    run: async (practice, saved) => {
      const { status, body } = await practice.put(`/treatplans/${saved}`, { isSigned: 'false' });
      expect([status, body.isSigned, body.DateTSigned]).toEqual([200, 'false', MIN]);
      expect((await practice.put(`/treatplans/${saved}`, { Note: 'Changed' })).status).toBe(200);
    },
  },
  {
    row: 43,
    name: 'both signatures in one request',
    start: 'Saved',
    run: async (practice, saved) => {
      await setPreference(practice, 'SheetsDefaultTreatmentPlan', String(FULL_SHEET));
      const sent = {
        SignatureText: 'Pamela Hoovey',
        SignaturePracticeText: 'Dr. Ben Jeong',
        ResponsParty: 712,
        isSigned: 'true',
        isSignedPractice: 'true',
      };
      expect(await practice.put(`/treatplans/${saved}`, sent)).toMatchObject({
        status: 200,
        body: { ...sent, DateTSigned: '2025-03-10 09:00:00', DateTPracticeSigned: '2025-03-10 09:00:00' },
      });
      const plan = await planRow(practice, saved);
      expect(plan.Signature).not.toBe('');
      expect(plan.SignaturePractice).toBe(plan.Signature);
    },
  },
  {
    row: 44,
    name: 'countersigning',
    start: 'Signed',
    run: async (practice, saved) => {
      await setPreference(practice, 'SheetsDefaultTreatmentPlan', String(FULL_SHEET));
      const before = await planRow(practice, saved);
      expect((await practice.put(`/treatplans/${saved}`, { isSignedPractice: true })).status).toBe(200);
      const plan = await planRow(practice, saved);
      expect(plan.Signature).toBe(before.Signature);
      const rows = await boundRows(practice, saved);
      for (const signature of [plan.Signature!, plan.SignaturePractice]) {
        expect(verifySignature(signature, plan, rows)).toMatchObject({ kind: 'stamp' });
      }
    },
  },
  {
    row: 45,
    name: 'countersigning with a typed name the patient did not sign',
    start: 'Signed',
    run: async (practice, saved) => {
      await setPreference(practice, 'SheetsDefaultTreatmentPlan', String(FULL_SHEET));
      const sent = { SignaturePracticeText: 'Dr. B', isSignedPractice: 'true' };
      await expectRefusal(practice, put(practice, saved, sent), 400, LOCKED);
    },
  },
];
