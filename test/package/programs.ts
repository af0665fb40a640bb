import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** A Node from before it had SQLite: one of the machine, for npm puts our own before it. */
export function olderNode(): string | undefined {
  const places = (process.env.PATH ?? '').split(':').map((folder) => join(folder, 'node'));
  return places.find((place) => {
    const version = spawnSync(place, ['--version'], { encoding: 'utf8' }).stdout ?? '';
    return /^v(18|19|20|21)\./.test(version);
  });
}

/** Everything a stream has said once it says this. */
export function saying(stream: NodeJS.ReadableStream, text: string): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    stream.setEncoding('utf8').on('data', (chunk) => {
      said += chunk;
      if (said.includes(text)) resolve(said);
    });
    stream.on('end', () => reject(new Error(`It ended before it said "${text}":\n${said}`)));
  });
}
