import type { Worker as Process } from 'node:cluster';

/** A connection that Node hands to another process; no other process has it meanwhile. */
interface Connection {
  close(...args: unknown[]): unknown;
}

/**
 * Node keeps a connection until its worker says that it took it, and for ever if the worker ends before that: the
 * caller would wait until its own time-out. This closes such connections, so that the caller comes again at once.
 */
export function hangUpOnUntaken(worker: Process): void {
  const untaken = new Set<Connection>();
  const { process } = worker;
  const send = process.send.bind(process) as (...args: unknown[]) => boolean;
  const noted = (message: { readonly act?: unknown }, connection: unknown, ...rest: unknown[]): boolean => {
    if (message.act === 'newconn' && connection) note(connection as Connection);
    return send(message, connection, ...rest);
  };

  function note(connection: Connection): void {
    const close = connection.close.bind(connection);
    untaken.add(connection);
    connection.close = (...args) => {
      untaken.delete(connection);
      return close(...args);
    };
  }

  process.send = noted as typeof process.send;
  worker.on('exit', () => {
    for (const connection of untaken) connection.close();
  });
}
