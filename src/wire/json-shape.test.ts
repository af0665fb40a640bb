import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import { withoutTrailingCommas } from './json-shape.ts';

describe('the shape of a body', () => {
  it('leaves every JSON text as it is', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 1, 2), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        expect(withoutTrailingCommas(text)).toBe(text);
      }),
    );
  });

  it('loses a comma behind the last entry, and no other', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.array(fc.string(), { minLength: 1 }), { minKeys: 1 }), (value) => {
        const text = JSON.stringify(value);
        const sloppy = text.replace(/(?<="\]?)\}$/, ' ,\n}');
        expect(JSON.parse(withoutTrailingCommas(sloppy))).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['[1,]', '[1]'],
    ['{"a":[1 , ],\t}', '{"a":[1  ]\t}'],
    ['{"a":",}"}', '{"a":",}"}'],
    ['{"a":"\\",}"}', '{"a":"\\",}"}'],
    ['{"a":"\\\\",}', '{"a":"\\\\"}'],
    ['[1,,]', '[1,]'],
    ['{"a":"', '{"a":"'],
  ])('%s becomes %s', (sent, kept) => {
    expect(withoutTrailingCommas(sent)).toBe(kept);
  });

  it.each([
    ['nested too deeply: 20 levels', '['.repeat(21)],
    ['too many names: 20000', `{${'"a":1,'.repeat(20_001)}`],
    ['too many values: 100000', `[${'1,'.repeat(100_000)}1]`],
  ])('with %s is refused', (words, text) => {
    expect(() => withoutTrailingCommas(text)).toThrow(`The body ${words.startsWith('nested') ? 'is' : 'has'} ${words}`);
  });

  it('counts nothing inside of a text', () => {
    const text = JSON.stringify({ Note: '[{:,"'.repeat(200_000) });
    expect(withoutTrailingCommas(text)).toBe(text);
  });
});
