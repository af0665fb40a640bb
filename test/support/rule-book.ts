import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../docs/rules');

/** One document of docs/rules, cut at its numbered chapters. */
interface RuleDocument {
  /** Everything that stands under a number, deeper numbers included: `4` holds `4.1`. */
  readonly chapters: ReadonlyMap<string, string>;
  readonly text: string;
}

/** The documents of docs/rules by file name. */
export const ruleBook: ReadonlyMap<string, RuleDocument> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name, ruleDocument(readFileSync(join(folder, name), 'utf8'))]),
);

/** The rules that have a name of their own, `DED-3` for one; each stands at the beginning of its paragraph. */
export const namedRules: ReadonlySet<string> = new Set(
  [...ruleBook.values()].flatMap(({ text }) => [...text.matchAll(/^\*\*([A-Z]+-\d+)\b/gm)].map(([, id]) => id!)),
);

/**
 * Numbers stand in headings (`## 4. Title`, `### 4.10 Title`), at the beginning of a bold sentence (`**1.2 Title.**`, `**1.2**`)
 * or of a line (`1.23 Text`).
 */
function ruleDocument(text: string): RuleDocument {
  const chapters = new Map<string, string>();
  for (const line of text.split('\n')) {
    const number = /^(?:#{2,4} |\*\*)?(\d+(?:\.\d+)*)\.?(?:\*\*)? (?=\S)/.exec(line);
    const isChapter = number && (number[0].startsWith('#') || number[1]!.includes('.'));
    if (isChapter) chapters.set(number[1]!, '');
    const [current] = [...chapters.keys()].slice(-1);
    for (const chapter of current ? withParents(current) : []) {
      chapters.set(chapter, `${chapters.get(chapter) ?? ''}${line}\n`);
    }
  }
  return { chapters, text };
}

/** `4.10.2` → `4.10.2`, `4.10`, `4`; the last added stays the last of the map. */
function withParents(number: string): string[] {
  const parts = number.split('.');
  return parts.map((_, count) => parts.slice(0, parts.length - count).join('.'));
}

/** Whether a document has this number: a chapter, or a line of a list or a table in one (`28.20`, `14.9`). */
export function hasNumber(document: RuleDocument, number: string): boolean {
  if (document.chapters.has(number)) return true;
  const [, chapter, line] = /^(.*)\.(\d+)$/.exec(number) ?? [];
  return chapter !== undefined && line !== undefined && hasLine(document, chapter, line);
}

/** Whether a chapter has a table row or a list item, its own line or not, of this number or name: `3`, `F1`. */
export function hasLine({ chapters }: RuleDocument, chapter: string, line: string): boolean {
  return new RegExp(String.raw`^ *\| ${line} \||(?:^ *|[.:] )${line}\. `, 'm').test(chapters.get(chapter) ?? '');
}
