import { compare } from '../domain/compare.ts';
import { tiles } from './patterns.ts';
import { type Drawing, type DrawingPart, type Group, type Pattern, type Shape, shapesOf } from './shapes.ts';

const FONT = "Inter, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

/**
 * A drawing as an SVG document that needs nothing else: no script, no style sheet, no reference to other files. Groups
 * have their data as attributes and their label as a title. The same drawing gives the same text.
 */
export function svgOf(drawing: Drawing): string {
  const { width, height, title, description, background, children } = drawing;
  const id = `chart-${fingerprint(`${title}\n${description}`)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc" font-family="${FONT}" stroke-linecap="round" stroke-linejoin="round">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-desc">${escaped(description)}</desc>`,
    definitions(children),
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    ...children.map(partText),
    '</svg>\n',
  ].join('\n');
}

/** For ids: a page may hold several charts, and different charts must have different ids (FNV-1a, 32 bits). */
function fingerprint(words: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** One pattern for each pair of marks and colour in use. */
function definitions(parts: readonly DrawingPart[]): string {
  const used = new Map<string, Pattern>();
  for (const { pattern } of shapesOf(parts)) if (pattern && pattern.name !== 'solid') used.set(idOf(pattern), pattern);
  const texts = [...used]
    .sort(([a], [b]) => compare(a, b))
    .map(([id, { name, color }]) => {
      const { size, lines, lineWidth, dots, dotRadius } = tiles[name as Exclude<typeof name, 'solid'>];
      const marks = [
        ...(lines ? [`<path d="${lines}" fill="none" stroke="${color}" stroke-width="${lineWidth}"/>`] : []),
        ...dots.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${dotRadius}" fill="${color}"/>`),
      ];
      return `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">${marks.join('')}</pattern>`;
    });
  return `<defs>${texts.join('')}</defs>`;
}

const idOf = ({ name, color }: Pattern) => `${name}-${color.slice(1)}`;

function partText(part: DrawingPart): string {
  return part.kind === 'group' ? groupText(part) : shapeText(part);
}

function groupText({ label, data = {}, children }: Group): string {
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escaped(value)}"`);
  const title = label === undefined ? '' : `<title>${escaped(label)}</title>`;
  return `<g${attributes.join('')}>${title}${children.map(partText).join('')}</g>`;
}

/** A shape with a fill and a pattern is written twice, so that the marks are over the fill. */
function shapeText(shape: Shape): string {
  const { pattern } = shape;
  if (!pattern || pattern.name === 'solid') return element(shape, shape.fill);
  const marks = `url(#${idOf(pattern)})`;
  if (!shape.fill) return element(shape, marks);
  const { stroke, ...unlined } = shape;
  return element(unlined as Shape, shape.fill) + element(shape, marks);
}

function element(shape: Shape, fill: string | undefined): string {
  const paint = [
    ` class="${shape.part}"`,
    ` fill="${fill ?? 'none'}"`,
    shape.opacity === undefined ? '' : ` fill-opacity="${shape.opacity}"`,
    shape.stroke ? ` stroke="${shape.stroke}"` : '',
    shape.stroke && shape.strokeWidth !== undefined ? ` stroke-width="${shape.strokeWidth}"` : '',
    shape.stroke && shape.dash ? ` stroke-dasharray="${shape.dash.join(' ')}"` : '',
  ].join('');
  switch (shape.kind) {
    case 'path':
      return `<path d="${shape.d}"${paint}/>`;
    case 'line':
      return `<line x1="${shape.x1}" y1="${shape.y1}" x2="${shape.x2}" y2="${shape.y2}"${paint}/>`;
    case 'circle':
      return `<circle cx="${shape.cx}" cy="${shape.cy}" r="${shape.r}"${paint}/>`;
    case 'text': {
      const weight = shape.bold ? ' font-weight="700"' : '';
      return `<text x="${shape.x}" y="${shape.y}" font-size="${shape.size}" text-anchor="${shape.anchor}"${weight}${paint}>${escaped(shape.text)}</text>`;
    }
  }
}

/** Text for XML. Characters that XML 1.0 cannot contain are replaced by a replacement sign. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
