import type { Handle } from '../../db/practice.ts';
import { findRow, rowsWhere } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { type Operation, type Reply, readOperation } from '../../http/operation.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { requireProviderIfAny } from '../../practice/office/providers.ts';
import { noSftp, sftpInputs } from '../../practice/office/sftp.ts';
import { keyInput } from '../../wire/input.ts';
import { sftpUploadInputs } from './inputs.ts';
import { requireCategory } from './write.ts';

/** Kinds of pictures that have a thumbnail (`companions-people.md` 10.6). */
const PICTURE = /\.(jpe?g|bmp|tiff?|gif|png)$/i;

const isPicture = ({ FileName }: Pick<Row<'document'>, 'FileName'>) => PICTURE.test(FileName ?? '');

/** What an answer says when there is nothing to send. */
const said = (sentence: string): Reply => ({ status: 200, body: sentence, contentType: 'text/plain; charset=utf-8' });

async function requireDocument(handle: Handle, docNum: Key): Promise<void> {
  if (!(await findRow(handle, 'document', docNum))) throw notFound('Document');
}

async function requireMount(handle: Handle, mountNum: Key): Promise<void> {
  if (!(await findRow(handle, 'mount', mountNum))) throw notFound('Mount');
}

async function picturesOfMount(handle: Handle, mountNum: Key): Promise<number> {
  const items = await rowsWhere(handle, 'mountitem', 'MountNum', mountNum);
  const keys = items.map(({ MountItemNum }) => MountItemNum);
  if (keys.length === 0) return 0;
  const found = await handle.db.selectFrom('document').select('FileName').where('MountItemNum', 'in', keys).execute();
  return found.filter(isPicture).length;
}

const described = {
  verb: 'POST',
  added: '21.2',
  permission: 'AllOthers',
  answer: { kind: 'empty' },
} as const;

/**
 * The methods that bring files to an SFTP server or take them from one. Everything that can be checked here is; then
 * they are refused, since this server opens no connection of its own.
 */
export const sftpOperations: readonly Operation[] = [
  readOperation({
    ...described,
    path: '/documents/DownloadSftp',
    summary: 'Send a file to an SFTP server: refused after its checks',
    body: { DocNum: keyInput(), MountNum: keyInput(), ...sftpInputs },
    requireOneOf: [['DocNum', 'MountNum']],
    exclusivePairs: [['DocNum', 'MountNum']],
    read: async (handle, { body: { DocNum, MountNum } }) => {
      if (DocNum !== undefined) await requireDocument(handle, DocNum);
      if (MountNum !== undefined) await requireMount(handle, MountNum);
      throw noSftp();
    },
  }),
  readOperation({
    ...described,
    path: '/documents/UploadSftp',
    summary: 'Take a file from an SFTP server: refused after its checks',
    body: sftpUploadInputs,
    read: async (handle, { body }) => {
      const patient = await requirePatient(handle, body.PatNum);
      await requireCategory(handle, body.DocCategory);
      await requireProviderIfAny(handle, body.ProvNum);
      refuseDeletedPatient(patient);
      throw noSftp();
    },
  }),
  readOperation({
    ...described,
    path: '/documents/Thumbnails',
    summary: 'Send small pictures of a patient to an SFTP server: refused after its checks',
    body: { PatNum: keyInput({ required: true }), ...sftpInputs },
    read: async (handle, { body }) => {
      await requirePatient(handle, body.PatNum);
      const documents = await handle.db
        .selectFrom('document')
        .select('FileName')
        .where('PatNum', '=', body.PatNum)
        .execute();
      if (documents.length === 0) throw new Refusal(404, 'No documents exist for this patient.');
      if (!documents.some(isPicture)) return said('No documents could be made into thumbnails.');
      throw noSftp();
    },
  }),
  readOperation({
    ...described,
    path: '/documents/DownloadMount',
    summary: 'Send the pictures of a mount to an SFTP server: refused after its checks',
    body: { MountNum: keyInput({ required: true }), ...sftpInputs },
    read: async (handle, { body }) => {
      await requireMount(handle, body.MountNum);
      if ((await picturesOfMount(handle, body.MountNum)) === 0) return said('No mount images could be downloaded.');
      throw noSftp();
    },
  }),
];
