import type { Server as SecureServer } from 'node:https';
import type { App } from '../app.ts';
import type { CertificateFiles } from '../control/certificate-files.ts';
import { renewing } from '../http/connections/tls.ts';
import { listenPrivately } from '../http/lead/private-connection.ts';
import type { Config } from '../settings/config.ts';
import { listenProblem } from './refusals.ts';

/** Milliseconds that accepted requests have to end once the server stops. */
const LAST_ANSWERS_MS = 8_000;

interface ListeningOf {
  readonly app: App;
  readonly config: Config;
  /** Read again when they change, where the server speaks HTTPS. */
  readonly files: CertificateFiles | undefined;
  /** Where the lead takes what other processes hand on to it. */
  readonly privateAddress: string | undefined;
  readonly onFault: (error: unknown) => void;
}

/**
 * Takes requests. `into` takes no more of them, and waits until those that were accepted are answered. Answers what hangs
 * up on everybody who is connected.
 */
export async function startListening(
  { app, config, files, privateAddress, onFault }: ListeningOf,
  into: AsyncDisposableStack,
): Promise<() => void> {
  const { server } = app;
  const privately = privateAddress === undefined ? undefined : await listenPrivately(server, privateAddress);
  const cutOff = () => {
    server.closeAllConnections();
    privately?.cutOff();
  };
  into.defer(async () => {
    const tooLate = setTimeout(cutOff, LAST_ANSWERS_MS);
    await Promise.all([app.close(), privately?.close()]);
    clearTimeout(tooLate);
  });
  if (files) into.adopt(renewing(server as unknown as SecureServer, files.readAgain, onFault), (one) => one.stop());
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    throw listenProblem(error, config);
  }
  return cutOff;
}
