import { type Key, toKey } from '../domain/key.ts';
import { badRequest, invalid } from '../domain/refusal.ts';
import { type Input, textInput } from './input.ts';

/** Most numbers of one list. */
const MOST = 1000;

/** Numbers of rows in a query: `1,2,3`, as some pages write it, or `[1,2,3]`, as others do. */
export function numberListInput(options: { description: string; emptyIsAbsent?: true }): Input<Key[], false> {
  const list = textInput(options);
  return {
    ...list,
    read: (sent, name) => {
      const numbers = list
        .read(sent, name)
        .replace(/^\s*\[(.*)\]\s*$/s, '$1')
        .split(',');
      if (!numbers.every((number) => /^\s*\d{1,18}\s*$/.test(number))) throw invalid(name);
      if (numbers.length > MOST) throw badRequest(`${name} cannot have more than ${MOST} entries.`);
      return numbers.map((number) => toKey(number.trim()));
    },
  };
}
