import { invalid } from '../domain/refusal.ts';
import { keyInput } from './input.ts';

interface Limits {
  readonly from: number;
  readonly to: number;
  readonly required?: boolean;
  readonly description?: string;
  readonly added?: string;
}

/** A whole number between two limits, both included; anything else is refused by the field's name. */
export function wholeInput<const L extends Limits>(limits: L) {
  const { from, to, ...options } = limits;
  const plain = keyInput(options as Omit<L, 'from' | 'to'>);
  return {
    ...plain,
    schema: { ...plain.schema, minimum: from, maximum: to },
    read: (sent: unknown, name: string): number => {
      const value = plain.read(sent, name);
      if (typeof value !== 'number' || value < from || value > to) throw invalid(name);
      return value;
    },
  };
}
