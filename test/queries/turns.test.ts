import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Practice } from '../../src/db/practice.ts';
import { askingOf } from '../../src/http/turns/asking.ts';
import { turnsOf } from '../../src/http/turns/kinds-of-turns.ts';
import { readQuery } from '../../src/resources/queries/answer-query.ts';
import { queryOperations } from '../../src/resources/queries/routes.ts';

it('queries are read one at a time, since a long one takes a while', async () => {
  const turns = turnsOf({ writesOneAtATime: true }, new EventEmitter());
  const asker = { customer: 'ann', address: '127.0.0.1', connection: {} };
  // What can be read needs nothing of the practice.
  const practice = {} as Practice;
  const caller = { asker, by: undefined as never, onLate: () => {} };
  const asking = { ...askingOf(queryOperations[0]!, { practice, queryTime: 1000 }, turns, caller)!, practice };
  const { promise: others, resolve: endOthers } = Promise.withResolvers<void>();
  const earlier = turns.compute({ ...asker, customer: 'ben' }, () => others);
  let isRead = false;
  const reading = readQuery(asking, 'SELECT 1').finally(() => {
    isRead = true;
  });
  for (let turn = 0; turn < 20; turn++) await nextTurn();
  expect(isRead).toBe(false);
  endOthers();
  expect(await reading).toMatchObject({ command: 'SELECT 1' });
  await earlier;
});
