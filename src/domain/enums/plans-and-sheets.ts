/** `treatplan.TPStatus`. */
export const TPStatus = { Saved: 0, Active: 1, Inactive: 2 } as const;
export type TPStatus = (typeof TPStatus)[keyof typeof TPStatus];

/** `treatplan.TPType`. */
export const TPType = { Insurance: 0, Discount: 1 } as const;
export type TPType = (typeof TPType)[keyof typeof TPType];

/** `sheetdef.SheetType`. */
export const SheetTypeEnum = {
  LabelPatient: 0,
  LabelCarrier: 1,
  LabelReferral: 2,
  ReferralSlip: 3,
  LabelAppointment: 4,
  Rx: 5,
  Consent: 6,
  PatientLetter: 7,
  ReferralLetter: 8,
  PatientForm: 9,
  RoutingSlip: 10,
  MedicalHistory: 11,
  LabSlip: 12,
  ExamSheet: 13,
  DepositSlip: 14,
  Statement: 15,
  MedLabResults: 16,
  TreatmentPlan: 17,
  Screening: 18,
  PaymentPlan: 19,
  RxMulti: 20,
  ERA: 21,
  ERAGridHeader: 22,
  RxInstruction: 23,
  PatientDashboard: 24,
  PatientDashboardWidget: 25,
  ChartModule: 26,
  None: 27,
} as const;
export type SheetTypeEnum = (typeof SheetTypeEnum)[keyof typeof SheetTypeEnum];

/** `sheetfielddef.FieldType`. */
export const SheetFieldType = {
  OutputText: 0,
  InputField: 1,
  StaticText: 2,
  Parameter: 3,
  Image: 4,
  Drawing: 5,
  Line: 6,
  Rectangle: 7,
  CheckBox: 8,
  SigBox: 9,
  PatImage: 10,
  Special: 11,
  Grid: 12,
  ComboBox: 13,
  ScreenChart: 14,
  MobileHeader: 15,
  SigBoxPractice: 16,
} as const;
export type SheetFieldType = (typeof SheetFieldType)[keyof typeof SheetFieldType];

/** `sheetfielddef.GrowthBehavior`. */
export const GrowthBehaviorEnum = {
  None: 0,
  DownLocal: 1,
  DownGlobal: 2,
  FillRightDown: 3,
  FillDown: 4,
  FillRight: 5,
  FillDownFitColumns: 6,
} as const;
export type GrowthBehaviorEnum = (typeof GrowthBehaviorEnum)[keyof typeof GrowthBehaviorEnum];

/** `document.ImgType`. */
export const ImageType = { Document: 0, Radiograph: 1, Photo: 2, File: 3, Attachment: 4 } as const;
export type ImageType = (typeof ImageType)[keyof typeof ImageType];

/** Preference `AtoZfolderUsed`: where a PDF goes. */
export const DataStorageType = { InDatabase: 0, LocalAtoZ: 1, DropboxAtoZ: 2, SftpAtoZ: 3 } as const;
export type DataStorageType = (typeof DataStorageType)[keyof typeof DataStorageType];
