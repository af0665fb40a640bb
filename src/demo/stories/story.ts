import type { Chart } from '../words/chart.ts';

/** A patient worth knowing by number; docs/demo-practice.md lists them all. */
export interface Story {
  readonly patNum: number;
  /** What there is to see or to try. */
  readonly story: string;
  /** A request that shows it, body and all, and the status it is answered with on the first day. */
  readonly request: string;
  readonly answer: 200 | 201 | 400;
  readonly write: (chart: Chart) => Promise<unknown>;
}
