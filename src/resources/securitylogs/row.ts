import { tableRow } from '../../db/rows/table-row.ts';
import { LogSource, PermType } from '../../domain/enums.ts';
import { cultureDateTimeField, keyField, namedField, textField } from '../../wire/shape.ts';

/** SecurityLogs page. */
export const securityLogRow = tableRow({
  name: 'SecurityLog',
  table: 'securitylog',
  alias: 'l',
  fields: {
    SecurityLogNum: keyField({}),
    PermType: namedField(PermType),
    UserNum: keyField('userod.UserNum; 0 = the API.'),
    LogDateTime: cultureDateTimeField({}),
    LogText: textField({}),
    PatNum: keyField({}),
    CompName: textField({}),
    LogSource: namedField(LogSource),
  },
});
