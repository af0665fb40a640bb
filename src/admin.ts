import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AggregatorRegistry, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { whatIsDue } from './db/due-estimates.ts';
import type { Watch, WatchFigures } from './db/office-watch.ts';
import type { Practice } from './db/practice.ts';
import { limitedServer } from './http/connections/connection-limits.ts';
import { isLoopbackHost } from './http/connections/known-hosts.ts';
import type { Probe } from './http/pages/probes.ts';
import type { Answered } from './http/reply/answered.ts';
import { isLoopback } from './settings/read-config.ts';
import { hostToOpen } from './start/addresses.ts';
import { addressOf, adminProblem } from './start/refusals.ts';

/** Figures of this server, in the text that Prometheus reads. */
export interface Metrics {
  note(answered: Answered): void;
  text(): Promise<string>;
  readonly contentType: string;
  /** The same figures as data, for the process that puts those of several processes together. */
  values(): Promise<unknown>;
}

/**
 * Upper bounds in seconds: most answers take a millisecond, an estimate of a large family some hundred milliseconds.
 */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Gauges whose names in the library end as Prometheus asks of counters; the same figures are there without the ending.
 */
const MISNAMED = ['handles', 'requests', 'resources'].map((kind) => `nodejs_active_${kind}_total`);

/**
 * If several processes serve the practice, `worker` says whose figures these are; the lead alone tells what is one for
 * all.
 */
export function metrics(practice: Practice, worker?: { readonly number: number; readonly isLead: boolean }): Metrics {
  const registry = new Registry();
  if (worker) registry.setDefaultLabels({ worker: String(worker.number) });
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  const durations = new Histogram({
    name: 'bitewing_request_duration_seconds',
    help: 'Time from the request to its answer, by operation and status.',
    labelNames: ['method', 'operation', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  // Only a practice of ours keeps such a list.
  if (practice.feed?.own && worker?.isLead !== false) tellWhatIsDue(registry, practice);
  if (practice.disk) tellWhatIsFull(registry, practice);
  if (practice.watch) tellWhatIsWatched(registry, practice.watch);
  return {
    note({ method, operation, status, milliseconds }) {
      durations.observe({ method, operation, status: String(status) }, milliseconds / 1000);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
    values: () => registry.getMetricsAsJSON(),
  };
}

/** The figures of several processes, collected each time they are asked for. */
export function figuresOf(collect: () => Promise<readonly unknown[]>): Pick<Metrics, 'text' | 'contentType'> {
  return {
    text: async () => AggregatorRegistry.aggregate((await collect()) as object[]).metrics(),
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
  };
}

/** Tells how far the estimates are behind a change that concerned many patients. */
function tellWhatIsDue(registry: Registry, practice: Practice): void {
  new Gauge({
    name: 'bitewing_estimates_due',
    help: 'Patients whose estimates are still to be made anew in the background.',
    registers: [registry],
    async collect() {
      // /readyz tells that a database is away.
      const due = await practice.read(whatIsDue).catch(() => undefined);
      if (due) this.set(due.patients);
    },
  });
}

/** Tells that writes are refused though the server is ready. */
function tellWhatIsFull(registry: Registry, { disk }: Practice): void {
  new Gauge({
    name: 'bitewing_disk_full',
    help: '1 while the latest write was refused because the disk had no room for it.',
    registers: [registry],
    collect() {
      this.set(Number(disk?.full !== undefined));
    },
  });
}

/** Tells how far the watcher of an office's database is, and what it asks of that database. */
function tellWhatIsWatched(registry: Registry, watch: Watch): void {
  const gauge = (name: string, help: string, value: (figures: WatchFigures) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value(watch.figures()));
      },
    });
  gauge('bitewing_watch_begun', '1 once all rows were read and changes are told.', ({ isBegun }) => Number(isBegun));
  gauge('bitewing_watch_rows', 'Rows whose last state is remembered.', ({ rows }) => rows);
  gauge('bitewing_watch_rows_in_all', 'Rows of the database, about.', ({ rowsInAll }) => rowsInAll);
  gauge('bitewing_watch_rounds', 'Times that every row was looked at since the start.', ({ rounds }) => rounds);
  gauge('bitewing_watch_busy_seconds', 'Time for which looks waited for the database.', ({ busy }) => busy / 1000);
}

export interface AdminServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** Monitors are few. Without a limit, whoever opens connections here would leave the API no files for its own. */
const MOST_CONNECTIONS = 50;

/**
 * Listens on `host:port` for those who run the server. Nothing here takes a key, so it belongs on an inner address. On
 * loopback the figures are told under a name of loopback alone: a web page can make its own name lead there (DNS rebinding).
 */
export async function startAdmin(
  address: string,
  asked: Readonly<Record<string, () => Promise<Probe>>>,
  figures: Pick<Metrics, 'text' | 'contentType'>,
): Promise<AdminServer> {
  const isLocal = isLoopback(addressOf(address).host);
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '/').split('?', 1)[0]!;
    const send = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, PLAIN, 'Only GET is answered here.\n');
    if (path === '/metrics' && isLocal && !isLoopbackHost(request.headers.host))
      return send(
        400,
        PLAIN,
        'The Host header names another server. /metrics answers to localhost, 127.0.0.1 and [::1].\n',
      );
    if (path === '/metrics') return send(200, figures.contentType, await figures.text());
    const probe = Object.hasOwn(asked, path) ? asked[path] : undefined;
    if (!probe) return send(404, PLAIN, 'Here are /metrics, /livez and /readyz.\n');
    const { status, sentence } = await probe();
    return send(status, PLAIN, `${sentence}\n`);
  };

  const server = limitedServer(
    (request, response) => {
      request.resume();
      answer(request, response).catch(() => response.destroy());
    },
    { mostConnections: MOST_CONNECTIONS },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(adminProblem(error, address)));
    server.listen(addressOf(address), resolve);
  });
  return {
    origin: `http://${hostToOpen(addressOf(address).host)}:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

const PLAIN = 'text/plain; charset=utf-8';
