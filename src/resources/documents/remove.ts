import type { Transaction } from '../../db/handle.ts';
import { deleteRows, findRow, rowsWhere } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { SheetFieldType } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { removing } from '../../practice/office/kept-files.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';

type Document = Row<'document'>;

/**
 * Deletes a document with its file. A document that a sheet or a signed treatment plan shows is refused
 * (`companions-people.md` 10.5). The file is deleted after the commit, so a rollback leaves both.
 */
export async function removeDocument(tx: Transaction, document: Document): Promise<Document> {
  await refuseOfDeletedPatient(tx, document);
  await refuseSignedPlan(tx, document);
  await refuseSheet(tx, document);
  const patient = await findRow(tx, 'patient', document.PatNum);
  const { PatNum, DocNum, FileName } = document;
  await deleteRows(tx, 'document', [document]);
  const file = { PatNum, DocNum, folder: patient?.ImageFolder ?? '', name: FileName ?? '' };
  await removing(() => tx.documents.remove(file));
  return document;
}

async function refuseSignedPlan(tx: Transaction, { DocNum, PatNum }: Document): Promise<void> {
  const plans = await rowsWhere(tx, 'treatplan', 'PatNum', PatNum);
  const isSigned = ({ Signature, SignaturePractice }: Row<'treatplan'>) => Boolean(Signature || SignaturePractice);
  if (plans.some((plan) => plan.DocNum === DocNum && isSigned(plan))) {
    throw badRequest('Document is attached to a signed treatment plan.');
  }
}

async function refuseSheet(tx: Transaction, { DocNum, PatNum }: Document): Promise<void> {
  const shown = await tx.db
    .selectFrom('sheetfield')
    .innerJoin('sheet', 'sheet.SheetNum', 'sheetfield.SheetNum')
    .select(['sheet.SheetNum', 'sheet.DateTimeSheet'])
    .where('sheet.PatNum', '=', PatNum)
    .where('sheet.IsDeleted', '=', 0)
    .where('sheetfield.FieldType', '=', SheetFieldType.PatImage)
    .where('sheetfield.FieldValue', '=', String(DocNum))
    .orderBy('sheet.DateTimeSheet')
    .execute();
  if (shown.length === 0) return;
  const dates = [...new Set(shown.map(({ DateTimeSheet }) => DateTimeSheet.slice(0, 10)))];
  throw badRequest(`Document is used by sheets dated ${dates.join(', ')}.`);
}
