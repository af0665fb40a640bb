import type { AddressInfo } from 'node:net';
import { buildApp, type LogDestination } from './app.ts';
import { systemClock } from './clock.ts';
import { type Config, isLoopback, readConfig, SettingError, type SettingValues } from './config.ts';
import { type KeyStore, openKeyStore, sameText } from './control/key-store.ts';
import { checkDatabase, type DatabaseReport } from './db/check.ts';
import { parseWriteMode } from './db/office/write-mode.ts';
import { openPractice } from './db/open.ts';
import type { Clock, Practice } from './db/practice.ts';
import { foundPractice } from './demo/found.ts';
import { DEMO_KEYS, isDemoPractice } from './demo/marker.ts';
import { type FindCaller, localDeveloper } from './http/caller.ts';
import { operations } from './resources/index.ts';

/** Options of a server started from a test or another program: any setting, and a clock to travel with. */
export interface ServerOptions extends SettingValues {
  readonly clock?: Clock;
  /** Where log lines go, one JSON object each; standard output unless said otherwise. */
  readonly logTo?: LogDestination;
}

export interface RunningServer {
  /** Base URL of the API, e.g. `http://127.0.0.1:30223/api/v1`. */
  readonly url: string;
  /** Address of the server itself: `/docs`, `/openapi.json`, `/healthz`. */
  readonly origin: string;
  /** The open practice, for tests that lay rows of their own. */
  readonly practice: Practice;
  readonly keys: KeyStore;
  readonly isDemo: boolean;
  /** `{DeveloperKey}/{CustomerKey}` of the demo pair, where it is accepted. */
  readonly demoKeys: string | undefined;
  /** What the person who starts the server should know of its database. */
  readonly warnings: readonly string[];
  /** Answers what was accepted, closes the database, stops. Callers that take more than 8 seconds are cut off. */
  stop(): Promise<void>;
}

/** Milliseconds that accepted requests have to end once the server stops. */
const LAST_ANSWERS_MS = 8_000;

/**
 * Opens the database, listens, answers when the first request may come. Each call is an isolated server. Throws
 * SettingError, with a sentence for the person who chose it, for a setting that cannot be used.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { clock, logTo, ...given } = options;
  const config = readConfig({ logLevel: 'silent', ...given });
  await using opened = new AsyncDisposableStack();
  const { practice, officeVersion, warnings } = await openPractice(config.database, systemClock, clock, {
    writes: parseWriteMode(config.writes)!,
    control: config.control,
  });
  opened.defer(() => practice.close());
  if (officeVersion === undefined) await foundPractice(practice, config.empty);
  const isDemo = officeVersion === undefined && (await practice.read(isDemoPractice));
  const keys = opened.adopt(openKeyStore(config.control), (store) => store.close());
  const demoKeys = isDemo && isLoopback(config.host) ? `${DEMO_KEYS.developerKey}/${DEMO_KEYS.customerKey}` : undefined;
  const app = buildApp({
    practice,
    operations,
    findCaller: callerFinder(config, isDemo, (pair) => keys.find(pair)),
    mode: config.mode,
    strict: config.strict,
    practiceKind: officeVersion !== undefined ? 'office' : isDemo ? 'demo' : 'own',
    demoKeys,
    logLevel: config.logLevel,
    logTo,
  });
  opened.defer(async () => {
    const cutOff = setTimeout(() => app.server.closeAllConnections(), LAST_ANSWERS_MS);
    await app.close();
    clearTimeout(cutOff);
  });
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    throw listenProblem(error, config);
  }
  const origin = `http://${hostInUrl(config.host)}:${(app.server.address() as AddressInfo).port}`;
  // From here on the caller closes what was opened, last first: the server, its keys, the database.
  const running = opened.move();
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= running.disposeAsync();
    return stopped;
  };
  return { url: `${origin}/api/v1`, origin, practice, keys, isDemo, demoKeys, warnings, stop };
}

function callerFinder(config: Config, isDemo: boolean, stored: FindCaller): FindCaller {
  const isLocalDemo = isDemo && isLoopback(config.host);
  if (config.anyKey && !isDemo) throw new SettingError('--any-key works with the demo practice only.');
  const demo = localDeveloper('Demo Developer', DEMO_KEYS.customerKey);
  return (pair) => {
    const known = stored(pair);
    if (known || !isLocalDemo) return known;
    const isDemoPair =
      sameText(pair.developerKey, DEMO_KEYS.developerKey) && sameText(pair.customerKey, DEMO_KEYS.customerKey);
    if (isDemoPair) return demo;
    return config.anyKey ? localDeveloper('Local Developer', `${pair.developerKey}/${pair.customerKey}`) : undefined;
  };
}

function listenProblem(error: unknown, { port, host }: Config): Error {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE') {
    return new SettingError(
      `Port ${port} is taken by another program. Choose another one: npm start -- --port ${port + 1}`,
    );
  }
  if (code === 'EACCES')
    return new SettingError(`Port ${port} may not be used by this account. Choose one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new SettingError(`${host} is no address of this machine.`);
  }
  return error as Error;
}

const hostInUrl = (host: string) => (host === '::1' || host.includes(':') ? `[${host}]` : host);

/** What `bitewing check` tells of a database: what it is, what is missing, and which of our operations work there. */
export const checkPractice = (database: string): Promise<DatabaseReport> => checkDatabase(database, operations);
