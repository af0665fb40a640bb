import { type Config, SettingError } from './config.ts';
import { refuseOwnAddress, requireControl, requireSftpLibrary, tryPort } from './control/before-start.ts';
import { refuseUnencrypted } from './control/certificate-files.ts';

/** Refuses what is sure to fail, before a database or a file is touched. */
export async function refuseBeforeWriting(config: Config): Promise<void> {
  if (config.anyKey && config.empty && config.database === ':memory:') throw anyKeyProblem();
  refuseUnencrypted(config);
  refuseOwnAddress(config);
  requireControl(config.control);
  await requireSftpLibrary(config);
  try {
    if (config.port !== 0) await tryPort(config.port, config.host);
  } catch (error) {
    throw listenProblem(error, config);
  }
}

export const anyKeyProblem = () => new SettingError('--any-key works with the demo practice only.');

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
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new SettingError(`${host} is no address of this machine.`);
  }
  return error as Error;
}
