import { appendFileSync, chmodSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makePrivateFolder } from '../db/private-folder.ts';
import { fileTrouble, toldPath } from '../file-words.ts';
import type { Config } from '../settings/config.ts';
import type { Fixtures } from '../testing/controls.ts';
import { type RecordedRequest, replay } from '../testing/recording.ts';
import { readTextFile } from '../text-file.ts';

/**
 * The files that a server under test records to or answers from. Throws an Error with a sentence for one that is no
 * recording. A new recording begins when the answer is called, once nothing can refuse the start any more; `remark` is
 * told when requests are missing in it.
 */
export function fixturesOf({ record, replay: recorded }: Pick<Config, 'record' | 'replay'>) {
  const name = `--replay ${toldPath(recorded)}`;
  const answers = recorded ? replay(readTextFile(recorded, { name }), name) : undefined;
  return (remark: (text: string) => void): Fixtures => {
    if (record) {
      makePrivateFolder(dirname(record));
      writeFileSync(record, '', { mode: 0o600 });
      // A file that was there keeps its rights. A device or a pipe is not ours.
      if (statSync(record).isFile()) chmodSync(record, 0o600);
    }
    return {
      record: record ? recorder(record, remark) : undefined,
      replay: answers,
    };
  };
}

/**
 * Whoever asked is answered also where the disk is full. Only whole lines stay in the file, and lines are written again as
 * soon as they can be.
 */
function recorder(file: string, remark: (text: string) => void): (request: RecordedRequest) => void {
  let isLosing = false;
  return (request) => {
    let size: number | undefined;
    try {
      size = statSync(file, { throwIfNoEntry: false })?.size;
      appendFileSync(file, `${JSON.stringify(request)}\n`, { mode: 0o600 });
      isLosing = false;
    } catch (error) {
      if (size !== undefined) cutBack(file, size);
      if (!isLosing) remark(`--record misses requests: ${fileTrouble(error, toldPath(file)) ?? error}`);
      isLosing = true;
    }
  };
}

function cutBack(file: string, size: number): void {
  try {
    truncateSync(file, size);
  } catch {
    // A device has no size, and what cannot be written to has not grown.
  }
}
