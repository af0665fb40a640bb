import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, createServer, type Server as SocketServer } from 'node:net';
import { silentSockets } from './connection-limits.ts';

export interface Address {
  readonly port: number;
  readonly host: string;
}

/** Listens; the answer closes it again, and waits for the connections on which something was asked. */
export async function listen(server: Server, { port, host }: Address): Promise<() => Promise<void>> {
  const [first, ...others] = await addressesOf(host);
  const hangUpOnSilent = silentSockets(server);
  server.listen({ port, host: first });
  await once(server, 'listening');
  const besides = await Promise.all(others.map((other) => listenBesides(server, other)));
  return async () => {
    const closed = [server, ...besides].map(closing);
    hangUpOnSilent(true);
    await Promise.all(closed);
  };
}

const closing = (server: SocketServer | undefined) =>
  new Promise<void>((resolve) => {
    if (server?.listening) server.close(() => resolve());
    else resolve();
  });

/** `localhost` has two addresses on most machines, and clients try either. */
async function addressesOf(host: string): Promise<string[]> {
  if (host !== 'localhost') return [host];
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

/** Takes connections for the server at another address; undefined where there is none. */
async function listenBesides(server: Server, host: string): Promise<SocketServer | undefined> {
  const besides = createServer((socket) => server.emit('connection', socket));
  besides.listen({ host, port: (server.address() as AddressInfo).port });
  try {
    await once(besides, 'listening');
    return besides;
  } catch {
    return undefined;
  }
}
