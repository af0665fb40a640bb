import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import type { Fonts } from '../pdf/pdf-file.ts';
import { type Cut, fontFile } from './font-files.ts';

/** Opens the fonts of documents, and the office's own font files for letters that those lack. */
export function openFonts(others: readonly string[] = []): Fonts {
  const open = (cut: Cut) => create(readFileSync(fontFile(cut))) as Font;
  return { regular: open('400Regular'), bold: open('600SemiBold'), others: others.map(openFont) };
}

/** Opens a font file of the office; of a collection the first font. Throws if it cannot be put into a document. */
export function openFont(file: string): Font {
  const opened = create(readFileSync(file));
  const font = 'fonts' in opened ? opened.fonts[0] : opened;
  if (!font?.createSubset) throw new Error('It holds no font.');
  // Reads the font's tables now, so that a damaged file is noticed here and not at the first letter.
  font.hasGlyphForCodePoint(0x20);
  font.createSubset();
  return font;
}
