import type { Transaction } from '../../db/handle.ts';
import { deleteRows, hasRow, insertRow, requireRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { StatementMode, StatementType } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import {
  refuseDeletedPatient,
  refuseOfAnother,
  refuseOfDeletedPatient,
  requirePatient,
} from '../../practice/office/patients.ts';
import { dateInput, keyInput, textInput, type ValuesOf } from '../../wire/input.ts';

/** Body of Statements POST. */
export const newStatementInputs = {
  PatNum: keyInput({ required: true }),
  DateSent: dateInput({ description: 'Default: today.' }),
  Note: textInput({ ...sized('statement', 'Note'), verbatim: true }),
  DocNum: keyInput({ description: 'document.DocNum of the statement as a file. Default: 0 (none).' }),
};

/** An open end of the days that a statement covers, as the page shows it. */
const OPEN_END = '2200-01-01';

/** POST statements: a statement that was sent by other means, for the account to show; it bills nothing (Statements page). */
export async function createStatement(
  tx: Transaction,
  { PatNum, DateSent = tx.today, Note = '', DocNum = 0 }: ValuesOf<typeof newStatementInputs>,
): Promise<Row<'statement'>> {
  const patient = await requirePatient(tx, PatNum);
  const document = DocNum === 0 ? undefined : await requireRow(tx, 'document', DocNum, 'Document');
  refuseDeletedPatient(patient);
  refuseOfAnother('Document', document, PatNum);
  return insertRow(tx, 'statement', {
    ...{ PatNum, DateSent, Note, DocNum },
    ...{ DateRangeFrom: MIN_DATE, DateRangeTo: OPEN_END, NoteBold: '', Mode_: StatementMode.API },
    ...{ HidePayment: 1, Intermingled: 1, IsSent: 1, StatementType: StatementType.NotSet },
  });
}

/** Deletes a statement; its document stays with the patient. */
export async function removeStatement(tx: Transaction, statement: Row<'statement'>): Promise<void> {
  await refuseOfDeletedPatient(tx, statement);
  const { StatementNum } = statement;
  for (const table of ['procedurelog', 'adjustment', 'payplancharge'] as const) {
    if (await hasRow(tx, table, { StatementNum })) {
      throw badRequest('Statement is an invoice of something and cannot be deleted.');
    }
  }
  await deleteRows(tx, 'statement', [statement]);
}
