import type { Font } from 'fontkit';
import PDFDocument from 'pdfkit';

/** The fonts of all texts. They are opened once (`fonts.ts`), since reading them takes longer than drawing a page. */
export interface Fonts {
  readonly regular: Font;
  readonly bold: Font;
  /** For letters that those two lack; the first font that has the letter is taken. */
  readonly others: readonly Font[];
}

/** What the file says of itself. */
export interface PaperInfo {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: string;
  /** `yyyy-MM-dd HH:mm:ss` */
  readonly createdAt: string;
  /** Points. */
  readonly width: number;
  readonly height: number;
}

/** Begins a tagged PDF/UA file; `bytes` come when the document has ended. */
export function openFile(info: PaperInfo, fonts: Fonts): { doc: PDFKit.PDFDocument; bytes: Promise<Uint8Array> } {
  const created = new Date(`${info.createdAt.replace(' ', 'T')}Z`);
  const doc = new PDFDocument({
    size: [info.width, info.height],
    margin: 0,
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    tagged: true,
    lang: info.language,
    displayTitle: true,
    // No built-in font of the library, because every font must be in the file.
    font: null as never,
    info: {
      Title: info.title,
      Author: info.author,
      Subject: info.subject,
      Creator: 'Bitewing',
      Producer: 'Bitewing',
      CreationDate: created,
      ModDate: created,
    },
  });
  doc.registerFont('regular', fonts.regular as never);
  doc.registerFont('bold', fonts.bold as never);
  for (const [index, font] of fonts.others.entries()) doc.registerFont(`other${index + 1}`, font as never);
  return { doc, bytes: collected(doc) };
}

function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  doc.on('error', reject);
  return promise;
}
