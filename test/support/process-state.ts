/** What keeps running and would disturb, or hide from, the tests that follow. */
const RUNNING = ['TCPServerWrap', 'ProcessWrap', 'FSEventWrap', 'StatWatcher'];

/** The logger's library listens to this event until its last writer is collected. */
const LOGGER_LISTENS = 'exit';

type ProcessState = ReadonlyMap<string, unknown>;

/** By name: what a test could change in this process and another one would see. */
export function processState(): ProcessState {
  const state = new Map<string, unknown>([['the working directory', process.cwd()]]);
  for (const [name, value] of Object.entries(process.env)) state.set(`the environment variable ${name}`, value);
  for (const event of process.eventNames()) {
    if (event !== LOGGER_LISTENS) state.set(`listeners of ${String(event)}`, process.listenerCount(event));
  }
  const running = process.getActiveResourcesInfo();
  for (const kind of RUNNING) state.set(`running ${kind}`, running.filter((one) => one === kind).length);
  for (const [name, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(globalThis))) {
    if (!name.startsWith('__')) state.set(`the global ${name}`, get ?? value);
  }
  return state;
}

/** Names of what is in one state and not, or with another value, in the other. */
export function differences(before: ProcessState, after: ProcessState): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => !Object.is(before.get(name), after.get(name)));
}
