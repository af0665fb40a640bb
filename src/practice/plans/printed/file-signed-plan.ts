import { createHash } from 'node:crypto';
import { FileProblem } from '../../../db/documents/documents.ts';
import type { Transaction } from '../../../db/handle.ts';
import { deleteRows, insertRow, rowsWhere, updateRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { ImageType } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { badRequest } from '../../../domain/refusal.ts';
import { definitionsOf } from '../../office/definitions.ts';
import { isPreferenceOn } from '../../office/preferences.ts';
import { imageFolderOf } from '../../people/image-folder.ts';
import { planDocument } from './plan-document.ts';
import type { SignatureInTheMaking } from './printed-evidence.ts';

type Plan = Row<'treatplan'>;

/** The document that a signed plan was filed as. */
interface FiledPlan {
  readonly DocNum: Key;
  /** SHA-256 of the file, hex. */
  readonly pdfDigest: string;
}

/** Bytes whose Base64 a mediumtext column takes. */
const LARGEST_IN_DATABASE = 12_000_000;

/**
 * Files a plan that is being signed as a PDF, if the office asks for it: one document in every category for treatment
 * plans. The plan names the first of them (`treatment-plans.md` 5.1 and 5.2). The flags that a device left for the plan
 * are deleted. Answers undefined if nothing is to be filed. Throws S17 or S18 if filing fails, and leaves nothing
 * behind.
 */
export async function fileSignedPlan(
  tx: Transaction,
  plan: Plan,
  making: readonly SignatureInTheMaking[],
): Promise<FiledPlan | undefined> {
  if (!(await isPreferenceOn(tx, 'TreatPlanSaveSignedToPdf'))) return undefined;
  const categories = await targetCategories(tx);
  try {
    const bytes = await printed(tx, plan, making);
    const place = await imageFolderOf(tx, plan.PatNum);
    const docNums: Key[] = [];
    for (const category of categories) docNums.push(await fileIn(tx, plan, category, { bytes, place }));
    await deleteRows(tx, 'treatplanparam', await rowsWhere(tx, 'treatplanparam', 'TreatPlanNum', plan.TreatPlanNum));
    return { DocNum: docNums[0]!, pdfDigest: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    throw badRequest(`Signature could not be saved because the PDF could not be stored: ${error.message}.`);
  }
}

/** Visible categories for treatment plans, else the first visible one. */
async function targetCategories(tx: Transaction): Promise<Key[]> {
  const visible = (await definitionsOf(tx, 'ImageCats')).filter(({ IsHidden }) => !IsHidden);
  const forPlans = visible.filter(({ ItemValue }) => ItemValue?.includes('R'));
  const chosen = forPlans.length > 0 ? forPlans : visible.slice(0, 1);
  if (chosen.length === 0) throw badRequest('No image category is available for the signed treatment plan.');
  return chosen.map(({ DefNum }) => DefNum);
}

async function printed(tx: Transaction, plan: Plan, making: readonly SignatureInTheMaking[]): Promise<Uint8Array> {
  const document = await planDocument(tx, plan, making);
  try {
    return await tx.documents.print(document);
  } catch {
    throw new FileProblem('the document could not be made');
  }
}

/** One document: its row first, since the file is named by its number. */
async function fileIn(
  tx: Transaction,
  plan: Plan,
  DocCategory: Key,
  { bytes, place }: { bytes: Uint8Array; place: string | undefined },
): Promise<Key> {
  if (place === undefined && bytes.length > LARGEST_IN_DATABASE) {
    throw new FileProblem('the document is too large for the database');
  }
  const { PatNum } = plan;
  const row = await insertRow(tx, 'document', {
    PatNum,
    DocCategory,
    DateCreated: tx.now,
    ImgType: ImageType.Document,
    ...(place === undefined ? { RawBase64: Buffer.from(bytes).toString('base64') } : {}),
  });
  const name = `TPArchive${row.DocNum}`;
  const FileName =
    place === undefined
      ? `${name}.pdf`
      : await tx.documents.keep({ PatNum, DocNum: row.DocNum, folder: place, name, ending: '.pdf', bytes });
  await updateRow(tx, 'document', row, { Description: name, FileName });
  return row.DocNum;
}
