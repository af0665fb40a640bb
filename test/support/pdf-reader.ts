import { inflateSync } from 'node:zlib';

/** An element of a PDF's structure tree, with the text of its marked content. */
interface PdfElement {
  readonly type: string;
  readonly alt: string;
  readonly expanded: string;
  readonly scope: string;
  /** From its own content and from spans within it, without that of other children. */
  readonly text: string;
  readonly children: readonly PdfElement[];
  /** Pages that hold some of its own content, from 0. */
  readonly pages: readonly number[];
}

interface ReadPdf {
  readonly pages: number;
  readonly root: PdfElement;
  readonly catalog: string;
  readonly info: string;
  /** Text outside every mark, which a screen reader could not place. */
  readonly unmarked: string;
  /** Text of artifacts, page by page. */
  readonly artifacts: readonly string[];
  readonly fonts: readonly { name: string; isEmbedded: boolean }[];
}

type Objects = ReadonlyMap<string, { body: string; stream: Buffer | undefined }>;

/** Reads the files this server writes: plain objects, one content stream a page, two-byte glyphs with a ToUnicode map. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = objectsOf(Buffer.from(bytes));
  const bodies = [...objects.values()].map(({ body }) => body);
  const catalog = bodies.find((body) => /\/Type \/Catalog\b/.test(body))!;
  const kids = refsIn(/\/Kids \[([^\]]*)\]/.exec(at(objects, ref(catalog, 'Pages')).body)![1]!);
  const pages = kids.map((id) => ({ id, ...marksOf(objects, at(objects, id).body) }));
  const root = at(objects, ref(catalog, 'StructTreeRoot')).body;
  const documentId = refsIn(/\/K \[([^\]]*)\]/.exec(root)![1]!)[0]!;
  const used = new Set<string>();
  const element = (id: string): PdfElement => {
    const { body } = at(objects, id);
    const children: PdfElement[] = [];
    const own: number[] = [];
    let text = '';
    const items = /\/K \[([\s\S]*?)\]\n/.exec(`${body}\n`)?.[1] ?? '';
    const ownPage = refOrNone(body.replace(items, ''), 'Pg');
    for (const [, dictionary, kid, number] of items.matchAll(/<<([\s\S]*?)>>|(\d+) 0 R|(\d+)/g)) {
      if (kid) {
        const child = element(kid);
        if (child.type !== 'Span') children.push(child);
        else {
          text += child.text;
          own.push(...child.pages);
        }
      }
      const page = refOrNone(dictionary ?? '', 'Pg') ?? ownPage;
      const mcid = number ?? /\/MCID (\d+)/.exec(dictionary ?? '')?.[1];
      if (mcid === undefined) continue;
      const place = pages.findIndex(({ id: one }) => one === page);
      used.add(`${place}/${mcid}`);
      text += pages[place]!.marked.get(Number(mcid)) ?? '';
      own.push(place);
    }
    return {
      type: /\/S \/(\w+)/.exec(body)![1]!,
      alt: textOf(body, 'Alt'),
      expanded: textOf(body, 'E'),
      scope: /\/Scope \/(\w+)/.exec(body)?.[1] ?? '',
      text: textOf(body, 'ActualText') || text,
      children,
      pages: own,
    };
  };
  const read = element(documentId);
  const orphans = pages.flatMap(({ marked }, place) =>
    [...marked].filter(([mcid]) => !used.has(`${place}/${mcid}`)).map(([, text]) => text),
  );
  return {
    pages: pages.length,
    root: read,
    catalog,
    info: bodies.find((body) => /\/Producer\b/.test(body)) ?? '',
    unmarked: pages.map(({ unmarked }) => unmarked).join('') + orphans.join(''),
    artifacts: pages.map(({ artifacts }) => artifacts),
    fonts: bodies
      .filter((body) => /\/Type \/FontDescriptor/.test(body))
      .map((body) => ({ name: /\/FontName \/(\S+)/.exec(body)![1]!, isEmbedded: /\/FontFile\d? \d+ 0 R/.test(body) })),
  };
}

/** What is painted on each page, as the file says it once unpacked: the packing may differ between versions of zlib. */
export function paintedOn(bytes: Uint8Array): string[] {
  const objects = objectsOf(Buffer.from(bytes));
  const pages = [...objects.values()].filter(({ body }) => /\/Type \/Page\b/.test(body));
  return pages.map(({ body }) => at(objects, ref(body, 'Contents')).stream!.toString('latin1'));
}

/** Every element, parents before their children. */
export function elementsOf(element: PdfElement): PdfElement[] {
  return [element, ...element.children.flatMap(elementsOf)];
}

/** All text in reading order, elements parted by blanks. */
export function textOfPdf(pdf: ReadPdf): string {
  return elementsOf(pdf.root)
    .map(({ text }) => text)
    .filter(Boolean)
    .join(' ');
}

function objectsOf(file: Buffer): Objects {
  const text = file.toString('latin1');
  const found = new Map<string, { body: string; stream: Buffer | undefined }>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('\nendobj', start);
    const whole = text.slice(start, end);
    const streamAt = whole.indexOf('\nstream\n');
    const body = streamAt < 0 ? whole : whole.slice(0, streamAt);
    const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0);
    const raw = streamAt < 0 ? undefined : file.subarray(start + streamAt + 8, start + streamAt + 8 + length);
    const stream = raw && /\/Filter \/FlateDecode/.test(body) ? inflateSync(raw) : raw;
    found.set(match[1]!, { body, stream });
  }
  return found;
}

/** The text of a page by its marks. */
function marksOf(objects: Objects, page: string) {
  const fonts = new Map<string, Map<number, string>>();
  const resources = at(objects, ref(page, 'Resources')).body;
  for (const [, name, id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    fonts.set(name!, glyphNames(at(objects, ref(at(objects, id!).body, 'ToUnicode')).stream!.toString('latin1')));
  }
  const content = at(objects, ref(page, 'Contents')).stream!.toString('latin1');
  const marked = new Map<number, string>();
  let unmarked = '';
  let artifacts = '';
  const open: (number | 'artifact' | undefined)[] = [];
  let font = new Map<number, string>();
  const tokens =
    /\/(\w+) (?:<<(?:[^<>]|<[^<>]*>)*>>)? ?B[MD]C|\bEMC\b|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|<([0-9a-f]*)> Tj/g;
  for (const match of content.matchAll(tokens)) {
    const [token, tag, fontName, run, single] = match;
    if (fontName) font = fonts.get(fontName)!;
    else if (token === 'EMC') open.pop();
    else if (tag) open.push(tag === 'Artifact' ? 'artifact' : Number(/\/MCID (\d+)/.exec(token)?.[1]));
    else {
      const codes = [...(run ?? `<${single}>`).matchAll(/<([0-9a-f]*)>/g)].flatMap(
        ([, hex]) => hex!.match(/.{4}/g) ?? [],
      );
      const text = codes.map((code) => font.get(Number.parseInt(code, 16)) ?? '\ufffd').join('');
      const mark = open.at(-1);
      if (mark === 'artifact') artifacts += text;
      else if (mark === undefined) unmarked += text;
      else marked.set(mark, (marked.get(mark) ?? '') + text);
    }
  }
  return { marked, unmarked, artifacts };
}

/** Glyph number → text, from ranges whose members are listed. */
function glyphNames(map: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, first, list] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    const texts = [...list!.matchAll(/<([0-9a-f ]+)>/g)].map(([, hex]) =>
      Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16(),
    );
    for (const [index, text] of texts.entries())
      found.set(Number.parseInt(first!, 16) + index, text.toString('utf16le'));
  }
  return found;
}

const at = (objects: Objects, id: string) => objects.get(id) ?? { body: '', stream: undefined };
const refOrNone = (body: string, name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1];
const ref = (body: string, name: string) => refOrNone(body, name)!;
const refsIn = (list: string) => [...list.matchAll(/(\d+) 0 R/g)].map(([, id]) => id!);

/** A text value, in either of the two ways it may be written. */
function textOf(body: string, name: string): string {
  const [, plain, hex] = new RegExp(`/${name} (?:\\(((?:[^()\\\\]|\\\\.)*)\\)|<([0-9A-Fa-f]*)>)`, 's').exec(body) ?? [];
  if (hex) return Buffer.from(hex, 'hex').subarray(2).swap16().toString('utf16le');
  const bytes = Buffer.from((plain ?? '').replace(/\\([()\\])/g, '$1').replaceAll('\\n', '\n'), 'latin1');
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
    : bytes.toString('latin1');
}
