import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasLine, hasNumber, namedRules, ruleBook } from './support/rule-book.ts';

const root = join(import.meta.dirname, '..');

/** Everything in the repository that may cite a rule. */
const files = ['src', 'test', 'docs', 'bench', 'scripts', '.'].flatMap((folder) => {
  const names = readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' });
  return names
    .filter((name) => /\.(ts|mjs|sh|md|json|tsv)$/.test(name) && !name.startsWith('package-lock'))
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')));
});
const itself = 'test/citations.test.ts';

/** The text without the line breaks of comments, so that a citation may be on two lines. */
function unbroken(text: string): string {
  return text.replace(/\n *(?:\*(?!\/)|\/\/)? */g, ' ');
}

/** One sentence for every citation in the text that does not exist in docs/rules. */
function wrongCitations(text: string): string[] {
  const joined = unbroken(text);
  return [...wrongNames(joined), ...wrongRules(joined), ...wrongPlaces(joined)];
}

const prefixes = new Set([...namedRules].map((id) => id.split('-')[0]));

/** Rules cited by name: `DED-3`. Of a range, `ROW-1 – ROW-6`, both ends are names. */
function wrongRules(text: string): string[] {
  return [...text.matchAll(/(?<![\w-])([A-Z]{1,5})-(\d+)(?![\w-])/g)]
    .filter(([id, prefix]) => prefixes.has(prefix) && !namedRules.has(id))
    .map(([id]) => `${id} is no rule`);
}

const documents = new Set(files.map((file) => basename(file)));

/** Documents by file name, whatever folder they stand in. */
function wrongNames(text: string): string[] {
  return [...text.matchAll(/(?<![\w{*.-])[\w-]+\.md(?!\w)/g)]
    .filter(([name]) => !documents.has(name))
    .map(([name]) => `${name} is no document`);
}

/** What may follow the name of a document: a number or range, a line of a chapter, a rule's name, or words of it. */
const steps = {
  number: /^(?:chapter )?(\d+(?:\.\d+)*)(?:[–-](\d+(?:\.\d+)*))?(?![\w%])/,
  line: /^(?:rules?|checks?|rows?|steps?|decision|pitfall) (\d+)(?: (?:to|and|–) (\d+))?/,
  test: /^([A-Z]\d+)\b/,
  rule: /^[A-Z]+-\d+(?: – [A-Z]+-\d+)?/,
  words: /^[A-Z][\w-]*(?: [\w-]+)*/,
};

/** Places in a document of docs/rules: `procedures.md` 9.4, 1.7. */
function wrongPlaces(text: string): string[] {
  const named = /(?<![\w.-])(docs\/|\.\.\/)*(?:rules\/)?([\w-]+\.md)`?,? (?=[\dA-Zpc])/g;
  return [...text.matchAll(named)].flatMap((match) => {
    const name = match[2]!;
    return ruleBook.has(name) ? wrongPlacesIn(name, text.slice(match.index + match[0].length)) : [];
  });
}

/** Follows the list of places that begins at `rest`; it ends where no further place can be read. */
function wrongPlacesIn(name: string, rest: string): string[] {
  const document = ruleBook.get(name)!;
  const wrong: string[] = [];
  let chapter = '';
  let isAmongLines = false;
  let areRows = false;
  for (let left = rest, isFirst = true; ; isFirst = false) {
    const number = steps.number.exec(left);
    const line = steps.line.exec(left) ?? steps.test.exec(left);
    const words = isFirst ? null : steps.words.exec(left);
    const found = number ?? line ?? steps.rule.exec(left) ?? words;
    if (!found) return wrong;
    const ends = found.slice(1).filter((end) => end !== undefined);
    isAmongLines = found === line || (isAmongLines && found === number && !number[1]!.includes('.'));
    if (isAmongLines) {
      // The rows of examples are numbered once for a whole document, whatever chapter they belong to.
      if (found === line) areRows = found[0].startsWith('row');
      const anywhere = (end: string) => [...document.chapters.keys()].find((key) => hasLine(document, key, end));
      const within = (end: string) => (chapter && !areRows ? chapter : anywhere(end));
      const isThere = (end: string) => hasLine(document, within(end) ?? '', end);
      wrong.push(...ends.filter((end) => !isThere(end)).map((end) => `${name} ${chapter} has no line ${end}`));
    } else if (number) {
      chapter = number[1]!;
      wrong.push(...ends.filter((end) => !hasNumber(document, end)).map((end) => `${name} has no ${end}`));
    } else if (found === words && !(document.chapters.get(chapter) ?? document.text).includes(words[0])) {
      wrong.push(`${name} ${chapter} says nothing of "${words[0]}"`);
    }
    const next = /^(?:'s|’s)?(?:, | and | or |, and )/.exec(left.slice(found[0].length));
    if (!next) return wrong;
    left = left.slice(found[0].length + next[0].length);
  }
}

describe('citations', () => {
  it('name what stands in docs/rules', () => {
    const wrong = files
      .filter((file) => file !== itself)
      .flatMap((file) => wrongCitations(readFileSync(join(root, file), 'utf8')).map((what) => `${file}: ${what}`));
    expect(wrong).toEqual([]);
  });

  it('name each rule of the estimates where it is followed', () => {
    const chapters = ruleBook.get('insurance-estimates.md')!.text;
    // Worked examples (W) and what is out of scope (CAN) are followed nowhere.
    const rules = [...chapters.matchAll(/^\*\*((?!W-|CAN-)[A-Z]+-\d+)\b/gm)].map(([, id]) => id!);
    const followed = files.filter((file) => file.startsWith('src/') && !file.endsWith('.test.ts'));
    const named = new Set(followed.flatMap((file) => readFileSync(join(root, file), 'utf8').match(/\b[A-Z]+-\d+\b/g)));
    expect(rules.filter((id) => !named.has(id))).toEqual([]);
  });

  it.each([
    ['see `procedures.md` 17.2', []],
    ['see `procedures.md` 97.2', ['procedures.md has no 97.2']],
    ['see `procedures.md` 9.4, 99.1).', ['procedures.md has no 99.1']],
    ['see `treatment-plans.md` 3.3–3.99', ['treatment-plans.md has no 3.99']],
    ['see (`procedures.md` 28.20)', []],
    ['see (`procedures.md` 28.200)', ['procedures.md has no 28.200']],
    ['see `api-conventions.md` 14.9', []],
    ['see `reliability.md` 3, rule 8', []],
    ['see `reliability.md` 3, rule 88', ['reliability.md 3 has no line 88']],
    ['see `reliability.md` 5, F1', []],
    ['see `reliability.md` 5, F77', ['reliability.md 5 has no line F77']],
    ['see `companions-insurance.md` 25.2, rows 89 to 9600', ['companions-insurance.md 25.2 has no line 9600']],
    ['see `companions-people.md` 22, rows 136 to 141 and 1590', ['companions-people.md 22 has no line 1590']],
    ['see `companions-people.md` 2.6, Guarantor): ', []],
    ['see `companions-people.md` 2.6, Chimney): ', ['companions-people.md 2.6 says nothing of "Chimney"']],
    ['/**\n * `procedures.md`\n * 99.1 */', ['procedures.md has no 99.1']],
    ['rules ROW-1 – ROW-600', ['ROW-600 is no rule']],
    ['rule DED-3 and SHA-256, UTF-8', []],
    ['see `plans-of-old.md`', ['plans-of-old.md is no document']],
  ])('%j: %j', (text, wrong) => {
    expect(wrongCitations(text)).toEqual(wrong);
  });
});
