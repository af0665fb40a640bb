import type { Soon } from '../../domain/soon.ts';
import type { Handle } from '../handle.ts';
import type { Practice } from '../practice.ts';

type Added = 'evidence' | 'documents';

/**
 * The reads of a practice whose handles know something more. A handle is made for one read and is nobody else's, so it is
 * added to: a copy of it for each layer would cost as much as finding out who asks.
 */
export function readingWith<N extends Added>(
  { read }: Practice,
  name: N,
  make: (handle: Handle) => Handle[N],
): Practice['read'] {
  return (<T>(work: (handle: Handle) => Soon<T>) =>
    read<T>((handle) => {
      (handle as { -readonly [M in Added]: Handle[M] })[name] = make(handle);
      return work(handle);
    })) as Practice['read'];
}
