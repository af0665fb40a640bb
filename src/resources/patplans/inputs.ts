import { sized } from '../../db/schema/sized.ts';
import { Relationship } from '../../domain/enums.ts';
import { keyInput, namedInput, textInput } from '../../wire/input.ts';
import { wholeInput } from '../../wire/whole-input.ts';

/** Relationships as stored, and the one that the page spells in another way. */
const relationships = { ...Relationship, InjuredPlantiff: Relationship.InjuredPlaintiff } as const;

const details = {
  Ordinal: wholeInput({ from: 1, to: 9, description: '1 = primary; the others move. Default: 1.' }),
  Relationship: namedInput(relationships, { description: 'To the subscriber. Default: Self.' }),
  PatID: textInput({ ...sized('patplan', 'PatID'), verbatim: true, added: '21.4' }),
};

/** Body of PatPlans POST. */
export const newPatPlanInputs = {
  PatNum: keyInput({ required: true }),
  InsSubNum: keyInput({ required: true, description: 'inssub.InsSubNum.' }),
  ...details,
};

/** Body of PatPlans PUT. */
export const patPlanInputs = { InsSubNum: keyInput({ description: 'inssub.InsSubNum.' }), ...details };
