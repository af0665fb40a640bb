import type { Handle } from '../../db/handle.ts';
import { findRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Call, Reply } from '../../http/operation.ts';
import { fileReply } from '../../http/reply/file-reply.ts';
import { isSigned, requirePlan } from '../../practice/plans/plan-access.ts';
import { planDocument } from '../../practice/plans/printed/plan-document.ts';
import { storedFile } from '../../practice/plans/printed/stored-file.ts';
import { namedInput } from '../../wire/input.ts';

export const pdfOptions = {
  render: namedInput(
    { now: 'now' },
    { description: '`now` prints the plan as it is now, even if the document made at signing is kept.' },
  ),
};

/**
 * A plan as a PDF file: a signed plan as it was filed when it was signed, any other drawn now; a live plan is priced as
 * it is. Writes nothing.
 */
export async function planPdf(
  handle: Handle,
  { id, query }: Call<typeof pdfOptions, Record<never, never>>,
): Promise<Reply> {
  return pdfOf(handle, await requirePlan(handle, id), query.render !== undefined);
}

/** The same for a plan that was found; `anew` draws it even if the document that was made at signing exists. */
export async function pdfOf(handle: Handle, plan: Row<'treatplan'>, anew = false): Promise<Reply> {
  const document = anew || !isSigned(plan) ? undefined : await findRow(handle, 'document', plan.DocNum);
  const stored = document && (await storedFile(handle, document));
  const bytes = stored ?? (await handle.documents.print(await planDocument(handle, plan)));
  return fileReply(bytes, { contentType: 'application/pdf', name: `TreatmentPlan-${plan.TreatPlanNum}.pdf` });
}
