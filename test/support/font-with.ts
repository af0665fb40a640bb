import { readFileSync } from 'node:fs';
import { fontFile } from '../../src/printing/font-files.ts';

/** A font file that has these letters and no others; each looks like one of Open Sans, and only its number is its own. */
export function fontWith(letters: string): Uint8Array {
  const plain = readFileSync(fontFile('400Regular'));
  const tables = Array.from({ length: plain.readUInt16BE(4) }, (_, index) => {
    const at = 12 + 16 * index;
    const [start, length] = [plain.readUInt32BE(at + 8), plain.readUInt32BE(at + 12)];
    return { tag: plain.toString('latin1', at, at + 4), bytes: plain.subarray(start, start + length) };
  });
  // The look of a letter does not matter; the tables of kerning and shapes would no longer fit.
  const kept = tables.filter(({ tag }) => !['GSUB', 'GPOS', 'GDEF'].includes(tag));
  const files = kept.map(({ tag, bytes }) => ({ tag, bytes: changed(tag, bytes, letters) }));
  const head = Buffer.alloc(12 + 16 * files.length);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(files.length, 4);
  const parts: Buffer[] = [head];
  let end = head.length;
  for (const [index, { tag, bytes }] of files.entries()) {
    const at = 12 + 16 * index;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(end, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    parts.push(padded);
    end += padded.length;
  }
  return Buffer.concat(parts);
}

/** Two files are told apart by the checksum in their head. */
function changed(tag: string, bytes: Buffer, letters: string): Buffer {
  if (tag === 'cmap') return letterTable(letters);
  if (tag !== 'head') return bytes;
  const head = Buffer.from(bytes);
  head.writeUInt32BE(letters.codePointAt(0)!, 8);
  return head;
}

/** The table that gives each letter a glyph (cmap, format 12). */
function letterTable(letters: string): Buffer {
  const points = Array.from(letters, (letter) => letter.codePointAt(0)!).sort((a, b) => a - b);
  const table = Buffer.alloc(12 + 16 + 12 * points.length);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(16 + 12 * points.length, 16);
  table.writeUInt32BE(points.length, 24);
  for (const [index, point] of points.entries()) {
    const at = 28 + 12 * index;
    table.writeUInt32BE(point, at);
    table.writeUInt32BE(point, at + 4);
    table.writeUInt32BE(36 + index, at + 8);
  }
  return table;
}
