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
    ['too many names: 20000', `{${Array.from({ length: 20_001 }, (_, index) => `"${index}":1`)}}`],
    ['too many values: 100000', `[${'1,'.repeat(100_000)}1]`],
  ])('with %s is refused', (words, text) => {
    expect(() => withoutTrailingCommas(text)).toThrow(`The body ${words.startsWith('nested') ? 'is' : 'has'} ${words}`);
  });

  it.each([
    ['{"Heading":"a","Note":"","Heading":"b"}', 'Heading'],
    ['{"Heading":"a","He\\u0061ding":"b"}', 'Heading'],
    ['{"Procedures":[{"ToothNum":"1"},{"ToothNum":"2","Surf":"M","ToothNum":"3"}]}', 'ToothNum'],
    ['{"a":{"b":1},"a":2}', 'a'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    [`{"${'x'.repeat(100)}":1,"${'x'.repeat(100)}":1}`, 'x'.repeat(60)],
  ])('%s, which gives a name twice, is refused', (text, name) => {
    expect(() => withoutTrailingCommas(text)).toThrow(`${name} is specified more than once.`);
  });

  it.each(['{"a":{"a":1},"b":[{"a":1},{"a":1}]}', '{"a":"a","b":"a"}', '[:,:]', '{"a":1,:2,:3}'])(
    '%s gives no name twice',
    (text) => {
      expect(withoutTrailingCommas(text)).toBe(text);
    },
  );

  it('counts nothing inside of a text', () => {
    const text = JSON.stringify({ Note: '[{:,"'.repeat(200_000) });
    expect(withoutTrailingCommas(text)).toBe(text);
  });
});
