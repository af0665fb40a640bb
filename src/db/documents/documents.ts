import type { Key } from '../../domain/key.ts';
import type { PlanDocument } from '../../pdf/model.ts';
import type { PictureJob } from '../../pictures/jobs.ts';

/**
 * A file below the documents folder: of a patient's images, `{first letter of folder}/{folder}/{name}`, or in a folder that
 * all share, `{shelf}/{name}`.
 */
export interface FilePlace {
  /** `patient.ImageFolder`; empty on a shelf. */
  readonly folder: string;
  /** `document.FileName` or `eobattach.FileName` */
  readonly name: string;
  readonly shelf?: Shelf | undefined;
}

/** Folders beside those of the patients: explanations of benefits. */
type Shelf = 'EOBs';

/** The row that a file belongs to. */
export interface FileOwner {
  /** Whose lock is held; 0 for nobody's. */
  readonly PatNum: Key;
  /** 0 for a file on a shelf. */
  readonly DocNum: Key;
  /** Of a file among the EOBs. */
  readonly EobAttachNum?: Key | undefined;
}

/** What may be read of the documents: part of every handle. */
export interface DocumentReader {
  /** Makes a plan's document beside the requests. Throws when it could not be made. */
  print(plan: PlanDocument): Promise<Uint8Array>;
  /** Makes a picture of others, beside the requests, too; undefined where nothing can be made of them. */
  picture(job: PictureJob): Promise<Uint8Array | undefined>;
  /** Where a file is or would be; undefined without a folder, and for names that are none. */
  pathOf(place: FilePlace): string | undefined;
  /** A kept file, or undefined when it is not there or has more bytes than are wanted. */
  read(place: FilePlace, atMost?: number): Promise<Uint8Array | undefined>;
  /** A picture that the office's sheets show, or undefined when it is not there or has more bytes. */
  sheetPicture(name: string, atMost: number): Promise<Uint8Array | undefined>;
}

/** A file to keep together with the row that names it. */
export interface NewFile extends FileOwner {
  readonly folder: string;
  readonly shelf?: Shelf | undefined;
  /** Without its ending. `x` is added until no such file is there (`treatment-plans.md` 5.2). */
  readonly name: string;
  /** With its dot. */
  readonly ending: string;
  readonly bytes: Uint8Array;
}

/** A file whose row goes. */
interface LeavingFile extends FilePlace, FileOwner {}

/** What a unit of work may add and take away. */
export interface DocumentWriter extends DocumentReader {
  /**
   * Writes and flushes a file, and answers the name it got. The file stays when the unit of work is stored and goes when
   * it is not. Throws `FileProblem`. The patient must be locked.
   */
  keep(file: NewFile): Promise<string>;
  /**
   * Removes a file and its thumbnail once the unit of work is stored; it stays when it is not. A file that is not there
   * is no failure. Throws `FileProblem` for a folder that may not be written to. The patient must be locked.
   */
  remove(file: LeavingFile): Promise<void>;
}

/** Why a file could not be kept, in words for the caller: nothing of this machine's folders is in it. */
export class FileProblem extends Error {}

const nowhere = () => {
  throw new Error('This practice was opened without its documents.');
};

/** For practices that are opened to be founded, looked at or filled. */
export const noDocuments: DocumentWriter = {
  print: nowhere,
  picture: nowhere,
  pathOf: nowhere,
  read: nowhere,
  sheetPicture: nowhere,
  keep: nowhere,
  remove: nowhere,
};
