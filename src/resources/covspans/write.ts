import type { Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, requireRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { badRequest } from '../../domain/refusal.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { filledText } from '../../wire/filled-text.ts';
import { keyInput, textInput, type ValuesOf } from '../../wire/input.ts';

type CovSpan = Row<'covspan'>;

/** Body of CovSpans POST. */
export const newCovSpanInputs = {
  CovCatNum: keyInput({ required: true }),
  FromCode: textInput({ ...sized('covspan', 'FromCode'), required: true, description: 'Need not be a code.' }),
  ToCode: textInput({ ...sized('covspan', 'ToCode'), required: true, description: 'After FromCode.' }),
};

/** Body of CovSpans PUT. */
export const covSpanInputs = {
  FromCode: filledText({ ...sized('covspan', 'FromCode'), description: 'Need not be a code.' }),
  ToCode: filledText({ ...sized('covspan', 'ToCode'), description: 'After FromCode.' }),
};

/** POST covspans: adds these codes to the category (`companions-insurance.md` 7). */
export async function createCovSpan(tx: Transaction, sent: ValuesOf<typeof newCovSpanInputs>): Promise<CovSpan> {
  await requireRow(tx, 'covcat', sent.CovCatNum, 'CovCat');
  refuseOrder(sent.FromCode, sent.ToCode);
  return insertRow(tx, 'covspan', sent);
}

export async function updateCovSpan(
  tx: Transaction,
  span: CovSpan,
  sent: ValuesOf<typeof covSpanInputs>,
): Promise<CovSpan> {
  if (sent.FromCode !== undefined || sent.ToCode !== undefined) {
    refuseOrder(sent.FromCode ?? span.FromCode ?? '', sent.ToCode ?? span.ToCode ?? '');
  }
  return updateRow(tx, 'covspan', span, asColumns(sent));
}

export async function removeCovSpan(tx: Transaction, span: CovSpan): Promise<CovSpan> {
  await deleteRows(tx, 'covspan', [span]);
  return span;
}

/** Compares character by character; equal codes are refused too. */
function refuseOrder(from: string, to: string): void {
  if (from >= to) throw badRequest('FromCode must be less than ToCode.');
}
