import { badRequest } from '../domain/refusal.ts';
import type { PlanDocument } from '../pdf/model.ts';

/**
 * Most characters of all texts of a document, and most fields of its sheet. An office's database may hold texts of 16 million
 * characters and sheets of any number of fields; a signature, and with it every other write, waits for its document.
 */
const MOST = { characters: 400_000, fields: 2_000 };

/** Refuses a document with more text than anybody reads on paper, before anything works on it. */
export function requirePrintable({ sheet, texts, lines, familyBenefits, individualBenefits }: PlanDocument): void {
  if (sheet.fields.length > MOST.fields) {
    throw badRequest(`A document whose sheet has more than ${MOST.fields} fields cannot be printed.`);
  }
  const tables = [lines, familyBenefits, individualBenefits];
  const cells = tables.flatMap((table) => table?.rows.flatMap((row) => row.cells) ?? []);
  const printed = [...Object.values(texts), ...sheet.fields.map(({ value }) => value), ...cells];
  const characters = printed.reduce((sum, text) => sum + text.length, 0);
  if (characters > MOST.characters) {
    throw badRequest(
      `A document of more than ${MOST.characters} characters cannot be printed; this one has ${characters}.`,
    );
  }
}
