import type { TestPractice } from '../support/test-practice.ts';

/** One row of the acceptance table. */
export interface AcceptanceCase {
  readonly row: number;
  readonly name: string;
  /** What the row starts from; F unless told otherwise. `saved` is the Saved plan's number, 0 in F. */
  readonly start?: 'F' | 'Saved' | 'Signed';
  readonly run: (practice: TestPractice, saved: number) => Promise<void>;
}
