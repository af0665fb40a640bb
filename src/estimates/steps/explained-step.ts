import { sentenceOf } from './sentences.ts';
import type { Step } from './step.ts';

/** A step with its plain English sentence. */
export type ExplainedStep = Step & { readonly sentence: string };

/** Called only where steps are collected: `steps?.push(explain({ … }))` costs nothing otherwise. */
export function explain(step: Step): ExplainedStep {
  return { ...step, sentence: sentenceOf(step) };
}
