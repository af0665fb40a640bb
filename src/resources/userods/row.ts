import { tableRow } from '../../db/rows/table-row.ts';
import { flagField, keyField, keyListField, textField } from '../../wire/shape.ts';

/** Userods page. Passwords and pins never leave the database. */
export const userodRow = tableRow({
  name: 'Userod',
  table: 'userod',
  alias: 'u',
  joins: { e: ['employee', 'e.EmployeeNum = u.EmployeeNum'], p: ['provider', 'p.ProvNum = u.ProvNum'] },
  fields: {
    UserNum: keyField({}),
    UserName: textField({}),
    userGroupNums: keyListField({
      sql: '(SELECT GROUP_CONCAT(g.UserGroupNum ORDER BY g.UserGroupNum) FROM {usergroupattach} g WHERE g.UserNum = u.UserNum)',
    }),
    EmployeeNum: keyField({}),
    employeeName: textField({ sql: nameSql('e.FName', 'e.LName') }),
    ProviderNum: keyField({ column: 'ProvNum' }),
    providerName: textField({
      sql: `CONCAT(${nameSql('p.FName', 'p.MI', 'p.LName')}, CASE WHEN p.Suffix <> '' THEN CONCAT(', ', p.Suffix) ELSE '' END)`,
      description: 'Full name with suffix.',
    }),
    ClinicNum: keyField({}),
    emailAddress: textField({
      sql: '(SELECT m.EmailUsername FROM {emailaddress} m WHERE m.UserNum = u.UserNum ORDER BY m.EmailAddressNum LIMIT 1)',
    }),
    IsHidden: flagField({}),
    UserNumCEMT: keyField({}),
    IsPasswordResetRequired: flagField({}),
  },
});

/** The parts of a name that are not blank, joined by blanks. */
function nameSql(...parts: string[]): string {
  return `CONCAT_WS(' ', ${parts.map((part) => `NULLIF(${part}, '')`).join(', ')})`;
}
