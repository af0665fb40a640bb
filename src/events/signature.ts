import { createHmac } from 'node:crypto';

/** `sha256=` and the hex HMAC of `{timestamp}.{body}` with the customer key; the timestamp is in Unix seconds. */
export function signatureOf(timestamp: number, body: string, customerKey: string): string {
  return `sha256=${createHmac('sha256', customerKey).update(`${timestamp}.${body}`).digest('hex')}`;
}
