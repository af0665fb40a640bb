/**
 * A sample answer of a published page as the server must send it: the same text without the blanks and line breaks that
 * stand outside its strings, so that the order of fields and the form of numbers count too.
 */
export function asSent(sample: string): string {
  return sample.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (found) => (found.startsWith('"') ? found : ''));
}
