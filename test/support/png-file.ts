import { crc32, deflateSync } from 'node:zlib';

export interface PngFile {
  readonly width: number;
  readonly height: number;
  readonly bits?: number;
  /** As the format numbers it; 2 = red, green, blue. */
  readonly colorType?: number;
  /** Lines as they are stored: the number of a filter, then bytes. */
  readonly lines: readonly (readonly number[])[];
  readonly isInterlaced?: boolean;
  readonly palette?: readonly number[];
  readonly transparency?: readonly number[];
}

/** A part of a PNG file, with its checksum. */
export function pngPart(name: string, data: Uint8Array): Uint8Array {
  const written = Buffer.alloc(12 + data.length);
  written.writeUInt32BE(data.length, 0);
  written.write(name, 4, 'latin1');
  written.set(data, 8);
  written.writeUInt32BE(crc32(written.subarray(4, 8 + data.length)), 8 + data.length);
  return written;
}

/** A PNG file. */
export function pngFile({ width, height, bits = 8, colorType = 2, lines, ...more }: PngFile): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([bits, colorType, 0, 0, more.isInterlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngPart('IHDR', head),
    ...(more.palette ? [pngPart('PLTE', Uint8Array.from(more.palette))] : []),
    ...(more.transparency ? [pngPart('tRNS', Uint8Array.from(more.transparency))] : []),
    pngPart('IDAT', deflateSync(Uint8Array.from(lines.flat()))),
    pngPart('IEND', new Uint8Array()),
  ]);
}
