import { Refusal } from '../domain/refusal.ts';
import { lowerPriority } from '../processes/own-process.ts';
import { makeFolder, putFile, takeFile } from './files.ts';
import type { SftpPlace } from './place.ts';
import { withSession } from './session.ts';
import type { OutgoingFile } from './transfers.ts';

/** What goes to the process, once: files to be sent, or how many bytes of a file may be fetched. */
export type SftpTask = { readonly place: SftpPlace } & (
  | { readonly files: readonly OutgoingFile[] }
  | { readonly most: number }
);

/** What comes back: that the first file is on its way, and then the end. */
export type SftpSaid =
  | { readonly kind: 'underway' }
  | { readonly kind: 'done'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly status: number; readonly sentence: string }
  | { readonly kind: 'fault'; readonly problem: string };

const tell = (said: SftpSaid) => process.send!(said);

const perform = ({ place, ...asked }: SftpTask): Promise<Uint8Array> =>
  withSession(place, async (remote) => {
    // Once it is logged in: that has to be done in ten seconds, on a busy machine too.
    lowerPriority(process);
    if ('most' in asked) return takeFile(remote, `${place.folder}/${place.name}`, asked.most);
    await makeFolder(remote, place.folder);
    for (const { name, bytes } of asked.files) {
      tell({ kind: 'underway' });
      await putFile(remote, place.folder, name, bytes);
    }
    return new Uint8Array();
  });

process.once('message', async (task: SftpTask) => {
  try {
    tell({ kind: 'done', bytes: await perform(task) });
  } catch (error) {
    if (error instanceof Refusal) tell({ kind: 'refused', status: error.status, sentence: error.message });
    else tell({ kind: 'fault', problem: (error as Error).stack ?? '' });
  }
});
process.on('disconnect', () => process.exit());
