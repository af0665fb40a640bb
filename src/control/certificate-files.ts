import { readFileSync, statSync } from 'node:fs';
import { type Config, isLoopback, SettingError } from '../config.ts';
import { type Certificate, checkCertificate } from '../http/tls.ts';

export interface CertificateFiles {
  readonly certificate: Certificate;
  /** What the person who starts the server should know of it. */
  readonly warnings: readonly string[];
  /** The certificate as it stands in the files now; undefined while they are as they were read last. */
  readAgain(): Certificate | undefined;
}

/** Reads what `--tls-cert` and `--tls-key` name; undefined without them. Throws SettingError for what cannot be used. */
export function certificateFrom({ tlsCert, tlsKey }: Config): CertificateFiles | undefined {
  if (tlsCert === '') return undefined;
  const read = () => ({ cert: textOf('--tls-cert', tlsCert), key: textOf('--tls-key', tlsKey) });
  let seen = timesOf(tlsCert, tlsKey);
  const certificate = read();
  return {
    certificate,
    warnings: endWarning(asSetting(() => checkCertificate(certificate).endsAt)),
    readAgain() {
      const now = timesOf(tlsCert, tlsKey);
      if (now === seen) return undefined;
      const found = read();
      // Only then: of two files that are written one after the other, the pair counts.
      checkCertificate(found);
      seen = now;
      return found;
    },
  };
}

/**
 * An address that other machines can reach, without encryption on the way: keys and patients' data could be read there.
 * Throws SettingError unless something encrypts in front, or the person says that it is to be so.
 */
export function refuseUnencrypted({ host, tlsCert, trustedProxy, plainHttp }: Config): void {
  if (isLoopback(host) || tlsCert || trustedProxy || plainHttp) return;
  throw new SettingError(
    `Other machines can reach --host ${host}, and nothing would be encrypted on the way. Give --tls-cert and --tls-key, ` +
      'or name the TLS proxy in front with --trusted-proxy. --plain-http serves without encryption all the same.',
  );
}

function textOf(flag: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new SettingError(`The file of ${flag} cannot be read (${(error as NodeJS.ErrnoException).code}): ${path}`);
  }
}

function asSetting<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw new SettingError((error as Error).message);
  }
}

const timesOf = (...paths: readonly string[]) =>
  paths.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? '-').join(' ');

const DAY_MS = 86_400_000;

function endWarning(endsAt: Date): string[] {
  const days = Math.floor((endsAt.getTime() - Date.now()) / DAY_MS);
  if (days < 0)
    return [`The certificate of --tls-cert ended on ${endsAt.toISOString().slice(0, 10)}: callers refuse it.`];
  return days < 14 ? [`The certificate of --tls-cert ends in ${days} days.`] : [];
}
