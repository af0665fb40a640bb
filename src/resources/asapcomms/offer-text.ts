import type { Handle } from '../../db/handle.ts';
import type { Key } from '../../domain/key.ts';
import { findClinic } from '../../practice/office/clinics.ts';
import { preference } from '../../practice/office/preferences.ts';
import { compileDotNetFormat } from '../../wire/dotnet-format.ts';

const dateText = compileDotNetFormat('MM/dd/yyyy', 'date')!;
const timeText = compileDotNetFormat('h:mm tt', 'dateTime')!;

/**
 * The text of an offer with its time and place filled in. The patient's name and the address of the page are left to
 * whoever sends it, as in the samples of the page.
 */
export async function offerText(handle: Handle, start: string, clinicNum: Key): Promise<string> {
  const clinic = clinicNum === 0 ? undefined : await findClinic(handle, clinicNum);
  const filled: Readonly<Record<string, string>> = {
    Date: dateText(start.slice(0, 10)),
    Time: timeText(start),
    OfficeName: clinic?.Description || (await preference(handle, 'PracticeTitle')),
    OfficePhone: clinic?.Phone || (await preference(handle, 'PracticePhone')),
  };
  const template = await preference(handle, 'WebSchedAsapTextTemplate');
  return template.replace(/\[(\w{1,20})\]/g, (tag, name: string) => filled[name] ?? tag);
}
