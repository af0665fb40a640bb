// The code of the package has no spaces that nobody needs, but it has lines: of an error that nobody catches Node prints the
// whole line that threw it, and a stack names places by line.
import { parseAst } from 'rolldown/parseAst';

/** After this many characters a new line begins at the next place that allows one. */
const LONG = 120;
/** Fields of the syntax tree whose parts stand one after another, with something between them that ends the one before. */
const LISTS = ['body', 'consequent', 'declarations', 'expressions', 'elements', 'properties', 'arguments', 'params'];

/** A Rolldown plugin: breaks the lines of what was minified. */
export function brokenIntoLines() {
  return {
    name: 'broken-into-lines',
    generateBundle({ format }, bundle) {
      for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = withLines(chunk.code, format);
    },
  };
}

function withLines(code, format) {
  const starts = [
    ...beginnings(parseAst(code, { lang: 'js', sourceType: format === 'cjs' ? 'script' : 'module' })),
  ].sort((a, b) => a - b);
  const lines = [];
  let from = 0;
  for (const start of starts) {
    if (start - Math.max(from, code.lastIndexOf('\n', start - 1) + 1) < LONG) continue;
    lines.push(code.slice(from, start));
    from = start;
  }
  return [...lines, code.slice(from)].join('\n');
}

/** Where a part of a list begins that is not its first: before the first one `return` may stand, which a new line would end. */
function* beginnings(node) {
  for (const [field, value] of Object.entries(node)) {
    if (Array.isArray(value)) {
      const parts = value.filter(Boolean);
      if (LISTS.includes(field)) yield* parts.slice(1).map(({ start }) => start);
      for (const part of parts) yield* beginnings(part);
    } else if (value && typeof value === 'object') yield* beginnings(value);
  }
}
