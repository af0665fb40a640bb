import { documentOfRecords, type PlanRecords } from '../practice/plans/printed/document-of-records.ts';
import { startPrinter } from '../printing/printer.ts';

/** A signed plan as a PDF, from its records alone; undefined where the record holds no plan. */
export async function printRecords(records: PlanRecords, fonts: readonly string[]): Promise<Uint8Array | undefined> {
  const document = documentOfRecords(records);
  if (!document) return undefined;
  const printer = startPrinter(fonts);
  try {
    return await printer.print(document);
  } finally {
    await printer.close();
  }
}
