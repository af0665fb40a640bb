import { Refusal } from '../domain/refusal.ts';
import { lowerPriority } from '../processes/own-process.ts';
import { makeFolder, putFile, takeFile } from './files.ts';
import { withSession } from './session.ts';
import type { SftpSaid, SftpTask } from './tasks.ts';

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
