import type { Transaction } from '../../db/handle.ts';
import { deleteRows, hasRow, insertRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { CodeGroupFixed } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { lastPlace } from '../../practice/office/last-place.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { filledText } from '../../wire/filled-text.ts';
import { flagInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

type CodeGroup = Row<'codegroup'>;

const details = {
  ProcCodes: textInput({ ...sized('codegroup', 'ProcCodes'), description: 'Comma-separated codes.' }),
  CodeGroupFixed: namedInput(CodeGroupFixed, { description: 'Default: None.' }),
  IsHidden: flagInput({ description: 'Default: false.' }),
  ShowInAgeLimit: flagInput({ description: 'Default: false.' }),
  ShowInFrequency: flagInput({ added: '25.3.10', description: 'Default: false.' }),
  ShowInOther: flagInput({ added: '25.3.10', description: 'Default: false.' }),
};

/** Body of CodeGroups POST. */
export const newCodeGroupInputs = {
  GroupName: textInput({ ...sized('codegroup', 'GroupName'), required: true, verbatim: true }),
  ...details,
};

/** Body of CodeGroups PUT. */
export const codeGroupInputs = { GroupName: filledText(sized('codegroup', 'GroupName')), ...details };

/**
 * POST codegroups: adds the group at the end; codes that the office does not know are kept (`companions-insurance.md`
 * 7).
 */
export async function createCodeGroup(tx: Transaction, sent: ValuesOf<typeof newCodeGroupInputs>): Promise<CodeGroup> {
  refuseHiddenAndShown(sent);
  return insertRow(tx, 'codegroup', { ...columns(sent), ItemOrder: await lastPlace(tx, 'codegroup') });
}

export async function updateCodeGroup(
  tx: Transaction,
  group: CodeGroup,
  sent: ValuesOf<typeof codeGroupInputs>,
): Promise<CodeGroup> {
  refuseHiddenAndShown(sent);
  return updateRow(tx, 'codegroup', group, columns(sent));
}

/** Deletes a group that no benefit is about. */
export async function removeCodeGroup(tx: Transaction, group: CodeGroup): Promise<void> {
  const { CodeGroupNum } = group;
  await lockShared(tx, 'codegroup', CodeGroupNum);
  if (await hasRow(tx, 'benefit', { CodeGroupNum })) {
    throw badRequest('CodeGroup is in use by a benefit and cannot be deleted.');
  }
  await deleteRows(tx, 'codegroup', [group]);
}

/** The page of 25.3.10 refuses a hidden group in a grid; a program that sends neither of its fields follows the page before. */
function refuseHiddenAndShown({ IsHidden, ShowInFrequency, ShowInOther }: ValuesOf<typeof codeGroupInputs>): void {
  if (IsHidden && (ShowInFrequency || ShowInOther)) {
    throw badRequest('IsHidden cannot be true when ShowInFrequency or ShowInOther is true.');
  }
}

function columns(sent: ValuesOf<typeof codeGroupInputs>): Partial<CodeGroup> {
  const codes = sent.ProcCodes?.split(',').map((code) => code.trim());
  return { ...asColumns(sent), ...(codes ? { ProcCodes: codes.join(',') } : {}) };
}
