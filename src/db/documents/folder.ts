import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOTHING_STORED, needsAdministrator } from '../trouble.ts';

/** The folder that patients' files are kept in. */
export interface DocumentFolder {
  /** Where it is; undefined when the practice has none that this machine can reach. */
  readonly path: string | undefined;
  /** Rights of what is made in it. */
  readonly rights: Rights;
  /** Makes it once. Later it must be there: files in a new one of its name would be out of sight once its disk is back. */
  require(): void;
  /** Ends what lives no longer than the server. */
  close(): void;
}

export interface Rights {
  readonly folder: number;
  readonly file: number;
}

/** What a practice of our own keeps is for the account of the server alone. */
const PRIVATE: Rights = { folder: 0o700, file: 0o600 };

/** An office's own programs use its folder under other accounts; the system's own rule says what they may. */
const SHARED: Rights = { folder: 0o777, file: 0o666 };

/** A folder that ends with the server, for a practice in memory; made when it is first needed. */
export function passingFolder(): DocumentFolder {
  let made: string | undefined;
  return {
    get path() {
      made ??= mkdtempSync(join(tmpdir(), 'bitewing-documents-'));
      return made;
    },
    rights: PRIVATE,
    require: () => {},
    close() {
      if (made) rmSync(made, { recursive: true, force: true });
    },
  };
}

export function lastingFolder(path: string | undefined, isOffice: boolean): DocumentFolder {
  const rights = isOffice ? SHARED : PRIVATE;
  let wasThere = path !== undefined && isFolder(path);
  return {
    path,
    rights,
    require() {
      if (path === undefined) return;
      if (!isFolder(path)) {
        if (wasThere) throw needsAdministrator(`The documents folder is not there any more.${NOTHING_STORED}`);
        mkdirSync(path, { recursive: true, mode: rights.folder });
      }
      wasThere = true;
    },
    close: () => {},
  };
}

export const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
