/** `commlog.Mode_`, as the Commlogs page spells it. */
export const CommItemMode = {
  None: 0,
  Email: 1,
  Mail: 2,
  Phone: 3,
  'In Person': 4,
  Text: 5,
  'Email and Text': 6,
  'Phone and Text': 7,
  Fax: 8,
} as const;
export type CommItemMode = (typeof CommItemMode)[keyof typeof CommItemMode];

/** `commlog.SentOrReceived`. */
export const CommSentOrReceived = {
  Neither: 0,
  Sent: 1,
  Received: 2,
} as const;
export type CommSentOrReceived = (typeof CommSentOrReceived)[keyof typeof CommSentOrReceived];

/** `commlog.CommSource`. */
export const CommItemSource = {
  User: 0,
  WebSched: 1,
  ProgramLink: 2,
  ApptReminder: 3,
  EServices: 4,
  SupplementalBackup: 5,
  ApptThankYou: 6,
  FHIR: 7,
  NewPatThankYou: 8,
  MsgToPay: 9,
  MassEmail: 10,
} as const;
export type CommItemSource = (typeof CommItemSource)[keyof typeof CommItemSource];

/** `task.TaskStatus`. */
export const TaskStatus = {
  New: 0,
  Viewed: 1,
  Done: 2,
} as const;
export type TaskStatus = (typeof TaskStatus)[keyof typeof TaskStatus];

/** `DateType` of task and tasklist. */
export const TaskDateType = {
  None: 0,
  Day: 1,
  Week: 2,
  Month: 3,
} as const;
export type TaskDateType = (typeof TaskDateType)[keyof typeof TaskDateType];

/** `ObjectType` of task and tasklist: the table `task.KeyNum` points into. */
export const TaskObjectType = {
  None: 0,
  Patient: 1,
  Appointment: 2,
} as const;
export type TaskObjectType = (typeof TaskObjectType)[keyof typeof TaskObjectType];

/** `task.ReminderType`: bits that may be summed, such as Weekly with weekdays. */
export const TaskReminderType = {
  NoReminder: 0,
  Daily: 1,
  Weekly: 2,
  Monthly: 4,
  Yearly: 8,
  Monday: 16,
  Tuesday: 32,
  Wednesday: 64,
  Thursday: 128,
  Friday: 256,
  Saturday: 512,
  Sunday: 1024,
  Once: 2048,
} as const;
export type TaskReminderType = (typeof TaskReminderType)[keyof typeof TaskReminderType];

/** `tasklist.TaskListStatus`. */
export const TaskListStatus = {
  Active: 0,
  Archived: 1,
} as const;
export type TaskListStatus = (typeof TaskListStatus)[keyof typeof TaskListStatus];

/** `autonotecontrol.ControlType`, stored as the text. */
export const AutoNoteControlType = {
  Text: 'Text',
  OneResponse: 'OneResponse',
  MultiResponse: 'MultiResponse',
} as const;
export type AutoNoteControlType = (typeof AutoNoteControlType)[keyof typeof AutoNoteControlType];

/** Members of the comma list `quickpastecat.DefaultForTypes`. */
export const QuickPasteType = {
  None: 0,
  Procedure: 1,
  Appointment: 2,
  CommLog: 3,
  Adjustment: 4,
  Claim: 5,
  Email: 6,
  InsPlan: 7,
  Letter: 8,
  MedicalSummary: 9,
  ServiceNotes: 10,
  MedicalHistory: 11,
  MedicationEdit: 12,
  MedicationPat: 13,
  PatAddressNote: 14,
  Payment: 15,
  PayPlan: 16,
  Query: 17,
  Referral: 18,
  Rx: 19,
  FinancialNotes: 20,
  ChartTreatment: 21,
  MedicalUrgent: 22,
  Statement: 23,
  Recall: 24,
  Popup: 25,
  TxtMsg: 26,
  Task: 27,
  Schedule: 28,
  TreatPlan: 29,
  ClaimCustomTrack: 30,
  AutoNotePrompt: 31,
  JobManager: 32,
  ReadOnly: 33,
  Lab: 34,
  Equipment: 35,
  Etrans834Import: 36,
  InCaseOfEmergency: 37,
  ProviderSearchFilter: 38,
  ProgramLink: 39,
  PhoneEmpDefaultStatus: 40,
  WebChat: 41,
  FAQ: 42,
  Sheets: 43,
} as const;
export type QuickPasteType = (typeof QuickPasteType)[keyof typeof QuickPasteType];

/** `emailmessage.SentOrReceived`, as far as anything depends on it. */
export const EmailSentOrReceived = { Neither: 0 } as const;

/** `emailmessage.HideIn`: bits, as far as anything depends on them. */
export const HideInFlags = { ChartProgNotes: 4 } as const;
