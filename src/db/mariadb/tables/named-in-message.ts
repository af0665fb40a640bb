/** The table in an error's message: `'practice.recall'`, `'./practice/recall.frm'`, `recall.MYI`, `practice`.`recall`. */
export function tableIn(message: string): string | undefined {
  const inTable = /in table [`'](\w+)/i.exec(message) ?? /`[^`]+`\.`([\w$]+)`/.exec(message);
  if (inTable) return inTable[1];
  const quoted = /[`']([^`'\s]*[\w$])[`']/.exec(afterUser(message))?.[1];
  return quoted
    ?.replace(/\.(?:MY[ID]|MA[ID]|frm|ibd)$/i, '')
    .split(/[./]/)
    .at(-1);
}

/** Without the names of users, which stand in quotation marks like tables. */
const afterUser = (message: string) => message.replace(/'[^']*'@'[^']*'/g, '');

/** Where a message names both: `practice`.`recall`, with or without a column behind. */
export const tableOfRow = (message: string) => /`[^`]+`\.`([\w$]+)`/.exec(message)?.[1];

/** The column that is not there, without its table's short name. */
export const unknownColumnIn = (message: string) => /'(?:[^'.]*\.)?([^'.]+)'/.exec(message)?.[1] ?? '';

/** The column that a row was to be stored in. */
export const columnIn = (message: string) =>
  /(?:column|field) (?:[`']?[^`'\s]*[`']?\.)*[`'](\w+)[`']/i.exec(message)?.[1];
