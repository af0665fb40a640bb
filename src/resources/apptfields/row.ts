import { keyField, shape, textField } from '../../wire/shape.ts';

/** ApptFields page: an appointment's value in a field of the office's own, empty if it has none. */
export const apptFieldShape = shape({
  name: 'ApptField',
  fields: {
    FieldName: textField({}),
    AptNum: keyField({}),
    FieldValue: textField({}),
  },
});
