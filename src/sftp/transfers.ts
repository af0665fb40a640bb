import { badRequest, Refusal } from '../domain/refusal.ts';
import { type AllowedHost, parseAllowedHosts } from './allowed-hosts.ts';
import { performElsewhere } from './elsewhere.ts';
import { placeOf, type SftpLogin, type SftpPlace } from './place.ts';
import type { OutgoingFile } from './tasks.ts';

/** Makes the files that are sent; `ended` is aborted when nobody waits for them any longer. */
export type Load = (ended: AbortSignal) => Promise<readonly OutgoingFile[]>;

/** Moves files over SFTP to and from the servers that the administrator named. */
export interface SftpTransfers {
  /** The place of a login; 400 if its server may not be called. Opens no connection. */
  placeOf(login: SftpLogin): SftpPlace;
  /**
   * Puts files into the folder of a place, which is made if it is missing. They are loaded when it is their turn, so
   * that waiting takes no memory. Without files no server is called. `record` is called once a file has been sent,
   * whether or not all of them arrive.
   */
  send(place: SftpPlace, load: Load, record?: () => Promise<void>): Promise<void>;
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
  send: (place, load, record) => inTurn(() => send(place, load, record)),
  fetch: (place) => inTurn(() => fetch(place)),
  close,
});

/** Milliseconds that making the files may take, and all of a transfer. */
const LONGEST = { load: 30_000, transfer: 60_000 };

const tooSlow = {
  load: () => new Refusal(504, 'The files could not be made in time.'),
  transfer: () => badRequest('The SFTP server did not answer in time.'),
};
/** Bytes of a file that is fetched: it is held in memory until it is kept. */
const MOST_BYTES = 50_000_000;

/** Transfers with the servers of the setting, which was checked before. */
export const sftpTransfersTo = (hosts: string) => sftpTransfers(parseAllowedHosts(hosts) ?? []);

export function sftpTransfers(allowed: readonly AllowedHost[], longest = LONGEST): SftpTransfers {
  const stopping = new AbortController();

  /** Runs work with a signal that is aborted when it takes too long and when the server stops. */
  async function withinTime<T>(what: keyof typeof LONGEST, work: (ended: AbortSignal) => Promise<T>): Promise<T> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(tooSlow[what]()), longest[what]);
    try {
      return await work(AbortSignal.any([stopping.signal, late.signal]));
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    placeOf: (login) => placeOf(allowed, login),
    async send(place, load, record) {
      const files = await withinTime('load', (ended) => unlessEnded(load(ended), ended));
      if (files.length === 0) return;
      let isUnderway = false;
      try {
        await withinTime('transfer', (ended) =>
          performElsewhere({ place, files }, ended, () => {
            isUnderway = true;
          }),
        );
      } finally {
        if (isUnderway) await record?.();
      }
    },
    fetch: (place) => withinTime('transfer', (ended) => performElsewhere({ place, most: MOST_BYTES }, ended)),
    close: () => stopping.abort(badRequest('The server stops.')),
  };
}

/** Waits until the work is done, but no longer than until `ended`. */
function unlessEnded<T>(work: Promise<T>, ended: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(ended.reason);
    if (ended.aborted) give();
    ended.addEventListener('abort', give, { once: true });
    work.then(resolve, reject).finally(() => ended.removeEventListener('abort', give));
  });
}
