import type { Server as SecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './admin.ts';
import { buildApp } from './app.ts';
import { announced } from './cli/ready-file.ts';
import { systemClock } from './clock.ts';
import { certificateFrom } from './control/certificate-files.ts';
import { type KeyStore, sameText } from './control/key-store.ts';
import { keysOf } from './control/keys-of.ts';
import { practiceSigner } from './control/practice-key.ts';
import { checkDatabase } from './db/check.ts';
import type { DatabaseReport } from './db/database-report.ts';
import { isDatabaseUrl } from './db/database-url.ts';
import { homeOf } from './db/documents/unfinished.ts';
import { settleDocuments, withDocuments } from './db/documents/with-documents.ts';
import { openEvidenceStore } from './db/evidence/store.ts';
import { settleEvidence, withEvidence } from './db/evidence/with-evidence.ts';
import { parseWriteMode } from './db/office/write-mode.ts';
import { openPractice, openPracticeOfAnother } from './db/open.ts';
import type { Clock, Practice } from './db/practice.ts';
import { foundPractice } from './demo/found.ts';
import { DEMO_DEVELOPER, DEMO_KEYS, isDemoPractice } from './demo/marker.ts';
import { type FindCaller, localDeveloper } from './http/caller.ts';
import { untilNobodyIsConnected } from './http/connection-limits.ts';
import { parseOrigins } from './http/cross-origin.ts';
import { serviceProblem } from './http/forward.ts';
import { handedOverCallers, whileItsKeyStands } from './http/handover-caller.ts';
import { leadAt } from './http/lead.ts';
import { listenPrivately } from './http/private-connection.ts';
import { probes } from './http/probes.ts';
import { parseProxies } from './http/proxies.ts';
import { renewing } from './http/tls.ts';
import type { LogDestination } from './log-destination.ts';
import { startPrinter } from './printing/printer.ts';
import { operations, publishedRows } from './resources/index.ts';
import type { Config } from './settings/config.ts';
import { evidenceFile, watchOptions } from './settings/config-files.ts';
import { DEMO_PUBLIC_ONLY, isLoopback, readConfig, SettingError } from './settings/read-config.ts';
import { sftpTransfersTo } from './sftp/transfers.ts';
import { chooseFolder } from './start/documents-folder.ts';
import { startEstimates } from './start/estimates.ts';
import { startEvents } from './start/events.ts';
import { fixturesOf } from './start/fixtures.ts';
import { officeFonts } from './start/office-fonts.ts';
import { connectionsAllowed } from './start/open-files.ts';
import { anyKeyProblem, listenProblem, refuseBeforeWriting, refuseUnknownOptions } from './start/refusals.ts';
import { startResting } from './start/resting.ts';
import { startTidying } from './start/tidying.ts';
import { startWatching } from './start/watching.ts';
import { readFirstMoment, testClock } from './testing/clock.ts';
import type { TestControls } from './testing/controls.ts';
import { testMeddling } from './testing/meddling.ts';
import { controlsOf, noControls } from './testing/practice-controls.ts';
import type { Part } from './workers/part.ts';

/**
 * Any setting, with its own type. Only the program starts several processes: a server runs in the process that starts
 * it.
 */
export type SettingOptions = { readonly [Name in Exclude<keyof Config, 'workers'>]?: Config[Name] | undefined };

/** Options of a server started from a test or another program: any setting, and a clock to travel with. */
export interface ServerOptions extends SettingOptions {
  readonly clock?: Clock;
  /** Where log lines go, one JSON object each; standard output unless said otherwise. */
  readonly logTo?: LogDestination;
}

/** The test controls work only with `testControls: true`. */
export interface RunningServer extends TestControls {
  /** Base URL of the API, e.g. `http://127.0.0.1:30223/api/v1`. */
  readonly url: string;
  /** Address of the server itself: `/docs`, `/openapi.json`, `/healthz`. */
  readonly origin: string;
  /**
   * The open practice, for tests of ours that store rows of their own. Left out of the declarations, since its type
   * would bring in every table.
   * @internal
   */
  readonly practice: Practice;
  readonly keys: KeyStore;
  /** Address of `/metrics`, `/livez` and `/readyz`, if one was asked for. */
  readonly adminOrigin: string | undefined;
  readonly isDemo: boolean;
  /** `{DeveloperKey}/{CustomerKey}` of the demo pair, if it is accepted. */
  readonly demoKeys: string | undefined;
  /** What the person who starts the server should know of its database. */
  readonly warnings: readonly string[];
  /** Answers what was accepted, closes the database, stops. Callers that take more than 8 seconds are cut off. */
  stop(): Promise<void>;
}

/** What a worker's process can do besides. */
export interface RunningPart extends RunningServer {
  readonly figures: Metrics | undefined;
  /** From now on every answer ends its connection; resolves when none is left, or after so many milliseconds. */
  letGo(longest: number): Promise<void>;
}

/** Milliseconds that accepted requests have to end once the server stops. */
const LAST_ANSWERS_MS = 8_000;

/**
 * Opens the database, listens, answers when the first request may come. Each call is an isolated server. Throws
 * SettingError, with a sentence for the person who chose it, for a setting that cannot be used.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  refuseUnknownOptions(options);
  if (Number((options as { workers?: unknown }).workers ?? 1) !== 1)
    throw new SettingError('workers is for the program (bitewing start --workers): this server works in one process.');
  return announced(await serve(options), options.readyFile);
}

/** The same in a process that may be one of several. */
export async function serve(options: ServerOptions, part?: Part): Promise<RunningPart> {
  const { clock, logTo, ...given } = options;
  if (clock !== undefined && typeof clock.now !== 'function') {
    throw new SettingError('clock must be an object whose now() answers yyyy-MM-dd HH:mm:ss.');
  }
  const config = readConfig({ logLevel: 'silent', ...given });
  const time = config.testControls ? testClock(clock ?? systemClock, readFirstMoment(config.clockAt)) : undefined;
  const other = part?.role.kind === 'other' ? part.role : undefined;
  const leads = part?.role.kind === 'lead' ? part.role : undefined;
  // Only one process writes a database file; any number may write to a database server.
  const writesItself = !other || isDatabaseUrl(config.database);
  if (!part || leads?.isFirst) await refuseBeforeWriting(config);
  const files = certificateFrom(config);
  const fixtures = fixturesOf(config);
  const fonts = await officeFonts(config);
  await using opened = new AsyncDisposableStack();
  const watch = other ? undefined : watchOptions(config);
  const office = { writes: parseWriteMode(config.writes)!, control: config.control, watch };
  const database = writesItself
    ? await openPractice(config.database, systemClock, time ?? clock, office, config.changesKept)
    : openPracticeOfAnother(config.database, systemClock, config.changesKept);
  const { officeVersion, warnings } = database;
  const evidence = {
    store: openEvidenceStore(evidenceFile(config)),
    signer: opened.adopt(practiceSigner(config.control), (signer) => signer.close()),
    isOffice: officeVersion !== undefined,
  };
  const faults = { note: (_error: unknown): void => {}, remark: (_text: string): void => {} };
  const print = startPrinter(fonts, (text) => faults.remark(text));
  const printer = opened.adopt(print, (running) => running.close());
  const folder = await chooseFolder(database.practice, config, officeVersion !== undefined);
  const documents = { folder, printer, home: homeOf(config.database) };
  const filed = withDocuments(withEvidence(database.practice, evidence), documents);
  opened.defer(() => filed.close());
  if (!other) {
    await settleEvidence(filed, evidence);
    await settleDocuments(filed, documents);
    if (officeVersion === undefined) await foundPractice(filed, config.empty);
  }
  const isDemo = officeVersion === undefined && (await filed.read(isDemoPractice));
  const { keys: keyStore, practice: keyPractice } = await keysOf(config, !other);
  const keys = opened.adopt(keyStore, (store) => store.close());
  const foreignKeys = other ? 0 : keys.serve();
  const isKept = !isDemo && !config.testControls && config.database !== ':memory:';
  const onFault = (error: unknown) => faults.note(error);
  const notes = isKept ? { control: config.control, practiceId: keyPractice.id } : undefined;
  const tidying = other
    ? undefined
    : opened.adopt(await startTidying({ practice: filed, notes, onFault }), (one) => one.stop());
  const secret = () => evidence.signer.secret('subscriptions');
  const told = { practice: filed, rows: publishedRows, config, isDemo, keys, secret, onFault };
  const { practice } = writesItself ? opened.adopt(startEvents(told), (one) => one.stop()) : told;
  if (writesItself) opened.adopt(startEstimates(practice, onFault), (one) => one.stop());
  if (config.demoPublic && !isDemo) throw new SettingError(DEMO_PUBLIC_ONLY);
  const demoKeys = takesDemoPair(config, isDemo) ? `${DEMO_KEYS.developerKey}/${DEMO_KEYS.customerKey}` : undefined;
  const findCaller = callerFinder(config, isDemo, (pair) => keys.find(pair));
  const serviceWarnings = practice.writesThrough ? await warningOf(serviceProblem(practice.writesThrough)) : [];
  const controls = time && (await controlsOf(practice, officeVersion === undefined, isDemo, time, fixtures()));
  // Loaded only if it is asked for: few servers are watched, and the library of figures takes time to load.
  const watched = config.admin ? await import('./admin.ts') : undefined;
  const figures = watched?.metrics(practice, part && { number: part.number, isLead: !other });
  const sftp = opened.adopt(sftpTransfersTo(config.sftpHosts), (one) => one.close());
  const app = buildApp({
    practice,
    operations,
    handedOver: handedOverCallers((hash) => whileItsKeyStands(evidence.store.handovers.find(hash), keys.stands)),
    findCaller,
    pageCap: config.pageCap,
    lead: other && leadAt(other.lead, writesItself),
    worker: part?.number,
    onAnswered: figures?.note,
    meddling: controls && testMeddling(controls, findCaller),
    mode: config.mode,
    strict: config.strict,
    queryTime: config.queryTime * 1000,
    sftp,
    isLocal: isLoopback(config.host),
    publicUrl: config.publicUrl,
    certificate: files?.certificate,
    mostConnections: connectionsAllowed(),
    proxies: parseProxies(config.trustedProxy),
    allowedOrigins: parseOrigins(config.cors)!,
    practiceKind: officeVersion !== undefined ? 'office' : isDemo ? 'demo' : 'own',
    demoKeys,
    logLevel: config.logLevel,
    logTo,
  });
  faults.note = (error) => app.log.error({ err: error }, 'background');
  faults.remark = (text) => app.log.warn(text);
  opened.adopt(startResting(app.server), (one) => one.stop());
  opened.adopt(startWatching(practice.watch, config.watch, app.log), (one) => one.stop());
  const privately = leads && (await listenPrivately(app.server, leads.listensAt));
  opened.defer(async () => {
    const cutOff = setTimeout(() => {
      app.server.closeAllConnections();
      privately?.cutOff();
    }, LAST_ANSWERS_MS);
    await Promise.all([app.close(), privately?.close()]);
    clearTimeout(cutOff);
  });
  if (files) {
    const secure = app.server as unknown as SecureServer;
    opened.adopt(renewing(secure, files.readAgain, onFault), (one) => one.stop());
  }
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    throw listenProblem(error, config);
  }
  const admin =
    watched && !part
      ? opened.adopt(await watched.startAdmin(config.admin, probes(practice), figures!), (one) => one.close())
      : undefined;
  const origin = `${files ? 'https' : 'http'}://${hostInUrl(config.host)}:${(app.server.address() as AddressInfo).port}`;
  // From here on the caller closes what was opened, in reverse order: the server, its keys, the database.
  const running = opened.move();
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= running.disposeAsync();
    return stopped;
  };
  const own = {
    url: `${origin}/api/v1`,
    origin,
    practice,
    keys,
    adminOrigin: admin?.origin,
    isDemo,
    demoKeys,
    warnings: [
      ...warnings,
      ...(tidying?.warnings ?? []),
      ...(files?.warnings ?? []),
      ...serviceWarnings,
      ...keyWarnings(foreignKeys),
    ],
    stop,
  };
  const letGo = (longest: number) => {
    app.letGo();
    return untilNobodyIsConnected(app.server, longest);
  };
  return { ...(controls ?? noControls), ...own, figures, letGo };
}

const warningOf = async (problem: Promise<string | undefined>) =>
  [await problem].filter((sentence) => sentence !== undefined);

const keyWarnings = (others: number) =>
  others === 0
    ? []
    : [
        others === 1
          ? 'One key pair of the control file belongs to another practice, and is refused here.'
          : `${others} key pairs of the control file belong to other practices, and are refused here.`,
      ];

const takesDemoPair = ({ host, demoPublic }: Config, isDemo: boolean) => isDemo && (isLoopback(host) || demoPublic);

function callerFinder(config: Config, isDemo: boolean, stored: FindCaller): FindCaller {
  const takesDemo = takesDemoPair(config, isDemo);
  if (config.anyKey && !isDemo) throw anyKeyProblem();
  const demo = localDeveloper(DEMO_DEVELOPER, DEMO_KEYS.customerKey);
  return (pair) => {
    const known = stored(pair);
    if (known || !takesDemo) return known;
    const isDemoPair =
      sameText(pair.developerKey, DEMO_KEYS.developerKey) && sameText(pair.customerKey, DEMO_KEYS.customerKey);
    if (isDemoPair) return demo;
    return config.anyKey ? localDeveloper('Local Developer', `${pair.developerKey}/${pair.customerKey}`) : undefined;
  };
}

const hostInUrl = (host: string) => (host === '::1' || host.includes(':') ? `[${host}]` : host);

/** What `bitewing check` tells of a database: what it is, what it lacks, and which of our operations work on it. */
export const checkPractice = (database: string, withWrites = false): Promise<DatabaseReport> =>
  checkDatabase(database, operations, withWrites);
