/** `appointment.AptStatus`. */
export const AptStatus = {
  None: 0,
  Scheduled: 1,
  Complete: 2,
  UnschedList: 3,
  ASAP: 4,
  Broken: 5,
  Planned: 6,
  PtNote: 7,
  PtNoteCompleted: 8,
} as const;
export type AptStatus = (typeof AptStatus)[keyof typeof AptStatus];

/** `appointment.Priority`. */
export const ApptPriority = { Normal: 0, ASAP: 1 } as const;
export type ApptPriority = (typeof ApptPriority)[keyof typeof ApptPriority];

/** `histappointment.HistApptAction`. */
export const HistAppointmentAction = { Created: 0, Changed: 1, Missed: 2, Cancelled: 3, Deleted: 4 } as const;
export type HistAppointmentAction = (typeof HistAppointmentAction)[keyof typeof HistAppointmentAction];

/** `histappointment.ApptSource`. */
export const EServiceType = {
  None: 0,
  EConnector: 1,
  Broadcaster: 2,
  BroadcastMonitor: 3,
  ServiceMainHQ: 4,
  OpenDentalService: 5,
  OpenDentalAPIService: 6,
} as const;
export type EServiceType = (typeof EServiceType)[keyof typeof EServiceType];

/** `eservicelog.EServiceType` of appointments made online, by the name Appointments GET WebSched shows. */
export const WebSchedService = {
  None: 0,
  Recall: 1,
  NewPat: 2,
  ExistingPat: 3,
  ASAP: 4,
} as const;
export type WebSchedService = (typeof WebSchedService)[keyof typeof WebSchedService];

/** `schedule.SchedType`. */
export const SchedType = {
  Practice: 0,
  Provider: 1,
  Blockout: 2,
  Employee: 3,
  WebSchedASAP: 4,
} as const;
export type SchedType = (typeof SchedType)[keyof typeof SchedType];

/** `schedule.Status`; Holiday on rows of the practice only. */
export const SchedStatus = {
  Open: 0,
  Override: 1,
  Holiday: 2,
} as const;
export type SchedStatus = (typeof SchedStatus)[keyof typeof SchedStatus];

/** `appointmenttype.RequiredProcCodesNeeded`. */
export const RequiredProcCodesNeeded = {
  None: 0,
  AtLeastOne: 1,
  All: 2,
} as const;
export type RequiredProcCodesNeeded = (typeof RequiredProcCodesNeeded)[keyof typeof RequiredProcCodesNeeded];

/** `apptfielddef.FieldType`. */
export const ApptFieldType = {
  Text: 0,
  PickList: 1,
} as const;
export type ApptFieldType = (typeof ApptFieldType)[keyof typeof ApptFieldType];

/** `asapcomm.FKeyType`: what is offered an earlier time. */
export const AsapCommFKeyType = {
  None: 0,
  ScheduledAppt: 1,
  UnscheduledAppt: 2,
  PlannedAppt: 3,
  Recall: 4,
  Broken: 5,
} as const;
export type AsapCommFKeyType = (typeof AsapCommFKeyType)[keyof typeof AsapCommFKeyType];

/** `SmsSendStatus` of asapcomm and statement, `asapcomm.EmailSendStatus`. */
export const AutoCommStatus = {
  Undefined: 0,
  DoNotSend: 1,
  SendNotAttempted: 2,
  SendSuccessful: 3,
  SendFailed: 4,
  SentAwaitingReceipt: 5,
} as const;
export type AutoCommStatus = (typeof AutoCommStatus)[keyof typeof AutoCommStatus];

/** `asapcomm.ResponseStatus`. */
export const AsapRsvpStatus = {
  UnableToSend: 0,
  AwaitingTransmit: 1,
  PendingRsvp: 2,
  Viewed: 3,
  ViewedNotAvailable: 4,
  AcceptedAndMoved: 5,
  AcceptedAndNotAvailable: 6,
  Declined: 7,
  ChoseDifferentSlot: 8,
  Expired: 9,
  Failed: 10,
  DeclinedStopComm: 11,
} as const;
export type AsapRsvpStatus = (typeof AsapRsvpStatus)[keyof typeof AsapRsvpStatus];

/** `recall.Priority`. */
export const RecallPriority = { Normal: 0, ASAP: 1 } as const;
export type RecallPriority = (typeof RecallPriority)[keyof typeof RecallPriority];
