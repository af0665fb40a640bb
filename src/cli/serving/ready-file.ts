import { renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { makePrivateFolder } from '../../db/private-folder.ts';

/** What is told of a running server. */
interface Announced {
  readonly url: string;
  readonly origin: string;
  readonly demoKeys: string | undefined;
}

/**
 * Tells other programs that the server listens, and where: `{ url, origin, pid, keys }`, where `keys` is the demo pair
 * as `developer/customer` or null. The file is never seen half written, and only its owner can read it: what somebody laid
 * at the place where it is written, such as a link to another file, goes.
 */
function announce(path: string, { url, origin, demoKeys }: Announced): void {
  makePrivateFolder(dirname(path));
  const fresh = `${path}.${process.pid}`;
  const facts = { url, origin, pid: process.pid, keys: demoKeys ?? null };
  try {
    removeWhatIsAt(fresh);
    writeFileSync(fresh, `${JSON.stringify(facts)}\n`, { mode: 0o600, flag: 'wx' });
    renameSync(fresh, path);
  } catch (error) {
    // A folder of that name is not ours.
    if (statSync(fresh, { throwIfNoEntry: false })?.isFile()) rmSync(fresh);
    throw error;
  }
}

/** Nothing that a link leads to. */
function removeWhatIsAt(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** The server, which is told as long as it runs if a file was named. A server that cannot be told is stopped. */
export async function announced<T extends Announced & { stop(): Promise<void> }>(
  server: T,
  file: string | undefined,
): Promise<T> {
  if (!file) return server;
  const path = resolve(file);
  try {
    announce(path, server);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const stop = () => {
    rmSync(path, { force: true });
    return server.stop();
  };
  return { ...server, stop };
}
