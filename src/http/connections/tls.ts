import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Server as SecureServer } from 'node:https';

/** A certificate with the chain behind it, and its private key, as PEM texts. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Throws an Error with a sentence if they cannot be used; `names` are those of the two files. */
export function checkCertificate({ cert, key }: Certificate, names: Certificate): { readonly endsAt: Date } {
  const certificate = readable(names.cert, 'a certificate', () => new X509Certificate(cert));
  const privateKey = readable(names.key, 'a private key without a passphrase', () => createPrivateKey(key));
  if (!certificate.checkPrivateKey(privateKey))
    throw new Error(`The key of ${names.key} does not belong to the certificate of ${names.cert}.`);
  return { endsAt: new Date(certificate.validTo) };
}

function readable<T>(name: string, what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`${name} is not ${what} in PEM form.`, { cause: error });
  }
}

/** Milliseconds between two looks whether the certificate was renewed. */
const LOOK_EVERY_MS = 60_000;

/**
 * Certificates live for weeks and are renewed while the server runs: a new one is taken without a stop. `read` answers it
 * once it has changed; where it throws, the old one stays and the fault is told.
 */
export function renewing(
  server: SecureServer,
  read: () => Certificate | undefined,
  onFault: (error: unknown) => void,
  every = LOOK_EVERY_MS,
): { stop(): void } {
  const timer = setInterval(() => {
    try {
      const found = read();
      if (found) server.setSecureContext({ ...found });
    } catch (error) {
      onFault(error);
    }
  }, every).unref();
  return { stop: () => clearInterval(timer) };
}
