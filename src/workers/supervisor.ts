import { setTimeout as pause } from 'node:timers/promises';
import type { AdminServer } from '../admin.ts';
import type { KeyStore } from '../control/key-store.ts';
import type { LogDestination } from '../log-destination.ts';
import type { Config } from '../settings/config.ts';
import type { Facts } from './messages.ts';
import { adminOf } from './overseen.ts';
import { ownLog } from './own-log.ts';
import { type Place, placeOf } from './place.ts';
import { privateAddresses } from './private-address.ts';
import { beginWorker, type Worker } from './worker.ts';

/** Number of the lead. */
const LEAD = 1;
/** Milliseconds that the others have to end before the lead is told to end, since it answers what they handed on. */
const OTHERS_END = 7_000;
/**
 * Milliseconds after which the others and the lead cut off whoever is not answered. So the lead closes the file of a
 * practice when nobody reads it any more, and in time: service managers kill what still runs after ten seconds.
 */
const OTHERS_CUT_OFF = 5_000;
const LEAD_CUTS_OFF = 7_500;

interface SupervisorOptions extends Config {
  /** Where our own log lines go, and those of the workers as they are. */
  readonly logTo: LogDestination;
  readonly write: (text: string) => void;
  readonly isAtTerminal: boolean;
}

/** What runs, told as a server in one process tells it. */
interface RunningWorkers extends Omit<Facts, 'keys'> {
  readonly keys: Pick<KeyStore, 'list'>;
  /** Replaces the workers one after the other; each new one serves before the old one ends. */
  restart(): Promise<void>;
  /** Answers what was accepted, and ends all workers. */
  stop(): Promise<void>;
}

/**
 * Serves with several processes: starts them, replaces those that end, and ends together with them. This process
 * answers no request; it only hands out connections. Throws SettingError as `startServer` does.
 */
export async function startWorkers(options: SupervisorOptions): Promise<RunningWorkers> {
  const { logTo, write, isAtTerminal, ...config } = options;
  const addresses = privateAddresses();
  const places = Array.from({ length: config.workers }, (_, index) => placeOf(index + 1));
  const [leading, ...others] = places as [Place, ...Place[]];
  const alive = new Set<Worker>();
  let leadAddress: string | undefined;
  let facts: Facts | undefined;
  let { port } = config;
  let admin: AdminServer | undefined;
  let isRestarting = false;
  let isStopping = false;

  const note = ownLog(logTo, config);

  async function moveLead(address: string | undefined): Promise<void> {
    leadAddress = address;
    await Promise.all(others.map(({ worker }) => worker?.tellLead(address)));
  }

  /** Gives the place to a new worker once that worker serves. */
  async function fill(place: Place): Promise<void> {
    const { number } = place;
    const leads = number === LEAD ? { listensAt: addresses.next(), isFirst: facts === undefined } : undefined;
    const worker = beginWorker({ config: { ...config, port }, number, leads, isAtTerminal }, write);
    alive.add(worker);
    const gone = worker.gone.then(() => {
      alive.delete(worker);
      // When the last worker ended, the port was given back. Callers know it by now, so it is taken again, also if the
      // system had chosen it.
      if (alive.size === 0 && facts) port = Number(new URL(facts.origin).port);
    });
    const told = await worker.ready;
    facts ??= told;
    place.worker = worker;
    if (leads) await moveLead(leads.listensAt);
    else await worker.tellLead(leadAddress);
    note('info', `Worker ${number} serves.`, { worker: number, process: worker.pid });
    const since = performance.now();
    void gone.then(() => onGone(place, worker, since));
    void worker.hung.then(() => note('error', `Worker ${number} no longer answers and is ended.`, { worker: number }));
  }

  function onGone(place: Place, worker: Worker, since: number): void {
    if (place.worker !== worker) return;
    place.worker = undefined;
    if (place === leading) void moveLead(undefined);
    if (isStopping) return;
    place.ended(performance.now() - since);
    note('error', `Worker ${place.number} ended by itself and is replaced.`, { worker: place.number });
    void replace(place);
  }

  async function replace(place: Place): Promise<void> {
    while (!isStopping && place.worker === undefined) {
      await pause(place.beforeNextTry());
      const attempt = () => (place.worker === undefined && !isStopping ? fill(place) : Promise.resolve());
      await place.change(attempt).catch((error) => {
        if (!isStopping) note('error', `Worker ${place.number} cannot be replaced: ${error.message}`);
      });
    }
  }

  async function restart(): Promise<void> {
    if (isRestarting || isStopping) return;
    isRestarting = true;
    try {
      // The lead comes last: whoever hands on to it must know the next lead before it ends.
      for (const place of [...others, leading]) {
        await place.change(async () => {
          const old = place.worker;
          await fill(place);
          await old?.end();
        });
      }
      note('info', 'Every worker was replaced.');
    } catch (error) {
      if (!isStopping) note('error', `The workers are not replaced: ${(error as Error).message}`);
    } finally {
      isRestarting = false;
    }
  }

  async function stop(): Promise<void> {
    isStopping = true;
    const last = leading.worker;
    const since = performance.now();
    const ends = [...alive].filter((worker) => worker !== last).map((worker) => worker.end(OTHERS_CUT_OFF));
    await Promise.race([Promise.all(ends), pause(OTHERS_END, undefined, { ref: false })]);
    await last?.end(since + LEAD_CUTS_OFF - performance.now());
    await admin?.close();
    addresses.remove();
  }

  try {
    await fill(leading);
    await Promise.all(others.map(fill));
    if (config.admin) {
      const serving = () => places.flatMap(({ worker }) => worker ?? []);
      admin = await adminOf(config.admin, { all: serving, lead: () => leading.worker });
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const { keys, ...told } = facts!;
  return { ...told, keys: { list: () => [...keys] }, restart, stop };
}
