/** `patient.PatStatus`. */
export const PatStatus = {
  Patient: 0,
  NonPatient: 1,
  Inactive: 2,
  Archived: 3,
  Deleted: 4,
  Deceased: 5,
  Prospective: 6,
} as const;
export type PatStatus = (typeof PatStatus)[keyof typeof PatStatus];

/** `patient.Gender`. */
export const Gender = { Male: 0, Female: 1, Unknown: 2, Other: 3 } as const;
export type Gender = (typeof Gender)[keyof typeof Gender];

/** `patient.Position`. */
export const Position = { Single: 0, Married: 1, Child: 2, Widowed: 3, Divorced: 4 } as const;
export type Position = (typeof Position)[keyof typeof Position];

/** `PreferConfirmMethod`, `PreferContactMethod`, `PreferRecallMethod`, `PreferContactConfidential` of patient. */
export const ContactMethod = {
  None: 0,
  DoNotCall: 1,
  HmPhone: 2,
  WkPhone: 3,
  WirelessPh: 4,
  Email: 5,
  SeeNotes: 6,
  Mail: 7,
  TextMessage: 8,
} as const;
export type ContactMethod = (typeof ContactMethod)[keyof typeof ContactMethod];

/** `patient.TxtMsgOk` and other three-way answers. */
export const YN = { Unknown: 0, Yes: 1, No: 2 } as const;
export type YN = (typeof YN)[keyof typeof YN];

/** `patfielddef.FieldType`. */
export const PatFieldType = {
  Text: 0,
  PickList: 1,
  Date: 2,
  Checkbox: 3,
  Currency: 4,
  InCaseOfEmergency: 5,
  CareCreditStatus: 6,
  CareCreditPreApprovalAmt: 7,
  CareCreditAvailableCredit: 8,
} as const;
export type PatFieldType = (typeof PatFieldType)[keyof typeof PatFieldType];

/** `patientlink.LinkType`. */
export const PatientLinkType = { Undefined: 0, Merge: 1, Clone: 2 } as const;
export type PatientLinkType = (typeof PatientLinkType)[keyof typeof PatientLinkType];

/** `patrestriction.PatRestrictType`. */
export const PatRestrictType = {
  None: 0,
  ApptSchedule: 1,
} as const;
export type PatRestrictType = (typeof PatRestrictType)[keyof typeof PatRestrictType];

/** `guardian.Relationship`: what PatNumGuardian is to PatNumChild. */
export const GuardianRelationship = {
  Father: 0,
  Mother: 1,
  Stepfather: 2,
  Stepmother: 3,
  Grandfather: 4,
  Grandmother: 5,
  Sitter: 6,
  Brother: 7,
  CareGiver: 8,
  FosterChild: 9,
  Guardian: 10,
  Grandparent: 11,
  Other: 12,
  Parent: 13,
  Stepchild: 14,
  Self: 15,
  Sibling: 16,
  Sister: 17,
  Spouse: 18,
  Child: 19,
  LifePartner: 20,
  Friend: 21,
  Grandchild: 22,
} as const;
export type GuardianRelationship = (typeof GuardianRelationship)[keyof typeof GuardianRelationship];

/** `refattach.RefType`. */
export const ReferralType = { RefTo: 0, RefFrom: 1, RefCustom: 2 } as const;
export type ReferralType = (typeof ReferralType)[keyof typeof ReferralType];

/** `refattach.RefToStatus`. */
export const ReferralToStatus = {
  None: 0,
  Declined: 1,
  Scheduled: 2,
  Consulted: 3,
  InTreatment: 4,
  Complete: 5,
} as const;
export type ReferralToStatus = (typeof ReferralToStatus)[keyof typeof ReferralToStatus];

/** `popup.PopupLevel`; Automation is never stored. */
export const PopupLevel = {
  Patient: 0,
  Family: 1,
  SuperFamily: 2,
  Automation: 3,
} as const;
export type PopupLevel = (typeof PopupLevel)[keyof typeof PopupLevel];
