import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Milliseconds that a first request may take to come before its connection is the first to go; honest callers send one packet. */
const LONGEST_BEGINNING = 1_000;
/** The same for one of many that an address has begun. */
const LONGEST_IN_CROWD = 100;

/** A connection, from its first packet on; of an encrypted one first what carries it, then what is said through it. */
interface Open {
  readonly socket: Socket;
  readonly since: number;
}

/**
 * Where too many are connected, those go that ask nothing: who wait between two requests, and whose request or handshake has not
 * come as a whole for a second. If none is so slow, the connections have just come; then half of those go that one address has
 * begun, if they are a quarter of all. Whoever is refused meanwhile finds room the next time.
 */
export function makeRoom(server: Server, mostConnections: number, isAnswered: (socket: Socket) => boolean): void {
  const all = new Map<string, Open>();
  server.maxConnections = mostConnections;

  function note(socket: Socket): void {
    const name = nameOf(socket);
    all.set(name, { socket, since: performance.now() });
    socket.once('close', () => {
      if (all.get(name)?.socket === socket) all.delete(name);
    });
  }

  /** Those that were made so many milliseconds ago and have sent a part of a request, once the idle ones are closed. */
  const begun = (longest: number) =>
    [...all.values()].filter(
      ({ socket, since }) => !socket.destroyed && performance.now() - since > longest && !isAnswered(socket),
    );

  function crowd(): readonly Open[] {
    const byAddress = [...Map.groupBy(begun(LONGEST_IN_CROWD), ({ socket }) => socket.remoteAddress).values()];
    const [most = []] = byAddress.sort((one, other) => other.length - one.length);
    return most.length >= mostConnections / 4 ? most.slice(0, Math.ceil(most.length / 2)) : [];
  }

  function hangUp(): void {
    server.closeIdleConnections();
    const slow = begun(LONGEST_BEGINNING);
    for (const { socket } of slow.length > 0 ? slow : crowd()) socket.destroy();
  }

  server.on('connection', note).on('secureConnection', note);
  let isMaking = false;
  server.on('drop', () => {
    if (isMaking) return;
    isMaking = true;
    setImmediate(() => {
      isMaking = false;
      hangUp();
    });
  });
}

const nameOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`;
