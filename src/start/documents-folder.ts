import { type DocumentFolder, isFolder, lastingFolder, passingFolder } from '../db/documents/folder.ts';
import type { Practice } from '../db/practice.ts';
import { preference } from '../practice/office/preferences.ts';
import { placeOfFiles } from '../practice/people/image-folder.ts';
import type { Config } from '../settings/config.ts';
import { documentsFolder } from '../settings/config-files.ts';

/**
 * Where a practice keeps patients' files: in the folder that was set, if one was. Else an office's own database names
 * its folder in DocPath (of several, separated by semicolons, the first that this machine can reach). Without one
 * nothing is kept beside such a database, since the office's own programs would never find it.
 */
export async function chooseFolder(practice: Practice, config: Config, isOffice: boolean): Promise<DocumentFolder> {
  if (isOffice && config.documents === '') {
    const named = (await practice.read((handle) => preference(handle, 'DocPath')))
      .split(';')
      .map((path) => path.trim());
    return lastingFolder(
      named.find((path) => path !== '' && isFolder(path)),
      isOffice,
    );
  }
  const folder = documentsFolder(config);
  return folder === undefined ? passingFolder() : lastingFolder(folder, isOffice);
}

/**
 * A sentence if a folder was named and new files go elsewhere. It is no reason to refuse: the office may change its mind
 * while the server runs, and pictures of its sheets are looked for in the folder all the same.
 */
export async function folderWarnings(practice: Practice, { documents }: Config): Promise<string[]> {
  const place = documents === '' ? 'folder' : await practice.read(placeOfFiles);
  if (place === 'folder') return [];
  const where = place === 'database' ? 'in its database' : 'in a cloud store, which this server does not reach';
  return [`--documents gets no new files: this practice keeps them ${where} (AtoZfolderUsed).`];
}
