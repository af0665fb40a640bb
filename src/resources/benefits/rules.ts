import type { Handle, Transaction } from '../../db/handle.ts';
import { requireRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { BenefitType, QuantityQualifier } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { isFrequency } from '../../estimates/coverage/frequency-rows.ts';
import { requireCode, requireCodeByText } from '../../practice/chart/procedure-codes.ts';

type Shape = Pick<
  Row<'benefit'>,
  'BenefitType' | 'Percent' | 'QuantityQualifier' | 'Quantity' | 'CovCatNum' | 'CodeNum'
>;

interface Named {
  readonly CovCatNum?: Key | undefined;
  readonly CodeNum?: Key | undefined;
  readonly procCode?: string | undefined;
  readonly CodeGroupNum?: Key | undefined;
}

const WAITING: readonly number[] = [QuantityQualifier.Months, QuantityQualifier.Years];

/**
 * Refuses what no benefit may be, in the row as it would be stored (`companions-insurance.md` 6.2, checks 4, 7 and 8).
 */
export function refuseShape(benefit: Shape): void {
  if (benefit.Percent !== -1 && benefit.BenefitType !== BenefitType.CoInsurance) {
    throw badRequest('Percent is only allowed when BenefitType is CoInsurance.');
  }
  if (benefit.BenefitType === BenefitType.WaitingPeriod && !WAITING.includes(benefit.QuantityQualifier)) {
    throw badRequest('QuantityQualifier must be Months or Years when BenefitType is WaitingPeriod.');
  }
  if (benefit.QuantityQualifier === QuantityQualifier.AgeLimit && benefit.Quantity === 0) {
    throw badRequest('Quantity must be greater than 0 when QuantityQualifier is AgeLimit.');
  }
}

/** A benefit holds for a category or for a code (check 10). */
export function refuseTwoTargets({ CovCatNum, CodeNum }: Pick<Shape, 'CovCatNum' | 'CodeNum'>): void {
  if (CovCatNum && CodeNum) throw badRequest('CodeNum and procCode are only allowed when CovCatNum is 0.');
}

/** The area of the mouth in which a frequency limitation counts, which no other benefit has (later pages). */
export function refuseAreaUnlessFrequency(
  area: number | undefined,
  stored: Parameters<typeof isFrequency>[0]['row'],
): void {
  if (area && !isFrequency({ row: stored })) {
    throw badRequest('TreatArea is only allowed when the benefit is a Frequency Limitation.');
  }
}

/** A frequency or age limitation keeps the group of codes that it has (later pages). */
export function refuseOtherGroup(group: Key | undefined, benefit: Row<'benefit'>): void {
  if (group === undefined || !benefit.CodeGroupNum || group === benefit.CodeGroupNum) return;
  const isAgeLimit =
    benefit.BenefitType === BenefitType.Limitations && benefit.QuantityQualifier === QuantityQualifier.AgeLimit;
  if (isAgeLimit || isFrequency({ row: benefit })) {
    throw badRequest('CodeGroupNum cannot be changed for a Frequency Limitation or Age Limit benefit.');
  }
}

/**
 * 404 unless the category and the group exist; answers the number of the code that was sent, by number before text, or
 * undefined.
 */
export async function requireTargets(
  tx: Transaction,
  sent: Named,
  ignore: (name: string) => void,
): Promise<Key | undefined> {
  // Nobody deletes the group meanwhile.
  if (sent.CodeGroupNum) await lockShared(tx, 'codegroup', sent.CodeGroupNum);
  if (sent.CovCatNum) await requireRow(tx, 'covcat', sent.CovCatNum, 'CovCat');
  const codeNum = await requireSentCode(tx, sent, ignore);
  if (sent.CodeGroupNum) await requireRow(tx, 'codegroup', sent.CodeGroupNum, 'CodeGroup');
  return codeNum;
}

async function requireSentCode(handle: Handle, sent: Named, ignore: (name: string) => void): Promise<Key | undefined> {
  if (sent.CodeNum) {
    const { CodeNum, ProcCode } = await requireCode(handle, sent.CodeNum);
    if (sent.procCode !== undefined && sent.procCode !== ProcCode) ignore('procCode');
    return CodeNum;
  }
  if (sent.procCode !== undefined) return (await requireCodeByText(handle, sent.procCode)).CodeNum;
  return sent.CodeNum;
}
