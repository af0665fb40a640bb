import { setTimeout as pause } from 'node:timers/promises';
import type { AdminServer } from '../admin.ts';
import type { KeyStore } from '../control/key-store.ts';
import type { LogDestination } from '../log-destination.ts';
import type { Config } from '../settings/config.ts';
import type { Facts } from './messages.ts';
import { ownLog } from './own-log.ts';
import { privateAddresses } from './private-address.ts';
import { type Slot, slotOf } from './slot.ts';
import { beginWorker, type Worker } from './worker.ts';
import { adminOfWorkers } from './workers-admin.ts';

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
 * Serves with several processes: starts them, replaces those that end (`slot.ts`), and ends together with them. This
 * process answers no request; it only hands out connections, and tells the workers where the lead is. Throws SettingError
 * as `startServer` does.
 */
export async function startWorkers(options: SupervisorOptions): Promise<RunningWorkers> {
  const { logTo, write, isAtTerminal, ...config } = options;
  const addresses = privateAddresses();
  const log = ownLog(logTo, config);
  const slots = Array.from({ length: config.workers }, (_, index) => slotFor(index + 1));
  const [leading, ...others] = slots as [Slot, ...Slot[]];
  /** Every process that has not ended, whether or not it serves. */
  const alive = new Set<Worker>();
  let leadAddress: string | undefined;
  /** What the first worker said about the server; undefined until one serves. */
  let facts: Facts | undefined;
  let { port } = config;
  let admin: AdminServer | undefined;
  let isRestarting = false;
  let isStopping = false;

  function slotFor(number: number): Slot {
    if (number !== LEAD) {
      return slotOf({ number, begin: () => begin(number), introduce: tellLead, onLost: () => {}, log });
    }
    let address = '';
    return slotOf({
      number,
      begin() {
        address = addresses.next();
        return begin(number, { listensAt: address, isFirst: facts === undefined });
      },
      async introduce(worker) {
        facts ??= await worker.ready;
        await moveLead(address);
      },
      onLost: () => void moveLead(undefined),
      log,
    });
  }

  function begin(number: number, leads?: { readonly listensAt: string; readonly isFirst: boolean }): Worker {
    const worker = beginWorker({ config: { ...config, port }, number, leads, isAtTerminal }, write);
    alive.add(worker);
    void worker.gone.then(() => {
      alive.delete(worker);
      // When the last worker ended, the port was given back. Callers know it by now, so it is taken again, also if the
      // system had chosen it.
      if (alive.size === 0 && facts) port = Number(new URL(facts.origin).port);
    });
    return worker;
  }

  function tellLead(worker: Worker): Promise<void> {
    return worker.tellLead(leadAddress);
  }

  async function moveLead(address: string | undefined): Promise<void> {
    leadAddress = address;
    await Promise.all(others.map((slot) => slot.worker()?.tellLead(address)));
  }

  async function restart(): Promise<void> {
    if (isRestarting || isStopping) return;
    isRestarting = true;
    try {
      // The lead comes last: whoever hands on to it must know the next lead before it ends.
      for (const slot of [...others, leading]) await slot.renew();
      log('info', 'Every worker was replaced.');
    } catch (error) {
      if (!isStopping) log('error', `The workers are not replaced: ${(error as Error).message}`);
    } finally {
      isRestarting = false;
    }
  }

  async function stop(): Promise<void> {
    isStopping = true;
    for (const slot of slots) slot.close();
    const lead = leading.worker();
    const since = performance.now();
    const ends = [...alive].filter((worker) => worker !== lead).map((worker) => worker.end(OTHERS_CUT_OFF));
    await Promise.race([Promise.all(ends), pause(OTHERS_END, undefined, { ref: false })]);
    await lead?.end(since + LEAD_CUTS_OFF - performance.now());
    await admin?.close();
    addresses.remove();
  }

  try {
    await leading.fill();
    await Promise.all(others.map((slot) => slot.fill()));
    if (config.admin) admin = await adminOfWorkers(config.admin, slots, leading);
  } catch (error) {
    await stop();
    throw error;
  }
  const { keys, ...told } = facts!;
  return { ...told, keys: { list: () => [...keys] }, restart, stop };
}
