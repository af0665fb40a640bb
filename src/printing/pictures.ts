import type { PlanDocument } from '../pdf/model.ts';
import type { Picture } from '../pdf/sheet.ts';
import { isPng } from '../pictures/png.ts';
import { plainPng } from './png.ts';

/** The plan with the pictures that can be printed, and a sentence for each one that cannot: its box stays empty. */
export function withPictures(plan: PlanDocument): { plan: PlanDocument; remarks: string[] } {
  const remarks: string[] = [];
  const checked = ({ words, file }: Picture): Picture => {
    try {
      if (!file) throw new Error('it is not there or too large');
      return { words, file: isPng(file) ? plainPng(file) : checkedJpeg(file) };
    } catch (error) {
      const reason = error instanceof Error && !('code' in error) ? error.message : 'it is damaged';
      remarks.push(`The picture "${words}" of a sheet could not be printed: ${reason}.`);
      return { words, file: undefined };
    }
  };
  const fields = plan.sheet.fields.map((field) =>
    field.picture ? { ...field, picture: checked(field.picture) } : field,
  );
  return { plan: { ...plan, sheet: { ...plan.sheet, fields } }, remarks };
}

/** A JPEG file goes into the document unchanged; its header must state its size and colours. */
function checkedJpeg(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 4 || view.getUint16(0) !== 0xffd8) throw new Error('it is no PNG or JPEG file');
  for (let at = 2; at + 10 <= file.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker >> 8 !== 0xff) break;
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (!isFrame) continue;
    const isKnown = file[at + 4] === 8 && [1, 3, 4].includes(file[at + 9]!);
    if (isKnown && view.getUint16(at + 5) > 0 && view.getUint16(at + 7) > 0) return file;
    break;
  }
  throw new Error('it is damaged');
}
