import { appendFileSync, chmodSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makePrivateFolder } from '../db/private-folder.ts';
import { toldPath } from '../file-words.ts';
import type { Config } from '../settings/config.ts';
import type { Fixtures } from '../testing/controls.ts';
import { replay } from '../testing/recording.ts';
import { readTextFile } from '../text-file.ts';

/**
 * The files that a server under test records to or answers from. Throws an Error with a sentence for one that is no
 * recording. A new recording begins when the answer is called, once nothing can refuse the start any more.
 */
export function fixturesOf({ record, replay: recorded }: Pick<Config, 'record' | 'replay'>): () => Fixtures {
  const name = `--replay ${toldPath(recorded)}`;
  const answers = recorded ? replay(readTextFile(recorded, { name }), name) : undefined;
  return () => {
    if (record) {
      makePrivateFolder(dirname(record));
      writeFileSync(record, '', { mode: 0o600 });
      // A file that was there keeps its rights. A device or a pipe is not ours.
      if (statSync(record).isFile()) chmodSync(record, 0o600);
    }
    return {
      record: record ? (request) => appendFileSync(record, `${JSON.stringify(request)}\n`) : undefined,
      replay: answers,
    };
  };
}
