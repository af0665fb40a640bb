import { badRequest } from '../domain/refusal.ts';
import { type AllowedHost, parseAllowedHosts } from './allowed-hosts.ts';
import { makeFolder, putFile, takeFile } from './files.ts';
import { placeOf, type SftpLogin, type SftpPlace } from './place.ts';
import { withSession } from './session.ts';

/** A file on its way to a server. */
export interface OutgoingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Moves files over SFTP to and from the servers that the administrator named. */
export interface SftpTransfers {
  /** The place that is meant; 400 where it may not be spoken to. Opens nothing. */
  placeOf(login: SftpLogin): SftpPlace;
  /**
   * Puts files into the folder of a place, which is made where it is missing. They are loaded when it is their turn, so that
   * what waits holds no memory; nobody is called for none.
   */
  send(place: SftpPlace, load: () => Promise<readonly OutgoingFile[]>): Promise<void>;
  /** The content of the file that the place names. */
  fetch(place: SftpPlace): Promise<Uint8Array>;
  /** Hangs up on every server. */
  close(): void;
}

/** The same transfers, each of which waits for its turn. */
export const inTurns = (
  { placeOf, send, fetch, close }: SftpTransfers,
  inTurn: <T>(work: () => Promise<T>) => Promise<T>,
): SftpTransfers => ({
  placeOf,
  send: (place, load) => inTurn(() => send(place, load)),
  fetch: (place) => inTurn(() => fetch(place)),
  close,
});

/** Milliseconds that all of a transfer may take. */
const LONGEST = 60_000;
/** Bytes of a file that is fetched: it is held in memory until it is kept. */
const MOST_BYTES = 50_000_000;

/** With the servers of the setting, which was checked before. */
export const sftpTransfersTo = (hosts: string) => sftpTransfers(parseAllowedHosts(hosts) ?? []);

export function sftpTransfers(allowed: readonly AllowedHost[], longest = LONGEST): SftpTransfers {
  const stopping = new AbortController();

  /** Ends when it takes too long, and when the server stops. */
  async function withinTime<T>(work: (ended: AbortSignal) => Promise<T>): Promise<T> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(badRequest('The SFTP server did not answer in time.')), longest);
    try {
      return await work(AbortSignal.any([stopping.signal, late.signal]));
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    placeOf: (login) => placeOf(allowed, login),
    async send(place, load) {
      const files = await load();
      if (files.length === 0) return;
      await withinTime((ended) =>
        withSession(place, ended, async (remote) => {
          await makeFolder(remote, place.folder);
          for (const { name, bytes } of files) await putFile(remote, place.folder, name, bytes);
        }),
      );
    },
    fetch: (place) =>
      withinTime((ended) =>
        withSession(place, ended, (remote) => takeFile(remote, `${place.folder}/${place.name}`, MOST_BYTES)),
      ),
    close: () => stopping.abort(badRequest('The server stops.')),
  };
}
