import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compatibilityPage, itemsOf, readmes, resourceFolders } from './coverage/compatibility.ts';

/** The sections that a resource's README may have; the last two are told in COMPATIBILITY.md. */
const HEADINGS = ['What the page says', 'What we decided', 'Half done'];

describe('the compatibility page', () => {
  it('is what `npm run compatibility` makes of the READMEs and the operations', () => {
    const text = readFileSync('COMPATIBILITY.md', 'utf8');
    expect(text).toBe(compatibilityPage(text));
  });

  it('has a README of every resource', () => {
    const described = readmes().map(({ path }) => path);
    const wanted = resourceFolders().map((name) => `src/resources/${name}/README.md`);
    expect(wanted.filter((path) => !described.includes(path))).toEqual([]);
  });

  it('finds the sections of a resource under their headings, in one order', () => {
    const wrong = readmes()
      .filter(({ path }) => path.startsWith('src/resources/'))
      .map(({ path, sections }) => `${path}: ${[...sections.keys()]}`)
      .filter((line) => line !== `${line.split(': ')[0]}: ${HEADINGS.filter((heading) => line.includes(heading))}`);
    expect(wrong).toEqual([]);
  });

  it('gets a title from every README, and of what is half done a list', () => {
    const wrong = readmes().filter(({ title, sections }) => {
      const text = sections.get('Half done');
      return title === '' || (text !== undefined && (!text.startsWith('- ') || itemsOf(text).includes('')));
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
