import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import type { Config } from './config.ts';
import type { Fixtures } from './testing/controls.ts';
import { replay } from './testing/recording.ts';

/** The files that a server under test records to or answers from. Throws an Error with a sentence for one that is no recording. */
export function fixturesOf({ record, replay: recorded }: Pick<Config, 'record' | 'replay'>): Fixtures {
  if (record) writeFileSync(record, '', { mode: 0o600 });
  return {
    record: record ? (request) => appendFileSync(record, `${JSON.stringify(request)}\n`) : undefined,
    replay: recorded ? replay(textOf(recorded), recorded) : undefined,
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`The recording ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
