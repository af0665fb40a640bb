import { tableRow } from '../../db/rows/table-row.ts';
import { AsapCommFKeyType, AsapRsvpStatus, AutoCommStatus } from '../../domain/enums.ts';
import { dateTimeField, keyField, namedField, textField } from '../../wire/shape.ts';

/** AsapComms page. */
export const asapCommRow = tableRow({
  name: 'AsapComm',
  table: 'asapcomm',
  alias: 'a',
  fields: {
    AsapCommNum: keyField({}),
    FKey: keyField('Appointment or recall offered, by FKeyType.'),
    FKeyType: namedField(AsapCommFKeyType),
    ScheduleNum: keyField('schedule.ScheduleNum of the WebSchedASAP block.'),
    PatNum: keyField({}),
    ClinicNum: keyField({}),
    DateTimeEntry: dateTimeField({}),
    DateTimeExpire: dateTimeField({}),
    DateTimeSmsScheduled: dateTimeField({}),
    SmsSendStatus: namedField(AutoCommStatus),
    DateTimeSmsSent: dateTimeField({}),
    ResponseStatus: namedField(AsapRsvpStatus),
    DateTimeOrig: dateTimeField({}),
    TemplateText: textField({}),
    Note: textField({}),
  },
});
