import { InvalidArgumentError } from 'commander';

/** The value of an option that is a whole number above 0. */
export function whole(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('A whole number above 0 is expected.');
  return Number(text);
}
