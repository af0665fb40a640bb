import { connect } from 'node:net';

/** Sends these bytes to a server as they are and returns everything it says until it hangs up. */
export function rawRequest(origin: string, text: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(text));
    socket.setEncoding('utf8').on('data', (chunk) => {
      received += chunk;
    });
    socket.on('close', () => resolve(received));
    // A server that has hung up may not have read everything; what it sent before that counts.
    socket.on('error', (error) => (received ? resolve(received) : reject(error)));
  });
}
