import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Systems give ports from 32768 on to callers, who could take that of a server which goes away for a while. */
const LAST = 32_767;
const FIRST = 24_000;

/** Lets a server listen on loopback, on a port that stays free for it when it stops. */
export async function listenOnKeptPort(server: Server): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    server.listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
      return port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

/** Such a port, free now, for a program of its own. */
export async function keptPort(): Promise<string> {
  const server = createServer();
  const port = await listenOnKeptPort(server);
  server.close();
  await once(server, 'close');
  return String(port);
}
