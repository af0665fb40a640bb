import { type DocumentFolder, isFolder, lastingFolder, passingFolder } from '../db/documents/folder.ts';
import type { Practice } from '../db/practice.ts';
import { preference } from '../practice/office/preferences.ts';
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
