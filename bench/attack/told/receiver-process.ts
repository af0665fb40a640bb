/**
 * A receiver of events in a process of its own, so that it can be killed: `receiver-process.ts <port> <journal> <key>`.
 * What it takes stands in its journal before it answers, as in any receiver that must not lose what it said it has.
 */
import { createHmac } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

const [port, journal, customerKey] = process.argv.slice(2) as [string, string, string];
let mood = 'well';

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (piece: string) => {
    body += piece;
  });
  request.on('end', () => answer(request.headers, body, response));
});

function answer(headers: IncomingHttpHeaders, body: string, response: ServerResponse): void {
  if (mood === 'hangs') return;
  if (mood === 'fails') return void response.writeHead(500).end();
  const take = () => {
    const told = {
      id: headers['x-bitewing-delivery'],
      event: headers['event-type'],
      isSigned: isSigned(headers, body),
      body,
    };
    appendFileSync(journal, `${JSON.stringify(told)}\n`);
    response.writeHead(200).end();
  };
  if (mood === 'slow') setTimeout(take, 400);
  else take();
}

function isSigned(headers: IncomingHttpHeaders, body: string): boolean {
  const text = `${headers['x-bitewing-timestamp']}.${body}`;
  const hmac = createHmac('sha256', customerKey).update(text).digest('hex');
  return headers['x-bitewing-signature'] === `sha256=${hmac}`;
}

process.on('message', (said) => {
  mood = String(said);
});
// It ends when the process that started it ends.
process.on('disconnect', () => process.exit());
server.listen(Number(port), '127.0.0.1', () => process.send!('listening'));
