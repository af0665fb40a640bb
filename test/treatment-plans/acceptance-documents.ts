import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { TestPractice } from '../support/test-practice.ts';
import type { AcceptanceCase } from './acceptance-table.ts';
import { setPreference } from './fixture.ts';

/** Signs, and answers the document that the plan was filed as. */
async function signAndFile(practice: TestPractice, saved: number) {
  const { status, body } = await practice.put(`/treatplans/${saved}`, { isSigned: 'true' });
  expect(status).toBe(200);
  const document = (await practice.get(`/documents/${body.DocNum}`)).body;
  return { docNum: body.DocNum as number, document, path: await pathOf(practice, document.FileName) };
}

async function pathOf(practice: TestPractice, fileName: string): Promise<string> {
  const [patient] = await practice.rows('patient', ({ PatNum }) => PatNum === 15);
  const folder = patient!.ImageFolder!;
  return join(practice.documents, folder[0]!.toUpperCase(), folder, fileName);
}

export const documentCases: readonly AcceptanceCase[] = [
  {
    row: 46,
    name: 'signing files a PDF',
    start: 'Saved',
    run: async (practice, saved) => {
      await setPreference(practice, 'TreatPlanSaveSignedToPdf', '1');
      const { docNum, document, path } = await signAndFile(practice, saved);
      expect(document).toMatchObject({
        DocNum: docNum,
        PatNum: 15,
        DocCategory: 602,
        docCategory: 'Plans',
        Description: `TPArchive${docNum}`,
        FileName: `TPArchive${docNum}.pdf`,
        ImgType: 'Document',
        DateCreated: '2025-03-10 09:00:00',
      });
      expect(readFileSync(path).subarray(0, 4).toString()).toBe('%PDF');
      const [plan] = await practice.rows('treatplan', ({ TreatPlanNum }) => TreatPlanNum === saved);
      expect(plan!.DocNum).toBe(docNum);
    },
  },
  {
    row: 47,
    name: 'signing files it in the first visible category when none is for treatment plans',
    start: 'Saved',
    run: async (practice, saved) => {
      await setPreference(practice, 'TreatPlanSaveSignedToPdf', '1');
      await practice.change('definition', { DefNum: 602 }, { IsHidden: 1 });
      expect((await signAndFile(practice, saved)).document.DocCategory).toBe(601);
    },
  },
  {
    row: 48,
    name: 'signing again files another one and keeps the first',
    start: 'Saved',
    run: async (practice, saved) => {
      await setPreference(practice, 'TreatPlanSaveSignedToPdf', '1');
      const first = await signAndFile(practice, saved);
      const second = await signAndFile(practice, saved);
      expect(second.docNum).not.toBe(first.docNum);
      expect((await practice.get(`/documents/${first.docNum}`)).status).toBe(200);
      expect([first.path, second.path].every((path) => existsSync(path))).toBe(true);
    },
  },
  {
    row: 51,
    name: 'DELETE of a signed plan, twice, keeps its document',
    start: 'Saved',
    run: async (practice, saved) => {
      await setPreference(practice, 'TreatPlanSaveSignedToPdf', '1');
      const { docNum, path } = await signAndFile(practice, saved);
      expect(await practice.delete(`/treatplans/${saved}`)).toMatchObject({ status: 200, text: '' });
      expect(await practice.rows('proctp')).toEqual([]);
      const again = await practice.delete(`/treatplans/${saved}`);
      expect(again).toMatchObject({ status: 404, body: 'TreatPlan not found.' });
      expect((await practice.get(`/documents/${docNum}`)).status).toBe(200);
      expect(existsSync(path)).toBe(true);
    },
  },
];
