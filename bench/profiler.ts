/** Counts, in a server that is measured, which function the processor is in: from the message `profile` to `profiled`. */
import { Session } from 'node:inspector/promises';

/** A function, as `name file:line`, and the milliseconds that were spent in it and in nothing that it called. */
export type SelfTime = readonly [where: string, milliseconds: number];

export function profileWhenAsked(): void {
  let session: Session;
  process.on('message', async (message) => {
    if (message === 'profile') {
      session = new Session();
      session.connect();
      await session.post('Profiler.enable');
      await session.post('Profiler.setSamplingInterval', { interval: 200 });
      await session.post('Profiler.start');
      process.send!('begun');
    } else if (message === 'profiled') {
      const { profile } = await session.post('Profiler.stop');
      const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, whereOf(callFrame)]));
      const spent = new Map<string, number>();
      for (const [index, id] of profile.samples!.entries()) {
        const where = names.get(id)!;
        spent.set(where, (spent.get(where) ?? 0) + profile.timeDeltas![index]! / 1000);
      }
      // Waiting for requests, and the profiler itself.
      for (const where of ['(idle)', 'post node:inspector']) spent.delete(where);
      process.send!([...spent].sort(([, one], [, other]) => other - one) satisfies SelfTime[]);
    }
  });
}

function whereOf({ functionName, url, lineNumber }: { functionName: string; url: string; lineNumber: number }): string {
  const name = functionName || '(anonymous)';
  if (url === '') return name;
  if (url.startsWith('node:')) return `${name} ${url}`;
  return `${name} ${url.replace(/^.*\/(?=(src|node_modules)\/)/, '')}:${lineNumber + 1}`;
}
