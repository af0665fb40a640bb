/**
 * What is there already, or will be. An embedded database answers at once; a promise at each step of a small read, and the
 * wait for it, would cost as much as the query.
 */
export type Soon<T> = T | Promise<T>;

/** Uses a value, at once where it is there. */
export function after<T, R>(value: Soon<T>, use: (value: T) => Soon<R>): Soon<R> {
  return value instanceof Promise ? value.then(use) : use(value);
}
