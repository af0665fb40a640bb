import { statSync } from 'node:fs';
import { toldPath } from '../file-words.ts';
import { type Certificate, checkCertificate } from '../http/connections/tls.ts';
import type { Config } from '../settings/config.ts';
import { asSetting, isLoopback, SettingError } from '../settings/read-config.ts';
import { readTextFile } from '../text-file.ts';

export interface CertificateFiles {
  readonly certificate: Certificate;
  /** What the person who starts the server should know of it. */
  readonly warnings: readonly string[];
  /** The certificate that is in the files now; undefined if they have not changed since they were read last. */
  readAgain(): Certificate | undefined;
}

/**
 * Reads the files of `--tls-cert` and `--tls-key`; undefined without them. Throws SettingError if they cannot be used.
 */
export function certificateFrom({ tlsCert, tlsKey }: Config): CertificateFiles | undefined {
  if (tlsCert === '') return undefined;
  const names = { cert: `--tls-cert ${toldPath(tlsCert)}`, key: `--tls-key ${toldPath(tlsKey)}` };
  const read = () => ({ cert: textOf(names.cert, tlsCert), key: textOf(names.key, tlsKey) });
  let seen = timesOf(tlsCert, tlsKey);
  const certificate = read();
  return {
    certificate,
    warnings: endWarning(asSetting(() => checkCertificate(certificate, names).endsAt)),
    readAgain() {
      const now = timesOf(tlsCert, tlsKey);
      if (now === seen) return undefined;
      const found = read();
      // Checked once both are read: the two files are written one after the other, and must belong together.
      checkCertificate(found, names);
      seen = now;
      return found;
    },
  };
}

/**
 * Refuses to serve other machines without encryption, since keys and patients' data could be read on the way. Throws
 * SettingError unless a proxy encrypts or the person allows it expressly.
 */
export function refuseUnencrypted({ host, tlsCert, trustedProxy, plainHttp }: Config): void {
  if (isLoopback(host) || tlsCert || trustedProxy || plainHttp) return;
  throw new SettingError(
    `Other machines can reach --host ${host}, and nothing would be encrypted on the way. Give --tls-cert and --tls-key, ` +
      'or name the TLS proxy in front with --trusted-proxy. --plain-http serves without encryption all the same.',
  );
}

/** Most bytes of a certificate with its chain, or of a key. */
const LARGEST = 1_000_000;

const textOf = (name: string, path: string) => asSetting(() => readTextFile(path, { largest: LARGEST, name }));

const timesOf = (...paths: readonly string[]) =>
  paths.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? '-').join(' ');

const DAY_MS = 86_400_000;

function endWarning(endsAt: Date): string[] {
  const days = Math.floor((endsAt.getTime() - Date.now()) / DAY_MS);
  if (days < 0)
    return [`The certificate of --tls-cert ended on ${endsAt.toISOString().slice(0, 10)}: callers refuse it.`];
  return days < 14 ? [`The certificate of --tls-cert ends in ${days} days.`] : [];
}
