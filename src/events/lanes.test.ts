import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { lanes } from './lanes.ts';

it.each([false, true])(
  'receivers of one key leave half of the lanes to others, in the order of arrival: %s',
  async (hasFailed) => {
    const enter = lanes({ all: 8, failed: 4 });
    const entered: string[] = [];
    const leave: (() => void)[] = [];
    const come = (owner: string) =>
      enter(owner, hasFailed).then((left) => {
        entered.push(owner);
        leave.push(left);
      });
    const all = ['a', 'a', 'a', 'a', 'b', 'c', 'a', 'd', 'b'].map(come);
    const told: string[] = [];
    do {
      await turn();
      told.push(entered.splice(0).join(''));
      leave.shift()?.();
    } while (told.at(-1) !== '' || leave.length > 0);
    await Promise.all(all);
    expect(told.filter(Boolean)).toEqual(['aabc', 'a', 'a', 'd', 'b', 'a']);
  },
);
