import type { Transaction } from '../handle.ts';
import type { Practice } from '../practice.ts';
import { readingWith } from '../rows/reading-with.ts';
import { findRow } from '../rows/rows.ts';
import { OutcomeUnknown } from '../trouble.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { type DocumentReader, type DocumentWriter, type FileOwner, FileProblem } from './documents.ts';
import {
  fileProblem,
  mayRemove,
  pathOfFile,
  readDocument,
  readSheetPicture,
  removeFileOf,
  takeName,
  writeWhole,
} from './files.ts';
import type { DocumentFolder } from './folder.ts';
import { snapshotsWithFiles } from './snapshots-with-files.ts';
import { allUnfinished, forgetUnfinished, noteUnfinished, type Unfinished } from './unfinished.ts';

interface Documents {
  readonly folder: DocumentFolder;
  readonly printer: Pick<DocumentReader, 'print' | 'picture'>;
  /** Whose notes are ours (`homeOf`). */
  readonly home: string;
}

/**
 * A practice whose units of work can keep files. The folder knows no transactions, so the two are held together by
 * notes:
 *
 * 1. a note says which file is about to be made for which row;
 * 2. the file is written beside its name, flushed and renamed, and only then the row is committed;
 * 3. after the commit the note goes; after a rollback file and note go. When the server is cut short or the database
 *    does not say whether it committed, the note stays, and the next start looks whether the row is there.
 *
 * A file that is deleted is noted likewise, and goes after the commit.
 */
export function withDocuments(practice: Practice, documents: Documents): Practice {
  const reader = readerOf(documents);
  return {
    ...practice,
    snapshots: snapshotsWithFiles(practice, documents.folder),
    read: readingWith(practice, 'documents', () => reader),
    async write(work, unit) {
      const begun: Unfinished[] = [];
      const leaving: Unfinished[] = [];
      try {
        const writer = { ...reader, keep: keeper(documents, begun), remove: remover(documents, leaving) };
        const result = await practice.write((tx) => work({ ...tx, documents: writer }), unit);
        for (const file of begun) await forgetUnfinished(file).catch(staysNoted);
        for (const file of leaving) await undo(documents, file).catch(staysNoted);
        return result;
      } catch (error) {
        if (error instanceof OutcomeUnknown) throw error;
        for (const file of begun) await undo(documents, file).catch(staysNoted);
        for (const file of leaving) await forgetUnfinished(file).catch(staysNoted);
        throw error;
      }
    },
    async close() {
      await practice.close();
      documents.folder.close();
    },
  };
}

/** Looks at what the last run of a server left unfinished, under the lock of the patient whose it is. */
export async function settleDocuments(practice: Practice, { folder: { path }, home }: Documents): Promise<void> {
  if (path === undefined) return;
  for (const file of await allUnfinished(path, home)) {
    const patients = file.PatNum === 0 ? [] : [file.PatNum];
    const isStored = await unitOfWork(practice, (tx) => hasRow(tx, file), { patients });
    if (!isStored) await removeFileOf(path, file);
    await forgetUnfinished(file);
  }
}

/** The patient is locked: a unit that is about to store the row has ended by now. */
async function hasRow(tx: Transaction, { PatNum, DocNum, EobAttachNum, name }: Unfinished): Promise<boolean> {
  if (EobAttachNum !== undefined) return (await findRow(tx, 'eobattach', EobAttachNum))?.FileName === name;
  const row = await findRow(tx, 'document', DocNum);
  return row?.PatNum === PatNum && row.FileName === name;
}

function readerOf({ folder, printer }: Documents): DocumentReader {
  return {
    print: (plan) => printer.print(plan),
    picture: (job) => printer.picture(job),
    pathOf: (place) => (folder.path === undefined ? undefined : pathOfFile(folder.path, place)),
    read: async (place, atMost) => (folder.path === undefined ? undefined : readDocument(folder.path, place, atMost)),
    sheetPicture: async (name, atMost) =>
      folder.path === undefined ? undefined : readSheetPicture(folder.path, name, atMost),
  };
}

function keeper({ folder, home }: Documents, begun: Unfinished[]): DocumentWriter['keep'] {
  return async (file) => {
    try {
      const root = folder.path;
      if (root === undefined) throw new FileProblem('this server was given no folder for documents');
      folder.require();
      const { rights } = folder;
      const note = async (tried: string) => {
        begun.push(await noteUnfinished(root, home, { ...file, name: tried }, rights));
      };
      const name = await takeName(root, file, note, rights);
      // The name that was taken is the last one that was tried; a note of another server's file would remove it.
      for (const tried of begun.filter((one) => isSameOwner(one, file) && one.name !== name)) {
        begun.splice(begun.indexOf(tried), 1);
        await forgetUnfinished(tried);
      }
      await writeWhole(pathOfFile(root, { ...file, name })!, file.bytes, rights);
      return name;
    } catch (error) {
      throw fileProblem(error);
    }
  };
}

const isSameOwner = (one: FileOwner, other: FileOwner) =>
  one.DocNum === other.DocNum && one.EobAttachNum === other.EobAttachNum;

function remover({ folder, home }: Documents, leaving: Unfinished[]): DocumentWriter['remove'] {
  return async (file) => {
    const path = folder.path === undefined ? undefined : pathOfFile(folder.path, file);
    // A name that leads nowhere has no file.
    if (folder.path === undefined || path === undefined) return;
    try {
      if (await mayRemove(path)) leaving.push(await noteUnfinished(folder.path, home, file, folder.rights));
    } catch (error) {
      throw fileProblem(error);
    }
  };
}

async function undo({ folder: { path } }: Documents, file: Unfinished): Promise<void> {
  if (path !== undefined) await removeFileOf(path, file);
  await forgetUnfinished(file);
}

/** What could not be tidied now stays noted, and is tidied at the next start. */
const staysNoted = () => {};
