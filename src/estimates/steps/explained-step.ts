import { sentenceOf } from './sentences.ts';
import type { Step } from './step.ts';

/** A step with its plain English sentence. */
export type ExplainedStep = Step & { readonly sentence: string };

/** Called only if steps are collected: otherwise `steps?.push(explain({ … }))` costs nothing. */
export function explain(step: Step): ExplainedStep {
  return { ...step, sentence: sentenceOf(step) };
}
