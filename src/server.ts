import type { AddressInfo } from 'node:net';
import type { Metrics } from './admin.ts';
import { buildApp } from './app.ts';
import { announced } from './cli/serving/ready-file.ts';
import { systemClock } from './clock.ts';
import { certificateFrom } from './control/certificate-files.ts';
import type { KeyStore } from './control/key-store.ts';
import { noteReset } from './control/reset-names.ts';
import type { DatabaseReport } from './db/database-report.ts';
import { checkDatabase } from './db/opening/check.ts';
import { placeOf } from './db/opening/practice-id.ts';
import type { Clock, Practice } from './db/practice.ts';
import { isDateTime } from './domain/calendar.ts';
import { handedOverCallers, whileItsKeyStands } from './http/callers/handover-caller.ts';
import { untilNobodyIsConnected } from './http/connections/connection-limits.ts';
import { leadAt } from './http/lead/lead.ts';
import { probes } from './http/pages/probes.ts';
import type { LogDestination } from './log-destination.ts';
import { operations, publishedRows } from './resources/index.ts';
import type { Config } from './settings/config.ts';
import { readConfig, SettingError } from './settings/read-config.ts';
import { sftpTransfersTo } from './sftp/transfers.ts';
import { hostToOpen } from './start/addresses.ts';
import { appSettings } from './start/app-settings.ts';
import { startBackground } from './start/background.ts';
import { callerFinder, demoKeysOf } from './start/callers.ts';
import { fixturesOf } from './start/fixtures.ts';
import { startListening } from './start/listening.ts';
import { officeFonts } from './start/office-fonts.ts';
import { refuseBeforeWriting, refuseUnknownOptions } from './start/refusals.ts';
import { startResting } from './start/resting.ts';
import { keyWarnings, serviceWarnings } from './start/warnings.ts';
import { startWatching } from './start/watching.ts';
import { openWhole } from './start/whole-practice.ts';
import { readFirstMoment, testClock } from './testing/clock.ts';
import type { TestControls } from './testing/controls.ts';
import { testMeddling } from './testing/meddling.ts';
import { controlsOf, noControls, untilStopped } from './testing/practice-controls.ts';
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
  /** Hangs up on everybody who is connected. */
  cutOff(): void;
}

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
  if (clock !== undefined && !(typeof clock?.now === 'function' && isDateTime(String(clock.now())))) {
    throw new SettingError('clock must be an object whose now() answers yyyy-MM-dd HH:mm:ss.');
  }
  const config = readConfig({ logLevel: 'silent', ...given });
  const time = config.testControls ? testClock(clock ?? systemClock, readFirstMoment(config.clockAt)) : undefined;
  const other = part?.role.kind === 'other' ? part.role : undefined;
  const leads = part?.role.kind === 'lead' ? part.role : undefined;
  if (!part || leads?.isFirst) await refuseBeforeWriting(config);
  const files = certificateFrom(config);
  const fixtures = fixturesOf(config);
  const fonts = await officeFonts(config);
  await using opened = new AsyncDisposableStack();
  // The log that hears them is opened with the app.
  const faults = { note: (_error: unknown): void => {}, remark: (_text: string): void => {} };
  const onFault = (error: unknown) => faults.note(error);
  const remark = (text: string) => faults.remark(text);
  const whole = await openWhole({ config, part, clock: time ?? clock, fonts, remark }, opened);
  const { keys, isOffice, isDemo } = whole;
  const background = await startBackground({ whole, rows: publishedRows, config, part, onFault }, opened);
  const { practice } = background;
  const findCaller = callerFinder(config, isDemo, (pair) => keys.find(pair));
  const demoKeys = demoKeysOf(config, isDemo);
  const ofService = await serviceWarnings(practice.writesThrough);
  const isKey = (key: number | null) => (key === null ? demoKeys !== undefined : keys.stands(key));
  const controlled = time && { time, answerable: operations, fixtures: fixtures(remark), isKey };
  const renamed = (before: string, now: string) => noteReset(config.control, placeOf(config.database), before, now);
  const controls = controlled && (await controlsOf(practice, whole, controlled, renamed));
  // Loaded only if it is asked for: few servers are watched, and the library of figures takes time to load.
  const watched = config.admin ? await import('./admin.ts') : undefined;
  const figures = watched?.metrics(practice, part && { number: part.number, isLead: !other });
  const sftp = opened.adopt(sftpTransfersTo(config.sftpHosts), (one) => one.close());
  const app = buildApp({
    ...appSettings(config),
    practice,
    operations,
    handedOver: handedOverCallers((hash) => whileItsKeyStands(whole.evidence.handovers.find(hash), keys.stands)),
    findCaller,
    lead: other && leadAt(other.lead, whole.writesItself),
    worker: part?.number,
    onAnswered: figures?.note,
    meddling: controls && testMeddling(controls, findCaller),
    sftp,
    certificate: files?.certificate,
    practiceKind: isOffice ? 'office' : isDemo ? 'demo' : 'own',
    demoKeys,
    logTo,
  });
  faults.note = (error) => app.log.error({ err: error }, 'background');
  faults.remark = (text) => app.log.warn(text);
  opened.adopt(startResting(app.server), (one) => one.stop());
  opened.adopt(startWatching(practice.watch, config.watch, app.log), (one) => one.stop());
  const cutOff = await startListening({ app, config, files, privateAddress: leads?.listensAt, onFault }, opened);
  const admin =
    watched && !part
      ? opened.adopt(await watched.startAdmin(config.admin, probes(practice, keys.find), figures!), (one) =>
          one.close(),
        )
      : undefined;
  const origin = `${files ? 'https' : 'http'}://${hostToOpen(config.host)}:${(app.server.address() as AddressInfo).port}`;
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
      ...whole.warnings,
      ...background.warnings,
      ...(files?.warnings ?? []),
      ...ofService,
      ...keyWarnings(whole.foreignKeys),
    ],
    stop,
  };
  const letGo = (longest: number) => {
    app.letGo();
    return untilNobodyIsConnected(app.server, longest);
  };
  const asked = controls ? untilStopped(controls, () => stopped !== undefined) : noControls;
  return { ...asked, ...own, figures, letGo, cutOff };
}

/** What `bitewing check` tells of a database: what it is, what it lacks, and which of our operations work on it. */
export const checkPractice = (database: string, withWrites = false): Promise<DatabaseReport> =>
  checkDatabase(database, operations, withWrites);

export { printRecords } from './start/print-records.ts';
