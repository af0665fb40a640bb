import type { TestPractice } from '../support/test-practice.ts';
import { expectRefusal, setPreference } from './fixture.ts';

/** One row of the acceptance table. */
export interface AcceptanceCase {
  readonly row: number;
  readonly name: string;
  /** What the row starts from; F unless told otherwise. `saved` is the Saved plan's number, 0 in F. */
  readonly start?: 'F' | 'Saved' | 'Signed';
  readonly run: (practice: TestPractice, saved: number) => Promise<void>;
}

/** What cannot be expected before signed plans are kept as PDF documents. */
export const PENDING: readonly (number | string)[] = [46, 47, 48, '51: the document is kept'];

const NO_PDF =
  'Signature could not be saved because the PDF could not be stored: PDF documents are not made by this version.';

/** What the pending rows answer instead: nothing of the request remains. */
export const pendingCases: readonly AcceptanceCase[] = [
  {
    row: 46,
    name: 'signing is refused and leaves everything as it was',
    run: async (practice, saved) => {
      await setPreference(practice, 'TreatPlanSaveSignedToPdf', '1');
      const request = () => practice.put(`/treatplans/${saved}`, { Heading: 'New', isSigned: 'true' });
      await expectRefusal(practice, request, 400, NO_PDF);
    },
  },
  {
    row: 47,
    name: 'a hidden category changes nothing, no category at all is told first',
    run: async (practice, saved) => {
      await setPreference(practice, 'TreatPlanSaveSignedToPdf', '1');
      await practice.change('definition', { DefNum: 602 }, { IsHidden: 1 });
      const request = () => practice.put(`/treatplans/${saved}`, { isSigned: 'true' });
      await expectRefusal(practice, request, 400, NO_PDF);
      await practice.change('definition', { DefNum: 601 }, { IsHidden: 1 });
      const sentence = 'No image category is available for the signed treatment plan.';
      await expectRefusal(practice, request, 400, sentence);
    },
  },
  {
    row: 48,
    name: 'renewing a signature is refused, clearing it is not',
    run: async (practice, saved) => {
      await practice.put(`/treatplans/${saved}`, { isSigned: 'true' });
      await setPreference(practice, 'TreatPlanSaveSignedToPdf', '1');
      const renewal = () => practice.put(`/treatplans/${saved}`, { isSigned: 'true' });
      await expectRefusal(practice, renewal, 400, NO_PDF);
      await practice.put(`/treatplans/${saved}`, { isSigned: 'false' });
      const [plan] = await practice.rows('treatplan', (row) => row.TreatPlanNum === saved);
      if (plan?.Signature) throw new Error('The signature was not cleared.');
    },
  },
];
