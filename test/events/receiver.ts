import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests compare whatever came
  readonly rows: any[];
}

/** How a receiver answers: a status, or no answer at all. */
type Mood = number | 'hang';

/** A receiver of events on loopback, and what it got with a 2xx of its own. */
export async function startReceiver(port = 0) {
  const state: { mood: Mood; all: Received[]; taken: Received[] } = { mood: 200, all: [], taken: [] };
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => {
      text += piece;
    });
    request.on('end', () => {
      const received = { headers: request.headers, text, rows: JSON.parse(text) };
      state.all.push(received);
      if (state.mood === 'hang') return;
      if (state.mood < 300) state.taken.push(received);
      response.writeHead(state.mood, { location: 'http://127.0.0.1:1/elsewhere' }).end('noted');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const at = (server.address() as AddressInfo).port;
  return {
    state,
    port: at,
    url: `http://127.0.0.1:${at}/events?type=test`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Waits until something holds; the two minutes are for machines under load, not a measure. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + 120_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`It never came to pass: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
