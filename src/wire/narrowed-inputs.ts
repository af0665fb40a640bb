import { invalid } from '../domain/refusal.ts';
import type { Input } from './input.ts';

/** The same input, which refuses some of the values that it would take. */
export const narrowed = <T, R extends boolean>(input: Input<T, R>, isTaken: (value: T) => boolean): Input<T, R> => ({
  ...input,
  read: (sent, name) => {
    const value = input.read(sent, name);
    if (!isTaken(value)) throw invalid(name);
    return value;
  },
});

/** A text that has this form just as it was sent; everything else is invalid, also what is too long. */
export const formed = (form: RegExp, input: Input<string, false>): Input<string, false> => ({
  ...input,
  read: (sent, name) => {
    if (typeof sent !== 'string' || !form.test(sent)) throw invalid(name);
    return sent;
  },
});
