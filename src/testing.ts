/// <reference lib="esnext.disposable" preserve="true" />
import { type RunningServer, type ServerOptions, startServer } from './server.ts';
import { refuseUnknownOptions } from './start/refusals.ts';

/** Bitewing in tests: `bitewing/testing`. */
export type { ServerOptions } from './server.ts';
export { connect } from './testing/connect.ts';
export type { ClockState, TestControls } from './testing/controls.ts';
export type { Fault } from './testing/faults.ts';
export type { RecordedRequest } from './testing/recording.ts';
export type { LoggedRequest, RequestFilter } from './testing/request-log.ts';
export type { Throttle } from './testing/throttles.ts';

export interface TestServer extends RunningServer, AsyncDisposable {
  readonly demoKeys: string;
}

/** Options that leave a test the demo practice, whose key pair is known. */
export type DemoOptions = ServerOptions & { readonly empty?: false | undefined };

/** A practice of its own in memory, on a free port, with test controls, unless the options say otherwise. */
export function startTestServer(options?: DemoOptions): Promise<TestServer>;
export function startTestServer(options: ServerOptions): Promise<RunningServer & AsyncDisposable>;
export async function startTestServer(options: ServerOptions = {}): Promise<RunningServer & AsyncDisposable> {
  refuseUnknownOptions(options, 'startTestServer()');
  const server = await startServer({ database: ':memory:', port: 0, testControls: true, ...options });
  return Object.assign(server, { [Symbol.asyncDispose]: () => server.stop() });
}
