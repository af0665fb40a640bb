import { sized } from '../../db/schema/sized.ts';
import { ImageType } from '../../domain/enums.ts';
import { invalid } from '../../domain/refusal.ts';
import { sftpInputs } from '../../practice/office/sftp.ts';
import { dateTimeInput, flagInput, type Input, keyInput, namedInput, textInput } from '../../wire/input.ts';

export const documentFilters = { PatNum: keyInput({ required: true }) };

/** The published limit of a body, in characters. */
const LONGEST_FILE = 16_800_000;

/** The bytes of a file; line breaks and a `data:` prefix are removed (`companions-people.md` 10.3). */
const file: Input<Uint8Array, true> = {
  ...textInput({ required: true }),
  kind: 'file',
  schema: { type: 'string', contentEncoding: 'base64' },
  description: 'The file in Base64.',
  read: (sent, name) => {
    if (typeof sent !== 'string' || sent.length > LONGEST_FILE) throw invalid(name);
    const text = sent.replace(/^data:[\w/+.-]{0,100};base64,/, '');
    if (!isBase64(text)) throw invalid(name);
    return Buffer.from(text, 'base64');
  },
};

const isOfBase64 = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(/[A-Za-z0-9+/]/.test(String.fromCharCode(code))),
);

/**
 * Whether a text is Base64. With blanks and line breaks in it, it is read sign by sign: to take them out of millions of places
 * by a pattern holds the event loop for a second.
 */
function isBase64(text: string): boolean {
  if (/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return text !== '' && text.length % 4 === 0;
  let signs = 0;
  let fills = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BLANK || (code >= TAB && code <= RETURN)) continue;
    signs++;
    if (code === FILL) fills++;
    else if (fills > 0 || !isOfBase64[code]) return false;
  }
  return signs > 0 && signs % 4 === 0 && fills <= 2;
}

const [TAB, RETURN, BLANK, FILL] = [9, 13, 32, 61];

/** Letters and digits only, so that no path from a caller ever reaches the file system. */
const extension: Input<string, true> = {
  ...textInput({ required: true, max: 11, description: 'With or without the dot.' }),
  read: (sent, name) => {
    const ending = typeof sent === 'string' && sent.length <= 20 ? sent.trim().replace(/^\./, '').toLowerCase() : '';
    if (!/^[a-z0-9]{1,10}$/.test(ending)) throw invalid(name);
    return `.${ending}`;
  },
};

/** `1-5,8` is stored and answered as `1,2,3,4,5,8`. */
const toothNumbers: Input<string, false> = {
  ...textInput({ added: '23.1.35', max: 100, description: 'Numbers and ranges, e.g. 1-5,8.' }),
  read: (sent, name) => {
    if (typeof sent !== 'string' || sent.length > 200) throw invalid(name);
    const teeth = new Set<number>();
    for (const part of sent.replace(/\s/g, '').split(',').filter(Boolean)) {
      const [, from, to] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part) ?? [];
      const [first, last] = [Number(from), Number(to ?? from)];
      if (!(first >= 1 && last <= 32 && first <= last)) throw invalid(name);
      for (let tooth = first; tooth <= last; tooth++) teeth.add(tooth);
    }
    return [...teeth].sort((a, b) => a - b).join(',');
  },
};

const details = {
  Description: textInput({ ...sized('document', 'Description'), verbatim: true }),
  DateCreated: dateTimeInput({ added: '22.1', description: 'Default: now.' }),
  DocCategory: textInput({
    max: 255,
    numbers: true,
    description: 'DefNum of category 18, or its name. Default: the first.',
  }),
  ImgType: namedInput(ImageType, { description: 'Default: Document.' }),
  ToothNumbers: toothNumbers,
  ProvNum: keyInput({ added: '24.2.32', description: 'provider.ProvNum. Default: 0.' }),
  PrintHeading: flagInput({ added: '24.2.32' }),
};

/** Body of Documents POST Upload, in page order. */
export const uploadInputs = { PatNum: keyInput({ required: true }), rawBase64: file, extension, ...details };

/** Longest address of a file elsewhere. */
const LONGEST_URL = 2000;

/** The address from which the desktop program fetches a file; this server never does. */
const url: Input<string, true> = {
  ...textInput({ required: true, max: LONGEST_URL, description: 'http or https; this server does not fetch it.' }),
  read: (sent, name) => {
    const text = typeof sent === 'string' && sent.length <= LONGEST_URL ? sent.trim() : '';
    if (!/^https?:\/\/[^\s\p{Cc}]+$/iu.test(text) || !URL.canParse(text)) throw invalid(name);
    return text;
  },
};

/** Body of Documents POST SetByUrl, in page order. */
export const setByUrlInputs = { PatNum: keyInput({ required: true }), url, ...details };

/** Body of Documents POST UploadSftp, in page order. */
export const sftpUploadInputs = { PatNum: keyInput({ required: true }), ...sftpInputs, ...details };

/** Body of Documents PUT. */
export const documentInputs = details;
