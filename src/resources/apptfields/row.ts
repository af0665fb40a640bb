import { keyField, shape, textField } from '../../wire/shape.ts';

/** ApptFields page: what an appointment has in a field of the office's own, empty when it has nothing. */
export const apptFieldShape = shape({
  name: 'ApptField',
  fields: {
    FieldName: textField({}),
    AptNum: keyField({}),
    FieldValue: textField({}),
  },
});
