import { SubstitutionCondition } from '../../domain/enums.ts';
import { isMolar, isPosterior, isSecondMolar } from '../../domain/teeth.ts';
import type { PreparedInput } from '../coverage/prepare.ts';
import type { Code } from '../facts/codes.ts';
import type { InsPlanRow, ProcedureRow } from '../facts/table-rows.ts';

interface Downgrade {
  /** The code the plan pays as; the procedure's own code when nothing is substituted. */
  readonly paidAs: Code;
  readonly rule: 'SUB-1' | 'SUB-2';
}

/** The order in which a plan's links are tried (SUB-2). */
const LINK_ORDER = [
  SubstitutionCondition.SecondMolar,
  SubstitutionCondition.Molar,
  SubstitutionCondition.Posterior,
  SubstitutionCondition.Always,
];

/**
 * The code that a plan pays for a procedure. The plan's own links for the procedure's code replace the substitution of
 * the code table, even if none of their conditions is met (SUB-2). An empty or unknown substitution code changes
 * nothing (SUB-1).
 */
export function downgrade(
  { codes, substitutionsOf }: PreparedInput,
  plan: InsPlanRow,
  { ToothNum }: Pick<ProcedureRow, 'ToothNum'>,
  code: Code,
): Downgrade {
  const links = substitutionsOf(plan.PlanNum, code.row.CodeNum);
  if (plan.CodeSubstNone) return { paidAs: code, rule: 'SUB-2' };
  if (links.length === 0) {
    const met = isMet(code.row.SubstOnlyIf, ToothNum);
    return { paidAs: (met ? codes.byText(code.row.SubstitutionCode) : undefined) ?? code, rule: 'SUB-1' };
  }
  if (links.some((link) => link.SubstOnlyIf === SubstitutionCondition.Never)) return { paidAs: code, rule: 'SUB-2' };
  const condition = LINK_ORDER.find(
    (wanted) => isMet(wanted, ToothNum) && links.some((link) => link.SubstOnlyIf === wanted),
  );
  const link = links.find((candidate) => candidate.SubstOnlyIf === condition);
  return { paidAs: (link && codes.byText(link.SubstitutionCode)) ?? code, rule: 'SUB-2' };
}

function isMet(condition: number, tooth: string): boolean {
  switch (condition) {
    case SubstitutionCondition.Always:
      return true;
    case SubstitutionCondition.Molar:
      return isMolar(tooth);
    case SubstitutionCondition.SecondMolar:
      return isSecondMolar(tooth);
    case SubstitutionCondition.Posterior:
      return isPosterior(tooth);
    default:
      return false;
  }
}
