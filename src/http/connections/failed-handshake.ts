import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What OpenSSL and Node say of a connection that never became an encrypted one. */
const FAILED = /^(ERR_(SSL|TLS)_|EPROTO$)/;
const PLAIN_HTTP = 'ERR_SSL_HTTP_REQUEST';

const SENTENCE = 'This server speaks HTTPS alone. Its address begins with https://.';

export const isFailedHandshake = ({ code = '' }: { code?: string | undefined }): boolean => FAILED.test(code);

/**
 * Hangs up on a connection whose handshake failed, or took too long. What is written to it would wait for a handshake that
 * never ends, and keep the connection for ever. A caller who speaks plain HTTP is told so on the connection below, which
 * Node keeps at a place that it does not document: where there is none the caller is told nothing.
 */
export function endFailedHandshake({ code }: { code?: string | undefined }, socket: Duplex): void {
  const { _parent: below } = socket as { _parent?: Socket };
  if (code !== PLAIN_HTTP || !below?.writable) {
    socket.destroy();
    return;
  }
  const told =
    `HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${SENTENCE.length}\r\n` +
    `X-Error-Code: RequestMalformed\r\nConnection: close\r\n\r\n${SENTENCE}`;
  below.end(told, () => socket.destroy());
}
