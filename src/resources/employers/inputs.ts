import { sized } from '../../db/schema/sized.ts';
import { textInput } from '../../wire/input.ts';

/** Body of Employers POST and PUT. */
export const employerInputs = {
  EmpName: textInput({ ...sized('employer', 'EmpName'), required: true, blank: false }),
};
