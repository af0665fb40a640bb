import type { Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, requireRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { SubstitutionCondition } from '../../domain/enums.ts';
import { notFound } from '../../domain/refusal.ts';
import { findCodeByText, requireCode } from '../../practice/chart/procedure-codes.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { keyInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

type Link = Row<'substitutionlink'>;

const code = { max: 15, verbatim: true, description: 'procedurecode.ProcCode, case-sensitive.' } as const;

/** Body of SubstitutionLinks POST. */
export const newSubstitutionLinkInputs = {
  PlanNum: keyInput({ required: true, description: 'insplan.PlanNum.' }),
  CodeNum: keyInput({ required: true, description: 'procedurecode.CodeNum.' }),
  SubstitutionCode: textInput({ ...code, required: true }),
  SubstOnlyIf: namedInput(SubstitutionCondition, { required: true }),
};

/** Body of SubstitutionLinks PUT. */
export const substitutionLinkInputs = {
  SubstitutionCode: textInput(code),
  SubstOnlyIf: namedInput(SubstitutionCondition),
};

/**
 * POST substitutionlinks: the plan pays for another code instead; everybody covered gets new estimates
 * (`companions-insurance.md` 8).
 */
export async function createSubstitutionLink(
  tx: Transaction,
  sent: ValuesOf<typeof newSubstitutionLinkInputs>,
): Promise<Link> {
  await requireRow(tx, 'insplan', sent.PlanNum, 'InsPlan');
  await requireCode(tx, sent.CodeNum);
  await requireSubstitute(tx, sent.SubstitutionCode);
  return insertRow(tx, 'substitutionlink', asColumns(sent));
}

export async function updateSubstitutionLink(
  tx: Transaction,
  link: Link,
  sent: ValuesOf<typeof substitutionLinkInputs>,
): Promise<Link> {
  if (sent.SubstitutionCode !== undefined) await requireSubstitute(tx, sent.SubstitutionCode);
  return updateRow(tx, 'substitutionlink', link, asColumns(sent));
}

export async function removeSubstitutionLink(tx: Transaction, link: Link): Promise<Link> {
  await deleteRows(tx, 'substitutionlink', [link]);
  return link;
}

async function requireSubstitute(tx: Transaction, procCode: string): Promise<void> {
  if (!(await findCodeByText(tx, procCode))) throw notFound('SubstitutionCode');
}
