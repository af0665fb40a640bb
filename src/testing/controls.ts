import type { PracticeSnapshot, Snapshots } from '../db/snapshots.ts';
import { unknownOption } from '../domain/option-names.ts';
import { badRequest } from '../domain/refusal.ts';
import type { TestClock } from './clock.ts';
import { type Answerable, type Fault, type Faults, faults } from './faults.ts';
import type { RecordedRequest, Replay } from './recording.ts';
import { type LoggedRequest, type RequestFilter, type RequestLog, requestLog } from './request-log.ts';
import { type Throttle, type Throttles, throttles } from './throttles.ts';

export interface ClockState {
  readonly now: string;
  readonly frozen: boolean;
}

/** What a test does to a practice, in the process or from another one over HTTP. */
export interface TestControls {
  /** Back to the practice and the time of the start: no faults, no throttles, no requests logged; snapshots stay. */
  reset(): Promise<void>;
  /** Keeps the rows of the practice under a name; a second one of that name replaces the first. */
  snapshot(name: string): Promise<void>;
  restore(name: string): Promise<void>;
  readonly clock: {
    /** Shows this time, `yyyy-MM-dd HH:mm:ss`, and goes on from there unless it is frozen. */
    set(now: string, options?: { readonly frozen?: boolean }): Promise<ClockState>;
    advance(seconds: number): Promise<ClockState>;
    freeze(): Promise<ClockState>;
    /** Goes on from the time it shows. */
    resume(): Promise<ClockState>;
    /** Shows the real time again. */
    reset(): Promise<ClockState>;
  };
  /** Makes the next requests that match go wrong. */
  fail(fault: Fault): Promise<void>;
  clearFaults(): Promise<void>;
  /** From now on a key, or every key, has to wait between two requests; nothing changes for other keys. */
  throttle(throttle: Throttle): Promise<void>;
  clearThrottles(): Promise<void>;
  /** What was asked and answered since the start or the last reset, oldest first. */
  requests(filter?: RequestFilter): Promise<LoggedRequest[]>;
  clearRequests(): Promise<void>;
}

/** The controls of a practice in this process, with what the server asks on each request. */
export interface LocalControls extends TestControls {
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly time: TestClock;
  readonly throttles: Throttles;
  readonly fixtures: Fixtures;
}

/** Keeps what is asked and answered, or answers from what was kept. */
export interface Fixtures {
  /** Keeps a request and its answer. */
  readonly record: ((request: RecordedRequest) => void) | undefined;
  /** Answers instead of the practice. */
  readonly replay: Replay | undefined;
}

const MOST_SNAPSHOTS = 50;

/** What the controls look at and change, besides what is stored. */
export interface Controlled {
  readonly time: TestClock;
  /** The operations of the server. */
  readonly answerable: readonly Answerable[];
  readonly fixtures: Fixtures;
  /** Whether requests may come with the key of this number, or with the demo pair for null. */
  readonly isKey: (key: number | null) => boolean;
}

/** URLs that operations stand below. */
const BASES = ['/api/ext/v1', '/api/v1'];

/** `first` is the practice as founded. */
export function testControls(snapshots: Snapshots, first: PracticeSnapshot, controlled: Controlled): LocalControls {
  const { time, answerable, fixtures, isKey } = controlled;
  const named = new Map<string, PracticeSnapshot>();
  const laid = faults(BASES, answerable);
  const log = requestLog(BASES);
  const held = throttles(() => performance.now(), isKey);
  const clockAfter = async (change: () => void): Promise<ClockState> => {
    change();
    return { now: time.now(), frozen: time.frozen };
  };
  return {
    faults: laid,
    log,
    time,
    throttles: held,
    fixtures,
    async reset() {
      await snapshots.putBack(first);
      time.restart();
      laid.clear();
      log.clear();
      held.clear();
      fixtures.replay?.rewind();
    },
    async snapshot(name) {
      checkName(name);
      if (!named.has(name) && named.size >= MOST_SNAPSHOTS)
        throw badRequest(`At most ${MOST_SNAPSHOTS} snapshots are kept.`);
      named.set(name, await snapshots.take());
    },
    async restore(name) {
      const found = named.get(name);
      if (!found) throw badRequest('No snapshot has this name.');
      await snapshots.putBack(found);
    },
    clock: {
      set: (now, options = {}) =>
        clockAfter(() => {
          refuseUnknown('clock.set()', options, CLOCK_OPTIONS);
          time.set(now, options.frozen ?? false);
        }),
      advance: (seconds) => clockAfter(() => time.advance(seconds)),
      freeze: () => clockAfter(() => time.freeze()),
      resume: () => clockAfter(() => time.resume()),
      reset: () => clockAfter(() => time.reset()),
    },
    fail: async (fault) => laid.lay(fault),
    clearFaults: async () => laid.clear(),
    throttle: async (given) => held.set(given),
    clearThrottles: async () => held.clear(),
    async requests(filter = {}) {
      refuseUnknown('requests()', filter, FILTER_OPTIONS);
      return log.find(filter);
    },
    clearRequests: async () => log.clear(),
  };
}

export const CLOCK_OPTIONS = ['frozen'];
export const FILTER_OPTIONS = ['method', 'path', 'limit'];

/** Refuses an option that nothing reads: a misspelled one would change what a test shows. */
export function refuseUnknown(what: string, options: object, known: readonly string[]): void {
  const problem = unknownOption(what, options, known);
  if (problem !== undefined) throw badRequest(problem);
}

export function checkName(name: string): void {
  if (typeof name !== 'string' || !/^[\w.-]{1,100}$/.test(name))
    throw badRequest('A snapshot is named with 1 to 100 letters, digits, dots, hyphens and underscores.');
}
