import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Tells the lead of whose connection a request came; no caller can send it, since whoever hands on sets it. */
export const CALLER_HEADER = 'x-bitewing-connection';

/** What of a caller's connection the lead asks its own (`known-hosts.ts`, `proxies.ts`). */
interface CallersConnection {
  readonly remoteAddress: string | undefined;
  readonly localAddress: string | undefined;
  readonly localPort: number | undefined;
  /** It is encrypted. */
  readonly encrypted: boolean;
}

export function connectionOf(socket: Socket): string {
  const { remoteAddress, localAddress, localPort } = socket;
  const encrypted = 'encrypted' in socket && socket.encrypted === true;
  return JSON.stringify({ remoteAddress, localAddress, localPort, encrypted } satisfies CallersConnection);
}

interface PrivateListener {
  /** Resolves once everything that came is answered. */
  close(): Promise<void>;
  cutOff(): void;
}

/** Longer than what a caller may send by as much as is added. Whether a Host was needed is judged already. */
const LIMITS = {
  maxHeaderSize: 18 * 1024,
  requestTimeout: 0,
  headersTimeout: 0,
  keepAliveTimeout: 0,
  requireHostHeader: false,
};

/**
 * Listens on a socket of the file system, or a named pipe, for what other processes of this server hand on, and has
 * `server` answer it as if it had come by itself. Only the account of this server can reach the address.
 */
export async function listenPrivately(server: Server, address: string): Promise<PrivateListener> {
  let isEnding = false;
  const listening = createServer(LIMITS, handle);
  // Whether a body may come is said by whoever reads it.
  listening.on('checkContinue', handle).on('checkExpectation', handle);
  function handle(request: IncomingMessage, response: ServerResponse): void {
    if (!dress(request)) return void request.socket.destroy();
    response.once('close', () => isEnding && setImmediate(() => listening.closeIdleConnections()));
    server.emit('request', request, response);
  }
  await new Promise<void>((resolve, reject) => {
    listening.once('error', reject).listen({ path: address, exclusive: true }, resolve);
  });
  return {
    close() {
      isEnding = true;
      return new Promise((resolve) => {
        listening.close(() => resolve());
      });
    },
    cutOff: () => listening.closeAllConnections(),
  };
}

/** Makes a connection look like the caller's own; false for one that says nothing of a caller. */
function dress(request: IncomingMessage): boolean {
  const told = request.headers[CALLER_HEADER];
  delete request.headers[CALLER_HEADER];
  if (typeof told !== 'string') return false;
  for (const [name, value] of Object.entries(JSON.parse(told) as CallersConnection)) {
    Object.defineProperty(request.socket, name, { value, configurable: true });
  }
  return true;
}
