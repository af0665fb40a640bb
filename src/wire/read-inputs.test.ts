import { describe, expect, it } from 'vitest';
import { keyInput, textInput } from './input.ts';
import { readInputs } from './read-inputs.ts';

describe('two fields that exclude each other', () => {
  const inputs = { Priority: keyInput(), priority: textInput() };
  const read = (sent: object) => readInputs(inputs, sent as never, { exclusivePairs: [['Priority', 'priority']] });

  it.each([
    [{ Priority: 0, priority: 'High' }, { priority: 'High' }],
    [{ Priority: '0', priority: 'High' }, { priority: 'High' }],
    [{ Priority: 7, priority: '' }, { Priority: 7 }],
    [{ Priority: 7, priority: null }, { Priority: 7 }],
    [{ Priority: 0 }, { Priority: 0 }],
    [{ priority: '' }, { priority: '' }],
  ])('%j: the empty one counts as not sent where the other says something', (sent, values) => {
    expect(read(sent)).toEqual(values);
  });

  it.each([
    { Priority: 7, priority: 'High' },
    { Priority: 0, priority: '' },
  ])('%j is refused', (sent) => {
    expect(() => read(sent)).toThrow('Priority and priority cannot both be specified.');
  });
});
