import type { Practice } from '../practice.ts';
import type { PracticeSnapshot, Snapshots } from '../snapshots.ts';
import type { FilePlace } from './documents.ts';
import { pathOfFile, readDocument, removeFileOf, writeWhole } from './files.ts';
import type { DocumentFolder } from './folder.ts';

/**
 * Snapshots of rows and of the files that they name, as far as the practice has snapshots. Files that rows name only since then
 * go when the rows are put back; those that were changed or removed are as they were. Other files of the folder stay as they are.
 */
export function snapshotsWithFiles(practice: Practice, folder: DocumentFolder): Snapshots | undefined {
  const { snapshots } = practice;
  const contents = new WeakMap<PracticeSnapshot, ReadonlyMap<string, Uint8Array>>();
  const contentOf = async (file: FilePlace) =>
    folder.path === undefined ? undefined : readDocument(folder.path, file);

  async function contentsNow(): Promise<Map<string, Uint8Array>> {
    const all = new Map<string, Uint8Array>();
    for (const [name, file] of await filesNamed(practice)) {
      const bytes = await contentOf(file);
      if (bytes) all.set(name, bytes);
    }
    return all;
  }

  async function bringBack(file: FilePlace, bytes: Uint8Array): Promise<void> {
    const path = folder.path && pathOfFile(folder.path, file);
    const now = await contentOf(file);
    if (path && !(now && Buffer.from(now).equals(bytes))) await writeWhole(path, bytes, folder.rights);
  }

  return (
    snapshots && {
      ...snapshots,
      async take() {
        const snapshot = await snapshots.take();
        contents.set(snapshot, await contentsNow());
        return snapshot;
      },
      async putBack(snapshot) {
        const before = await filesNamed(practice);
        await snapshots.putBack(snapshot);
        const after = await filesNamed(practice);
        for (const [name, file] of before) {
          if (!after.has(name) && folder.path !== undefined) await removeFileOf(folder.path, file);
        }
        for (const [name, bytes] of contents.get(snapshot) ?? []) {
          const file = after.get(name);
          if (file) await bringBack(file, bytes);
        }
      },
    }
  );
}

const nameOf = ({ shelf, folder, name }: FilePlace) => JSON.stringify([shelf ?? '', folder, name]);

/** Where the files that rows name are or would be; what a row holds itself is no file. */
async function filesNamed(practice: Practice): Promise<Map<string, FilePlace>> {
  const places = await practice.read(async ({ db }): Promise<FilePlace[]> => {
    const documents = await db
      .selectFrom('document')
      .innerJoin('patient', 'patient.PatNum', 'document.PatNum')
      .select(['patient.ImageFolder', 'document.FileName'])
      .where('document.RawBase64', '=', '')
      .execute();
    const explanations = await db.selectFrom('eobattach').select('FileName').where('RawBase64', '=', '').execute();
    return [
      ...documents.map(({ ImageFolder, FileName }) => ({ folder: ImageFolder ?? '', name: FileName ?? '' })),
      ...explanations.map(({ FileName }) => ({ folder: '', name: FileName ?? '', shelf: 'EOBs' as const })),
    ];
  });
  return new Map(places.map((place) => [nameOf(place), place]));
}
