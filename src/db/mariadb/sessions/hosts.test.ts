import { describe, expect, it } from 'vitest';
import { fc } from '../../../../test/support/properties.ts';
import { afterAnswer, afterFailure, GOOD_ANSWERS, type Hosts, trustAll } from './hosts.ts';

/** `2-` server 2 answered badly, `2+` well, `x` the one in use failed a session. */
type Event = string;

function play(hosts: Hosts, events: readonly Event[]): Hosts {
  return events.reduce(
    (state, event) => (event === 'x' ? afterFailure(state) : afterAnswer(state, Number(event[0]), event[1] === '+')),
    hosts,
  );
}

const times = (count: number, ...events: Event[]) => Array.from({ length: count }, () => events).flat();

const cases: readonly { when: string; events: readonly Event[]; inUse: number }[] = [
  { when: 'nothing happened', events: [], inUse: 0 },
  { when: 'all answer well', events: times(3, '0+', '1+', '2+'), inUse: 0 },
  { when: 'a stand-by answers badly', events: ['1-', '2-'], inUse: 0 },
  { when: 'the one in use fails a session', events: ['x'], inUse: 1 },
  { when: 'the one in use answers badly', events: ['0-'], inUse: 1 },
  { when: 'the next one is known to be bad', events: ['1-', 'x'], inUse: 2 },
  { when: 'the next one fails too', events: ['x', 'x'], inUse: 2 },
  { when: 'it answers well again, not often enough', events: ['x', ...times(GOOD_ANSWERS - 1, '0+')], inUse: 1 },
  { when: 'it answers well again, often enough', events: ['x', ...times(GOOD_ANSWERS, '0+')], inUse: 0 },
  { when: 'a bad answer lies between', events: ['x', ...times(4, '0+'), '0-', ...times(4, '0+')], inUse: 1 },
  { when: 'all have failed: the ring goes round', events: ['x', 'x', 'x'], inUse: 0 },
  { when: 'all have failed twice', events: times(5, 'x'), inUse: 2 },
  { when: 'all answer badly: the last one is kept', events: ['0-', '1-', '2-', '0-', '1-', '2-'], inUse: 2 },
  { when: 'none is trusted and one answers', events: ['0-', '1-', '2-', '1+'], inUse: 1 },
  { when: 'none is trusted and the one in use answers', events: ['x', 'x', '1-', '2+', '0+', '0+'], inUse: 2 },
  { when: 'another one is trusted first', events: ['x', 'x', 'x', '0+', ...times(GOOD_ANSWERS, '2+')], inUse: 2 },
];

describe('the server in use of three', () => {
  it.each(cases)('is $inUse when $when', ({ events, inUse }) => {
    expect(play(trustAll(3), events).inUse).toBe(inUse);
  });

  const event = fc.constantFrom('0+', '1+', '2+', '0-', '1-', '2-', 'x');

  it('is a trusted one wherever there is one, and the first of those', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const { inUse, goodAnswers } = play(trustAll(3), events);
        const trusted = goodAnswers.indexOf(GOOD_ANSWERS);
        expect(inUse).toBe(trusted < 0 ? inUse : trusted);
      }),
    );
  });

  it('is another one after every failure, and not the failed one before five good answers', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), fc.array(event, { maxLength: 4 }), (before, after) => {
        const failing = play(trustAll(3), before).inUse;
        const left = play(trustAll(3), [...before, 'x']);
        expect(left.inUse).not.toBe(failing);
        const others = after.filter((each) => each !== 'x');
        const isOtherTrusted = left.goodAnswers.includes(GOOD_ANSWERS) && !others.some((each) => each.endsWith('-'));
        if (isOtherTrusted) expect(play(left, others).inUse).not.toBe(failing);
      }),
    );
  });
});
