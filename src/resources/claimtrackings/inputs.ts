import { sized } from '../../db/schema/sized.ts';
import { keyInput, textInput } from '../../wire/input.ts';

/** Body of ClaimTrackings PUT. */
export const trackingInputs = {
  Note: textInput({ ...sized('claimtracking', 'Note'), verbatim: true }),
  TrackingDefNum: keyInput({
    description: 'DefNum of category 31; 0 = none, refused if ClaimTrackingStatusExcludesNone is on.',
  }),
  TrackingErrorDefNum: keyInput({ description: 'DefNum of category 43; 0 = none.' }),
};

/** Body of ClaimTrackings POST. */
export const newTrackingInputs = { ClaimNum: keyInput({ required: true }), ...trackingInputs };
