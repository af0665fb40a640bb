import { connect, createServer, type Socket } from 'node:net';
import { listenOnKeptPort } from './kept-port.ts';

/** A host of its own that hands everything on to the real server, until it is told to fail. */
export interface Gate {
  readonly host: string;
  /** Connections open to it. */
  readonly count: () => number;
  /** All connections that were ever made to it. */
  readonly total: () => number;
  /** `silent`: accepts connections and data, and answers nothing. `closed`: nothing listens. */
  set(state: 'open' | 'silent' | 'closed'): Promise<void>;
}

/** Opens a host in front of the server of a URL. */
export async function openGate(real: URL): Promise<Gate> {
  const nearSockets = new Set<Socket>();
  let isSilent = false;
  let total = 0;
  const server = createServer((near) => {
    total++;
    nearSockets.add(near);
    near.on('error', () => {}).on('close', () => nearSockets.delete(near));
    if (isSilent) return void near.resume();
    const far = connect(Number(real.port), real.hostname);
    far.on('error', () => {}).on('close', () => near.destroy());
    near.on('close', () => far.destroy());
    near.on('data', (chunk) => isSilent || far.write(chunk));
    far.on('data', (chunk) => isSilent || near.write(chunk));
  });
  const port = await listenOnKeptPort(server);
  return {
    host: `127.0.0.1:${port}`,
    count: () => nearSockets.size,
    total: () => total,
    async set(state) {
      isSilent = state === 'silent';
      if (state === 'closed') {
        server.close();
        for (const near of nearSockets) near.destroy();
      } else if (!server.listening)
        await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
    },
  };
}
