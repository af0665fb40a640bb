/** What people write between the digits of a telephone number. */
const PUNCTUATION = /[\s().+-]/g;

/**
 * A telephone number as the Carriers page shows it: ten digits become `(503)456-8910`, eleven `1(503)456-8910`, seven
 * `456-8910`; any other text stays as it was sent.
 */
export function writtenPhone(sent: string): string {
  const digits = sent.replace(PUNCTUATION, '');
  if (!/^(\d{7}|\d{10}|\d{11})$/.test(digits)) return sent;
  const own = `${digits.slice(-7, -4)}-${digits.slice(-4)}`;
  const area = digits.slice(-10, -7);
  return area === '' || digits.length === 7 ? own : `${digits.slice(0, -10)}(${area})${own}`;
}
