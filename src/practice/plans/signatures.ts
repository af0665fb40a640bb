import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import { keyData, withLineFeeds } from '../../signing/key-data.ts';
import { digitalStamp, signStamp } from '../../signing/stamp.ts';

type Plan = Row<'treatplan'>;

/** What a request does to the two signatures: true makes one, false clears it, undefined leaves it. */
interface SignatureWishes {
  readonly isSigned: boolean | undefined;
  readonly isSignedPractice: boolean | undefined;
}

const PATIENT = { signature: 'Signature', time: 'DateTSigned' } as const;
const PRACTICE = { signature: 'SignaturePractice', time: 'DateTPracticeSigned' } as const;

/** Whether there is a signature that the request neither renews nor clears (`treatment-plans.md` 4.3). */
export function hasStandingSignature(plan: Plan, { isSigned, isSignedPractice }: SignatureWishes): boolean {
  const patientStands = Boolean(plan.Signature) && isSigned === undefined;
  const practiceStands = Boolean(plan.SignaturePractice) && isSignedPractice === undefined;
  return patientStands || practiceStands;
}

/** Empties the signatures the request clears; typed names and document stay (`treatment-plans.md` 4.8). */
export function clearedSignatures(plan: Plan, { isSigned, isSignedPractice }: SignatureWishes): Partial<Plan> {
  const cleared: Partial<Plan> = {};
  if (isSigned === false && plan.Signature) Object.assign(cleared, { Signature: '', DateTSigned: MIN_DATE_TIME });
  if (isSignedPractice === false && plan.SignaturePractice) {
    Object.assign(cleared, { SignaturePractice: '', DateTPracticeSigned: MIN_DATE_TIME });
  }
  const left = { ...plan, ...cleared };
  const isBare = !left.Signature && !left.SignaturePractice;
  return Object.keys(cleared).length > 0 && isBare ? { ...cleared, SigIsTopaz: 0 } : cleared;
}

/**
 * Signs the plan as it stands after the request's edits (`treatment-plans.md` 4.4). Both signatures of a request are
 * made of one stamp and one key, so they are equal.
 */
export function madeSignatures(
  plan: Plan,
  rows: readonly Row<'proctp'>[],
  wishes: SignatureWishes,
  { developerName, at }: { developerName: string; at: string },
): Partial<Plan> {
  const sides = [...(wishes.isSigned ? [PATIENT] : []), ...(wishes.isSignedPractice ? [PRACTICE] : [])];
  if (sides.length === 0) return {};
  // The signature that stays was made over the text as it is stored.
  const texts = hasStandingSignature(plan, wishes) ? {} : textsWithLineFeeds(plan);
  const signature = signStamp(keyData({ ...plan, ...texts }, rows), digitalStamp(developerName, at));
  const made: Partial<Plan> = { ...texts, SigIsTopaz: 0 };
  for (const side of sides) Object.assign(made, { [side.signature]: signature, [side.time]: at });
  return made;
}

const textsWithLineFeeds = ({ Note, SignatureText, SignaturePracticeText }: Plan): Partial<Plan> => ({
  Note: withLineFeeds(Note ?? ''),
  SignatureText: withLineFeeds(SignatureText ?? ''),
  SignaturePracticeText: withLineFeeds(SignaturePracticeText ?? ''),
});
