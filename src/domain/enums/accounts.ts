/** `payment.PaymentSource`. */
export const PaymentSource = {
  None: 0,
  XServer: 1,
  XWeb: 2,
  PayConnect: 3,
  XServerPayConnect: 4,
  XWebPortalLogin: 5,
  PaySimple: 6,
  PaySimpleACH: 7,
  PayConnectPortal: 8,
  PayConnectPortalLogin: 9,
  CareCredit: 10,
  EdgeExpressRCM: 11,
  EdgeExpressCNP: 12,
  API: 13,
  EdgeExpressPaymentPortal: 14,
  EdgeExpressPaymentPortalGuest: 15,
  PayConnectPaymentPortal: 16,
  PayConnectPaymentPortalGuest: 17,
  PaySimplePaymentPortal: 18,
  PaySimplePaymentPortalGuest: 19,
  PaySimplePaymentPortalACH: 20,
  XWebPaymentPortal: 21,
  XWebPaymentPortalGuest: 22,
  MeetInTheCloudTerminal: 23,
  MeetInTheCloudPaymentPortal: 25,
  MeetInTheCloudPaymentPortalGuest: 26,
} as const;
export type PaymentSource = (typeof PaymentSource)[keyof typeof PaymentSource];

/** `payment.ProcessStatus`. */
export const ProcessStatus = {
  OfficeProcessed: 0,
  OnlineProcessed: 1,
  OnlinePending: 2,
} as const;
export type ProcessStatus = (typeof ProcessStatus)[keyof typeof ProcessStatus];

/** `paysplit.PayPlanDebitType`. */
export const PayPlanDebitType = {
  Unknown: 0,
  Principal: 1,
  Interest: 2,
} as const;
export type PayPlanDebitType = (typeof PayPlanDebitType)[keyof typeof PayPlanDebitType];

/** `payplan.PaySchedule`. */
export const PaymentSchedule = {
  Monthly: 0,
  MonthlyDayOfWeek: 1,
  Weekly: 2,
  BiWeekly: 3,
  Quarterly: 4,
} as const;
export type PaymentSchedule = (typeof PaymentSchedule)[keyof typeof PaymentSchedule];

/** `payplan.ChargeFrequency`. */
export const PayPlanFrequency = {
  Weekly: 0,
  EveryOtherWeek: 1,
  OrdinalWeekday: 2,
  Monthly: 3,
  Quarterly: 4,
} as const;
export type PayPlanFrequency = (typeof PayPlanFrequency)[keyof typeof PayPlanFrequency];

/** `payplan.DynamicPayPlanTPOption`: what counts while a procedure is not complete. */
export const DynamicPayPlanTPOption = {
  None: 0,
  AwaitComplete: 1,
  TreatAsComplete: 2,
} as const;
export type DynamicPayPlanTPOption = (typeof DynamicPayPlanTPOption)[keyof typeof DynamicPayPlanTPOption];

/** `payplancharge.ChargeType`. */
export const PayPlanChargeType = {
  Debit: 0,
  Credit: 1,
} as const;
export type PayPlanChargeType = (typeof PayPlanChargeType)[keyof typeof PayPlanChargeType];

/** `payplanlink.LinkType`; a Procedure link blocks deletion. */
export const PayPlanLinkType = { None: 0, Adjustment: 1, Procedure: 2, OrthoCase: 3 } as const;
export type PayPlanLinkType = (typeof PayPlanLinkType)[keyof typeof PayPlanLinkType];

/** `statement.Mode_`. */
export const StatementMode = {
  Mail: 0,
  InPerson: 1,
  Email: 2,
  Electronic: 3,
  API: 4,
} as const;
export type StatementMode = (typeof StatementMode)[keyof typeof StatementMode];

/** `statement.StatementType`, stored as the text. */
export const StatementType = {
  NotSet: 'NotSet',
  LimitedStatement: 'LimitedStatement',
  Walkout: 'Walkout',
} as const;
export type StatementType = (typeof StatementType)[keyof typeof StatementType];
