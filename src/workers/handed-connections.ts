import cluster, { type Worker as Process } from 'node:cluster';

/** A connection that Node hands to another process; no other process has it meanwhile. */
interface Connection {
  close(...args: unknown[]): unknown;
}

type Send = (...args: unknown[]) => boolean;

/**
 * Node keeps a connection until its worker says that it took it, and for ever if the worker ends before that: the
 * caller would wait until its own time-out. Such connections are handed to another worker, as they were handed to this
 * one; Node goes on with whoever answers. Where there is no other, they are closed, so that the caller comes again at once.
 */
export function handOnUntaken(worker: Process): void {
  const untaken = new Map<Connection, readonly unknown[]>();
  const { process } = worker;
  const send = process.send.bind(process) as Send;
  const noted: Send = (message, connection, ...rest) => {
    if ((message as { readonly act?: unknown }).act === 'newconn' && connection) {
      note(connection as Connection, [message, connection, ...rest]);
    }
    return send(message, connection, ...rest);
  };

  function note(connection: Connection, sent: readonly unknown[]): void {
    const close = connection.close.bind(connection);
    untaken.set(connection, sent);
    connection.close = (...args) => {
      untaken.delete(connection);
      return close(...args);
    };
  }

  process.send = noted as typeof process.send;
  worker.on('exit', () => {
    const others = Object.values(cluster.workers ?? {}).filter((other) => other !== worker && other?.isConnected());
    let turn = 0;
    for (const [connection, sent] of untaken) {
      const other = others[turn++ % others.length];
      if (other) (other.process.send as Send)(...sent);
      else connection.close();
    }
    untaken.clear();
  });
}
