import { refuseOwnAddress, requirePlaces, requireSftpLibrary, tryPort } from '../control/before-start.ts';
import { refuseUnencrypted } from '../control/certificate-files.ts';
import { isDatabaseUrl } from '../db/database-url.ts';
import { unknownOption } from '../domain/option-names.ts';
import type { Config } from '../settings/config.ts';
import { ANY_KEY_ONLY, SettingError } from '../settings/read-config.ts';
import { settings } from '../settings/settings.ts';
import { isEveryAddress } from './addresses.ts';

/** From plain JavaScript any name may come: one that nothing reads is refused, with the one that was probably meant. */
export function refuseUnknownOptions(options: object, who = 'startServer()'): void {
  const known = [...settings.map(({ name }) => name), 'clock', 'logTo'];
  const problem = unknownOption(who, options, known);
  if (problem !== undefined) throw new SettingError(problem);
}

/** Refuses what is sure to fail, before a database or a file is touched. */
export async function refuseBeforeWriting(config: Config): Promise<void> {
  if (config.testControls && isDatabaseUrl(config.database)) throw testControlsProblem();
  refuseUnencrypted(config);
  refuseOwnAddress(config);
  requirePlaces(config);
  await requireSftpLibrary(config);
  try {
    await tryPort(config.port, config.host);
  } catch (error) {
    throw listenProblem(error, config);
  }
  await tryAdmin(config);
}

async function tryAdmin({ admin, host, port }: Config): Promise<void> {
  if (admin === '') return;
  const address = addressOf(admin);
  try {
    await tryPort(address.port, address.host);
  } catch (error) {
    throw adminProblem(error, admin);
  }
  const isSame = address.host === host || isEveryAddress(address.host) || isEveryAddress(host);
  if (port !== 0 && address.port === port && isSame)
    throw new SettingError(`--admin has the port of the API, ${port}. Choose another one for it.`);
}

/** A database server gives no snapshots, to which a test could go back. */
const testControlsProblem = () =>
  new SettingError('--test-controls works with an SQLite file or :memory:, not with a database server.');

export const anyKeyProblem = () => new SettingError(ANY_KEY_ONLY);

/** Host and port of `--admin`. */
export function addressOf(admin: string): { host: string; port: number } {
  const end = admin.lastIndexOf(':');
  return { host: admin.slice(0, end).replace(/^\[|\]$/g, ''), port: Number(admin.slice(end + 1)) };
}

/** A sentence for the person who chose the second address. */
export function adminProblem(error: unknown, admin: string): Error {
  const { code, message } = error as { code?: string; message: string };
  const reason = code && ADMIN_PROBLEMS[code];
  return new SettingError(reason ? `--admin ${admin} ${reason}` : `--admin ${admin} cannot be used: ${message}.`);
}

const ADMIN_PROBLEMS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program. Choose another port.',
  EACCES: 'may not be used by this account. Choose a port above 1023.',
  EADDRNOTAVAIL: 'is no address of this machine.',
  ENOTFOUND: 'is no address of this machine.',
  EAI_AGAIN: 'is no address of this machine.',
};

/** A sentence for the person who chose the address, if the server cannot listen on it. */
export function listenProblem(error: unknown, { port, host }: Config): Error {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE') {
    return new SettingError(
      `Port ${port} is taken by another program. Choose another one, such as --port ${port + 1}.`,
    );
  }
  if (code === 'EACCES')
    return new SettingError(`Port ${port} may not be used by this account. Choose one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new SettingError(`${host} is no address of this machine.`);
  }
  return error as Error;
}
