import type { Handle, Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, requireRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { DataStorageType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { FetchedFile } from '../../http/over-sftp/fetch.ts';
import type { FoundFile } from '../../http/over-sftp/send.ts';
import { refuseLarger, removing, storing } from '../../practice/office/kept-files.ts';
import { preferenceKey } from '../../practice/office/preferences.ts';

type EobAttach = Row<'eobattach'>;

const SHELF = 'EOBs';

/** Most bytes of a file whose Base64 text the column holds. */
const MOST_IN_DATABASE = 49_000;

/** The scanned explanation, to be sent elsewhere under its own name. */
export async function eobToSend(handle: Handle, eobAttachNum: Key): Promise<FoundFile> {
  const eob = await requireRow(handle, 'eobattach', eobAttachNum, 'EobAttach');
  return {
    name: eob.FileName || `Eob-${eobAttachNum}`,
    content: (reader) => contentOf(reader, eob),
    about: { permission: 'ImageExport', patNum: 0, key: eobAttachNum },
  };
}

async function contentOf({ documents }: Handle, { RawBase64, FileName }: EobAttach): Promise<Uint8Array> {
  if (RawBase64) return Buffer.from(RawBase64, 'base64');
  const bytes = await documents.read({ shelf: SHELF, folder: '', name: FileName });
  if (!bytes) throw new Refusal(404, 'The file of this EobAttach is not there.');
  return bytes;
}

export async function requireClaimPayment(handle: Handle, claimPaymentNum: Key): Promise<void> {
  await requireRow(handle, 'claimpayment', claimPaymentNum, 'ClaimPayment');
}

/**
 * A patient whose claim the payment is for. While this patient is locked, the start of another server leaves a file
 * alone that is still being written.
 */
export async function patientOfPayment(handle: Handle, claimPaymentNum: Key): Promise<Key | undefined> {
  return (await rowsWhere(handle, 'claimproc', 'ClaimPaymentNum', claimPaymentNum))[0]?.PatNum;
}

/**
 * Stores a scanned explanation of a payment: in a folder for such files, or in the row if the office keeps files in its
 * database (`companions-insurance.md` 13).
 */
export async function keepEob(tx: Transaction, claimPaymentNum: Key, file: FetchedFile): Promise<EobAttach> {
  await requireClaimPayment(tx, claimPaymentNum);
  const isInDatabase = (await preferenceKey(tx, 'AtoZfolderUsed')) === DataStorageType.InDatabase;
  if (isInDatabase) refuseLarger(file.bytes, MOST_IN_DATABASE);
  const row = await insertRow(tx, 'eobattach', {
    ClaimPaymentNum: claimPaymentNum,
    DateTCreated: tx.now,
    RawBase64: isInDatabase ? Buffer.from(file.bytes).toString('base64') : '',
  });
  const name = `${tx.now.replace(/[-:]/g, '').replace(' ', '_')}_${row.EobAttachNum}`;
  const FileName = isInDatabase ? `${name}${file.ending}` : await kept(tx, row, name, file);
  return updateRow(tx, 'eobattach', row, { FileName });
}

async function kept(tx: Transaction, row: EobAttach, name: string, { ending, bytes }: FetchedFile): Promise<string> {
  const { EobAttachNum, ClaimPaymentNum } = row;
  const PatNum = (await patientOfPayment(tx, ClaimPaymentNum)) ?? 0;
  const place = { shelf: SHELF, folder: '', name, ending } as const;
  return storing(() => tx.documents.keep({ ...place, bytes, PatNum, DocNum: 0, EobAttachNum }));
}

/** DELETE eobattaches: the row, and after the commit its file (EobAttaches page of 25.2.25). */
export async function removeEob(tx: Transaction, eob: EobAttach): Promise<EobAttach> {
  const { EobAttachNum, ClaimPaymentNum, RawBase64, FileName } = eob;
  const PatNum = (await patientOfPayment(tx, ClaimPaymentNum)) ?? 0;
  await deleteRows(tx, 'eobattach', [eob]);
  if (RawBase64) return eob;
  const place = { shelf: SHELF, folder: '', name: FileName } as const;
  await removing(() => tx.documents.remove({ ...place, PatNum, DocNum: 0, EobAttachNum }));
  return eob;
}
