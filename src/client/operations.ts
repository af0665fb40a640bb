// Made by `npm run client-types` of the operations that the server has; a test compares. Change those, not this.

export declare namespace schemas {
  interface AccountAging {
    Bal_0_30: number;
    Bal_31_60: number;
    Bal_61_90: number;
    BalOver90: number;
    Total: number;
    InsEst: number;
    EstBal: number;
    PatEstBal: number;
    Unearned: number;
  }
  interface PatientBalance {
    PatNum: number;
    Name: string;
    Balance: number;
  }
  interface ServiceDateRow {
    ObjectType: string;
    PrimaryKey: string;
    Type: string;
    ServiceDate: string;
    TransDate: string;
    Patient: string;
    PatNum: string;
    Reference: string;
    Charge: string;
    Credit: string;
    Provider: string;
    InsBal: string;
    AcctBal: string;
  }
  interface Adjustment {
    AdjNum: number;
    AdjDate: string;
    AdjAmt: number;
    PatNum: number;
    AdjType: number;
    adjType: string;
    ProvNum: number;
    AdjNote: string;
    ProcDate: string;
    ProcNum: number;
    DateEntry: string;
    ClinicNum: number;
    SecUserNumEntry: number;
    SecDateTEdit: string;
  }
  interface Allergy {
    AllergyNum: number;
    AllergyDefNum: number;
    PatNum: number;
    defDescription: string;
    defSnomedType: SnomedAllergy;
    Reaction: string;
    StatusIsActive: Flag;
    DateAdverseReaction: string;
  }
  interface AllergyDef {
    AllergyDefNum: number;
    Description: string;
    IsHidden: Flag;
    DateTStamp: string;
    SnomedType: SnomedType;
    MedicationNum: number;
    UniiCode: string;
  }
  interface Appointment {
    serverDateTime: string;
    AptNum: number;
    PatNum: number;
    AptStatus: AptStatus;
    Pattern: string;
    Confirmed: number;
    confirmed: string;
    TimeLocked: Flag;
    Op: number;
    Note: string;
    ProvNum: number;
    provAbbr: string;
    ProvHyg: number;
    AptDateTime: string;
    NextAptNum: number;
    UnschedStatus: number;
    unschedStatus: string;
    IsNewPatient: Flag;
    ProcDescript: string;
    ClinicNum: number;
    IsHygiene: Flag;
    DateTStamp: string;
    DateTimeArrived: string;
    DateTimeSeated: string;
    DateTimeDismissed: string;
    InsPlan1: number;
    InsPlan2: number;
    DateTimeAskedToArrive: string;
    colorOverride: string;
    AppointmentTypeNum: number;
    SecUserNumEntry: number;
    SecDateTEntry: string;
    Priority: RecallPriority;
    PatternSecondary: string;
    ItemOrderPlanned: number;
  }
  interface Slot {
    DateTimeStart: string;
    DateTimeEnd: string;
    ProvNum: number;
    OpNum: number;
  }
  interface WebSchedListed {
    AptNum: number;
    PatNum: number;
    AptStatus: AptStatus;
    Pattern: string;
    Confirmed: number;
    confirmed: string;
    Op: number;
    Note: string;
    ProvNum: number;
    provAbbr: string;
    ProvHyg: number;
    AptDateTime: string;
    NextAptNum: number;
    UnschedStatus: number;
    unschedStatus: string;
    ProcDescript: string;
    ClinicNum: number;
    IsHygiene: IsHygiene;
    DateTStamp: string;
    DateTimeArrived: string;
    DateTimeSeated: string;
    DateTimeDismissed: string;
    AppointmentTypeNum: number;
    eServiceLogType: WebSchedService;
    serverDateTime: string;
  }
  interface WebSchedAppointment {
    AptNum: number;
    PatNum: number;
    AptStatus: AptStatus;
    Pattern: string;
    Confirmed: number;
    confirmed: string;
    TimeLocked: Flag;
    Op: number;
    Note: string;
    ProvNum: number;
    provAbbr: string;
    ProvHyg: number;
    AptDateTime: string;
    NextAptNum: number;
    UnschedStatus: number;
    unschedStatus: string;
    IsNewPatient: Flag;
    ProcDescript: string;
    ClinicNum: number;
    IsHygiene: Flag;
    DateTStamp: string;
    DateTimeArrived: string;
    DateTimeSeated: string;
    DateTimeDismissed: string;
    InsPlan1: number;
    InsPlan2: number;
    DateTimeAskedToArrive: string;
    colorOverride: string;
    AppointmentTypeNum: number;
    SecDateTEntry: string;
    Priority: RecallPriority;
    PatternSecondary: string;
  }
  interface WrittenAppointment {
    AptNum: number;
    PatNum: number;
    AptStatus: AptStatus;
    Pattern: string;
    Confirmed: number;
    confirmed: string;
    TimeLocked: Flag;
    Op: number;
    Note: string;
    ProvNum: number;
    provAbbr: string;
    ProvHyg: number;
    AptDateTime: string;
    NextAptNum: number;
    UnschedStatus: number;
    unschedStatus: string;
    IsNewPatient: Flag;
    ProcDescript: string;
    ClinicNum: number;
    IsHygiene: Flag;
    DateTStamp: string;
    DateTimeArrived: string;
    DateTimeSeated: string;
    DateTimeDismissed: string;
    InsPlan1: number;
    InsPlan2: number;
    DateTimeAskedToArrive: string;
    colorOverride: string;
    AppointmentTypeNum: number;
    SecUserNumEntry: number;
    SecDateTEntry: string;
    Priority: RecallPriority;
    PatternSecondary: string;
    ItemOrderPlanned: number;
  }
  interface AppointmentType {
    AppointmentTypeNum: number;
    AppointmentTypeName: string;
    appointmentTypeColor: string;
    IsHidden: Flag;
    Pattern: string;
    CodeStr: string;
    CodeStrRequired: string;
    RequiredProcCodesNeeded: RequiredProcCodesNeeded;
    BlockoutTypes: string;
  }
  interface ApptFieldDef {
    ApptFieldDefNum: number;
    FieldName: string;
    FieldType: ApptFieldType;
    PickList: string;
  }
  interface ApptField {
    ApptFieldNum: number;
    AptNum: number;
    FieldName: string;
    FieldValue: string;
  }
  interface ApptFieldValue {
    FieldName: string;
    AptNum: number;
    FieldValue: string;
  }
  interface AsapComm {
    AsapCommNum: number;
    FKey: number;
    FKeyType: AsapCommFKeyType;
    ScheduleNum: number;
    PatNum: number;
    ClinicNum: number;
    DateTimeEntry: string;
    DateTimeExpire: string;
    DateTimeSmsScheduled: string;
    SmsSendStatus: AutoCommStatus;
    DateTimeSmsSent: string;
    ResponseStatus: AsapRsvpStatus;
    DateTimeOrig: string;
    TemplateText: string;
    Note: string;
  }
  interface AutoNoteControl {
    AutoNoteControlNum: number;
    Descript: string;
    ControlType: AutoNoteControlType;
    ControlLabel: string;
    ControlOptions: string;
  }
  interface AutoNote {
    AutoNoteNum: number;
    AutoNoteName: string;
    MainText: string;
    Category: number;
    category: string;
  }
  interface Benefit {
    BenefitNum: number;
    PlanNum: number;
    PatPlanNum: number;
    CovCatNum: number;
    BenefitType: BenefitType;
    Percent: number;
    MonetaryAmt: number;
    TimePeriod: TimePeriod;
    QuantityQualifier: QuantityQualifier;
    Quantity: number;
    CodeNum: number;
    procCode: string;
    CoverageLevel: CoverageLevel;
    SecDateTEntry: string;
    SecDateTEdit: string;
    CodeGroupNum: number;
  }
  interface Carrier {
    CarrierNum: number;
    CarrierName: string;
    Address: string;
    Address2: string;
    City: string;
    State: string;
    Zip: string;
    Phone: string;
    ElectID: string;
    NoSendElect: NoSendElect;
    IsHidden: Flag;
  }
  interface Changes {
    changes: Array<{
      number: number;
      table: Table;
      key: number;
      kind: ChangesKind;
      at: string;
      PatNum: number | null;
      row: { [name: string]: unknown } | null;
    }>;
    next: number;
    oldest: number;
  }
  interface ProgressNote {
    ObjectType: string;
    PrimaryKey: string;
    Date: string;
    Time: string;
    DateTime: string;
    Th: string;
    Surf: string;
    Dx: string;
    Description: string;
    note: string;
    Stat: string;
    Prov: string;
    ProvNum: string;
    Amount: string;
    ProcCode: string;
    User: string;
    Signed: string;
    Length: string;
    Abbr: string;
    Clinic: string;
    ClinicNum: string;
  }
  interface PatientInfoLine {
    Field: string;
    Content: string;
  }
  interface PlannedAppointment {
    AptNum: string;
    ProvNum: string;
    ItemOrder: string;
    minutes: string;
    ProcDescript: string;
    Note: string;
    dateSched: string;
    AptStatus: string;
  }
  interface ClaimForm {
    ClaimFormNum: number;
    Description: string;
    IsHidden: Flag;
  }
  interface ClaimPayment {
    ClaimPaymentNum: number;
    CheckDate: string;
    CheckAmt: string;
    CheckNum: string;
    BankBranch: string;
    Note: string;
    ClinicNum: number;
    DepositNum: number;
    CarrierName: string;
    DateIssued: string;
    IsPartial: Flag;
    PayType: number;
    payType: string;
    SecUserNumEntry: number;
    SecDateEntry: string;
    SecDateTEdit: string;
    PayGroup: number;
    payGroup: string;
  }
  interface ClaimProc {
    ClaimProcNum: number;
    ProcNum: number;
    ClaimNum: number;
    PatNum: number;
    ProvNum: number;
    FeeBilled: number;
    InsPayEst: number;
    DedApplied: number;
    Status: ClaimProcStatus;
    InsPayAmt: number;
    Remarks: string;
    ClaimPaymentNum: number;
    PlanNum: number;
    DateCP: string;
    WriteOff: number;
    CodeSent: string;
    AllowedOverride: number;
    Percentage: number;
    PercentOverride: number;
    CopayAmt: number;
    NoBillIns: Flag;
    PaidOtherIns: number;
    BaseEst: number;
    CopayOverride: number;
    ProcDate: string;
    DateEntry: string;
    DedEst: number;
    DedEstOverride: number;
    InsEstTotal: number;
    InsEstTotalOverride: number;
    PaidOtherInsOverride: number;
    EstimateNote: string;
    WriteOffEst: number;
    WriteOffEstOverride: number;
    ClinicNum: number;
    InsSubNum: number;
    PaymentRow: number;
    PayPlanNum: number;
    ClaimPaymentTracking: number;
    claimPaymentTracking: string;
    SecUserNumEntry: number;
    SecDateEntry: string;
    SecDateTEdit: string;
    DateSuppReceived: string;
    DateInsFinalized: string;
    IsTransfer: Flag;
    ClaimAdjReasonCodes: string;
  }
  interface Claim {
    ClaimNum: number;
    PatNum: number;
    DateService: string;
    DateSent: string;
    ClaimStatus: string;
    DateReceived: string;
    PlanNum: number;
    ProvTreat: number;
    ClaimFee: number;
    InsPayEst: number;
    InsPayAmt: number;
    DedApplied: number;
    IsProsthesis: string;
    PriorDate: string;
    ReasonUnderPaid: string;
    ClaimNote: string;
    ClaimType: string;
    ProvBill: number;
    PlaceService: PlaceService;
    AccidentRelated: string;
    AccidentDate: string;
    AccidentST: string;
    IsOrtho: IsHygiene;
    OrthoRemainM: number;
    OrthoDate: string;
    PatRelat: Relationship;
    PlanNum2: number;
    PatRelat2: Relationship;
    WriteOff: number;
    ClaimForm: string;
    InsSubNum: number;
    InsSubNum2: number;
    PriorAuthorizationNumber: string;
    CustomTracking: number;
    customTracking: string;
    OrthoTotalM: number;
    SecDateTEdit: string;
  }
  interface ClaimSplit {
    ClaimNum: number;
    ProcNums: number[];
  }
  interface ClaimTracking {
    ClaimTrackingNum: number;
    ClaimNum: number;
    TrackingType: ClaimTrackingType;
    UserNum: number;
    DateTimeEntry: string;
    Note: string;
    TrackingDefNum: number;
    TrackingErrorDefNum: number;
  }
  interface Clinic {
    ClinicNum: number;
    Description: string;
    Address: string;
    Address2: string;
    City: string;
    State: string;
    Zip: string;
    BillingAddress: string;
    BillingAddress2: string;
    BillingCity: string;
    BillingState: string;
    BillingZip: string;
    PayToAddress: string;
    PayToAddress2: string;
    PayToCity: string;
    PayToState: string;
    PayToZip: string;
    Phone: string;
    Abbr: string;
    IsHidden: Flag;
  }
  interface ClockEvent {
    ClockEventNum: number;
    EmployeeNum: number;
    TimeEntered1: string;
    TimeDisplayed1: string;
    ClockStatus: TimeClockStatus;
    Note: string;
    TimeEntered2: string;
    TimeDisplayed2: string;
    OTimeHours: string;
    OTimeAuto: string;
    Adjust: string;
    AdjustAuto: string;
    AdjustIsOverridden: Flag;
    Rate2Hours: string;
    Rate2Auto: string;
    ClinicNum: number;
    Rate3Hours: string;
    Rate3Auto: string;
    IsWorkingHome: Flag;
  }
  interface CodeGroup {
    CodeGroupNum: number;
    GroupName: string;
    ProcCodes: string;
    ItemOrder: number;
    CodeGroupFixed: CodeGroupFixed;
    IsHidden: Flag;
    ShowInAgeLimit: Flag;
    ShowInFrequency: Flag;
    ShowInOther: Flag;
  }
  interface Commlog {
    CommlogNum: number;
    PatNum: number;
    CommDateTime: string;
    CommType: string;
    commType: string;
    Note: string;
    Mode_: CommItemMode;
    SentOrReceived: CommSentOrReceived;
  }
  interface Computer {
    ComputerNum: number;
    CompName: string;
    LastHeartBeat: string;
  }
  interface CovCat {
    CovCatNum: number;
    Description: string;
    DefaultPercent: number;
    CovOrder: number;
    IsHidden: Flag;
    EbenefitCat: EbenefitCat;
  }
  interface CovSpan {
    CovSpanNum: number;
    CovCatNum: number;
    FromCode: string;
    ToCode: string;
  }
  interface Definition {
    DefNum: number;
    ItemName: string;
    ItemValue: string;
    Category: number;
    category: DefCat;
    isHidden: Flag;
  }
  interface Delivery {
    id: string;
    SubscriptionNum: number;
    status: GetExtDeliveriesStatus;
    tries: number;
    firstAt: string | null;
    lastAt: string | null;
    nextAt: string | null;
    httpStatus: number | null;
    error: string | null;
  }
  interface Deposit {
    DepositNum: number;
    DateDeposit: string;
    BankAccountInfo: string;
    Amount: number;
    Memo: string;
    Batch: string;
    DepositAccountNum: number;
    IsSentToQuickBooksOnline: Flag;
  }
  interface DiscountPlan {
    DiscountPlanNum: number;
    Description: string;
    FeeSchedNum: number;
    DefNum: number;
    adjustmentType: string;
    IsHidden: Flag;
    PlanNote: string;
    ExamFreqLimit: number;
    XrayFreqLimit: number;
    ProphyFreqLimit: number;
    FluorideFreqLimit: number;
    PerioFreqLimit: number;
    LimitedExamFreqLimit: number;
    PAFreqLimit: number;
    AnnualMax: number;
  }
  interface DiscountPlanSub {
    DiscountSubNum: number;
    DiscountPlanNum: number;
    PatNum: number;
    DateEffective: string;
    DateTerm: string;
    SubNote: string;
  }
  interface DiseaseDef {
    DiseaseDefNum: number;
    DiseaseName: string;
    IsHidden: Flag;
    DateTStamp: string;
    ICD9Code: string;
    ICD10Code: string;
    SnomedCode: string;
  }
  interface Disease {
    DiseaseNum: number;
    PatNum: number;
    DiseaseDefNum: number;
    diseaseDefName: string;
    PatNote: string;
    ProbStatus: ProblemStatus;
    DateStart: string;
    DateStop: string;
  }
  interface Document {
    DocNum: number;
    Description: string;
    DateCreated: string;
    DocCategory: number;
    docCategory: string;
    PatNum: number;
    FileName: string;
    ImgType: ImageType;
    ToothNumbers: string;
    DateTStamp: string;
    ProvNum: number;
    PrintHeading: Flag;
  }
  interface DocumentOrMount {
    DocNum: number;
    MountNum: number;
    filePath: string;
    Description: string;
    PatNum: string;
    Note: string;
    DateCreated: string;
    docCategory: string;
    DocCategory: number;
    ToothNumbers: string;
    ProvNum: string;
    PrintHeading: string;
    DateTStamp: string;
    serverDateTime: string;
  }
  interface UploadedDocument {
    DocNum: number;
    filePath: string;
    Description: string;
    ToothNumbers: string;
    Note: string;
    DateCreated: string;
    DateTStamp: string;
    DocCategory: number;
    docCategory: string;
    serverDateTime: string;
  }
  interface SentPicture {
    DocNum: number;
    FileName: string;
  }
  interface EhrPatient {
    PatNum: number;
    MotherMaidenFname: string;
    MotherMaidenLname: string;
    VacShareOk: YN;
    MedicaidState: string;
    SexualOrientation: string;
    GenderIdentity: string;
    SexualOrientationNote: string;
    GenderIdentityNote: string;
    DischargeDate: string;
  }
  interface Employee {
    EmployeeNum: number;
    LName: string;
    FName: string;
    MiddleI: string;
    IsHidden: Flag;
    ClockStatus: string;
    PayrollID: string;
    WirelessPhone: string;
    EmailWork: string;
    EmailPersonal: string;
    IsFurloughed: Flag;
    ReportsTo: number;
  }
  interface Employer {
    EmployerNum: number;
    EmpName: string;
  }
  interface EobAttach {
    EobAttachNum: number;
    ClaimPaymentNum: number;
    DateTCreated: string;
    FileName: string;
    RawBase64: string;
  }
  interface Estimate {
    PatNum: number;
    TreatPlanNum: number;
    Heading: string;
    TPStatus: EstimateTPStatus;
    asOf: string;
    estimatedAsOf: string;
    engine: string;
    engineVersion: string;
    notice: string;
    lines: Array<{
      ProcNum: number;
      ItemOrder: number;
      Priority: number;
      priority: string;
      CodeNum: number;
      procCode: string;
      descript: string;
      ToothNum: string;
      Surf: string;
      ToothRange: string;
      ProcDate: string;
      ProvNum: number;
      ClinicNum: number;
      ProcFee: string;
      FeeAmt: number;
      PriInsAmt: number;
      SecInsAmt: number;
      Discount: number;
      PatAmt: number;
      FeeAllowed: number;
      TaxAmt: number;
      CatPercUCR: number;
      DiscountPlanAmt: number;
      EstimateNote: string;
      estimates: Array<{
        Ordinal: number;
        ClaimProcNum: number;
        PlanNum: number;
        InsSubNum: number;
        Status: ClaimProcStatus;
        NoBillIns: Flag;
        AllowedOverride: number;
        CopayAmt: number;
        CopayOverride: number;
        DedEst: number;
        DedEstOverride: number;
        Percentage: number;
        PercentOverride: number;
        PaidOtherIns: number;
        PaidOtherInsOverride: number;
        BaseEst: number;
        InsEstTotal: number;
        InsEstTotalOverride: number;
        InsPayEst: number;
        WriteOffEst: number;
        WriteOffEstOverride: number;
        EstimateNote: string;
        steps?: Array<{
          kind: string;
          rule: string;
          sentence: string;
        } & { [name: string]: unknown }>;
      }>;
      steps?: Array<{
        kind: string;
        rule: string;
        sentence: string;
      } & { [name: string]: unknown }>;
    }>;
    subtotals: Array<{
      Priority: number;
      priority: string;
      FeeAmt: number;
      PriInsAmt: number;
      SecInsAmt: number;
      Discount: number;
      PatAmt: number;
      FeeAllowed: number;
      TaxAmt: number;
    }>;
    totals: {
      FeeAmt: number;
      PriInsAmt: number;
      SecInsAmt: number;
      Discount: number;
      PatAmt: number;
      FeeAllowed: number;
      TaxAmt: number;
    };
    remainingBenefits: Array<{
      Ordinal: number;
      PatPlanNum: number;
      PlanNum: number;
      InsSubNum: number;
      CoverageLevel: EstimateCoverageLevel;
      DateStart: string;
      DateEnd: string;
      Maximum: number;
      MaximumUsed: number;
      MaximumPending: number;
      MaximumPlanned: number;
      MaximumRemaining: number;
      Deductible: number;
      DeductibleUsed: number;
      DeductiblePending: number;
      DeductiblePlanned: number;
      DeductibleRemaining: number;
    }>;
  }
  interface EtransMessageText {
    EtransMessageTextNum: number;
    MessageText: string;
  }
  interface Etrans {
    EtransNum: number;
    DateTimeTrans: string;
    ClearingHouseNum: number;
    Etype: EtransType;
    ClaimNum: number;
    OfficeSequenceNumber: number;
    CarrierTransCounter: number;
    CarrierTransCounter2: number;
    CarrierNum: number;
    CarrierNum2: number;
    PatNum: number;
    BatchNumber: number;
    AckCode: string;
    TransSetNum: number;
    Note: string;
    EtransMessageTextNum: number;
    AckEtransNum: number;
    PlanNum: number;
    InsSubNum: number;
    TransSetId835: string | number;
    CarrierNameRaw: string;
    PatientNameRaw: string;
    UserNum: number;
  }
  interface FamilyInsurance {
    PatNum: number;
    InsSubNum: number;
    Subscriber: number;
    subscriber: string;
    SubscriberID: string;
    SubscNote: string;
    PatPlanNum: number;
    Ordinal: number;
    ordinal: string;
    IsPending: Flag;
    Relationship: Relationship;
    PatID: string;
    CarrierNum: number;
    CarrierName: string;
    PlanNum: number;
    GroupName: string;
    GroupNum: string;
    PlanNote: string;
    FeeSched: number;
    feeSchedule: string;
    PlanType: string;
    planType: string;
    CopayFeeSched: number;
    EmployerNum: number;
    employer: string;
    IsMedical: Flag;
  }
  interface Fee {
    FeeNum: number;
    Amount: number;
    FeeSched: number;
    CodeNum: number;
    ClinicNum: number;
    ProvNum: number;
    SecUserNumEntry: number;
    SecDateEntry: string;
    SecDateTEdit: string;
  }
  interface WrittenFee {
    FeeNum: number;
    Amount: string;
    FeeSched: number;
    CodeNum: number;
    ClinicNum: number;
    ProvNum: number;
    SecUserNumEntry: number;
    SecDateEntry: string;
    SecDateTEdit: string;
  }
  interface FeeSched {
    FeeSchedNum: number;
    Description: string;
    FeeSchedType: FeeScheduleType;
    ItemOrder: number;
    IsHidden: Flag;
    IsGlobal: Flag;
    SecUserNumEntry: number;
    SecDateEntry: string;
    SecDateTEdit: string;
  }
  interface Guardian {
    GuardianNum: number;
    PatNumChild: number;
    PatNumGuardian: number;
    Relationship: GuardianRelationship;
    IsGuardian: Flag;
  }
  interface HistAppointment {
    HistApptNum: number;
    HistUserNum: number;
    HistDateTStamp: string;
    HistApptAction: HistAppointmentAction;
    ApptSource: EServiceType;
    AptNum: number;
    PatNum: number;
    AptStatus: AptStatus;
    Pattern: string;
    Confirmed: number;
    confirmed: string;
    TimeLocked: Flag;
    Op: number;
    Note: string;
    ProvNum: number;
    provAbbr: string;
    ProvHyg: number;
    AptDateTime: string;
    NextAptNum: number;
    UnschedStatus: number;
    unschedStatus: string;
    IsNewPatient: Flag;
    ProcDescript: string;
    ClinicNum: number;
    IsHygiene: Flag;
    DateTStamp: string;
    DateTimeArrived: string;
    DateTimeSeated: string;
    DateTimeDismissed: string;
    InsPlan1: number;
    InsPlan2: number;
    DateTimeAskedToArrive: string;
    colorOverride: string;
    AppointmentTypeNum: number;
    Priority: RecallPriority;
    PatternSecondary: string;
    ItemOrderPlanned: number;
  }
  interface InsPlan {
    PlanNum: number;
    GroupName: string;
    GroupNum: string;
    PlanNote: string;
    FeeSched: number;
    PlanType: string;
    ClaimFormNum: number;
    CopayFeeSched: number;
    EmployerNum: number;
    CarrierNum: number;
    IsMedical: Flag;
    CodeSubstNone: Flag;
    IsHidden: Flag;
    MonthRenew: number;
    SecUserNumEntry: number;
    SecDateEntry: string;
    SecDateTEdit: string;
    IsBlueBookEnabled: Flag;
  }
  interface InsSub {
    InsSubNum: number;
    PlanNum: number;
    Subscriber: number;
    DateEffective: string;
    DateTerm: string;
    SubscriberID: string;
    BenefitNotes: string;
    ReleaseInfo: Flag;
    AssignBen: Flag;
    SubscNote: string;
    SecDateTEdit: string;
  }
  interface InsVerify {
    InsVerifyNum: number;
    DateLastVerified: string;
    UserNum: number;
    VerifyType: VerifyType;
    FKey: number;
    DefNum: number;
    Note: string;
    DateLastAssigned: string;
    SecDateTEdit: string;
  }
  interface LabCase {
    LabCaseNum: number;
    PatNum: number;
    LaboratoryNum: number;
    AptNum: number;
    PlannedAptNum: number;
    DateTimeDue: string;
    DateTimeCreated: string;
    DateTimeSent: string;
    DateTimeRecd: string;
    DateTimeChecked: string;
    ProvNum: number;
    Instructions: string;
    LabFee: number;
    DateTStamp: string;
    InvoiceNum: string;
  }
  interface Laboratory {
    LaboratoryNum: number;
    Description: string;
    Phone: string;
    Notes: string;
    Slip: number;
    Address: string;
    City: string;
    State: string;
    Zip: string;
    Email: string;
    WirelessPhone: string;
    IsHidden: Flag;
  }
  interface LabTurnaround {
    LabTurnaroundNum: number;
    LaboratoryNum: number;
    Description: string;
    DaysPublished: number;
    DaysActual: number;
  }
  interface MedicationPat {
    MedicationPatNum: number;
    PatNum: number;
    medName: string;
    MedicationNum: number;
    PatNote: string;
    DateStart: string;
    DateStop: string;
    ProvNum: number;
  }
  interface Medication {
    MedicationNum: number;
    MedName: string;
    GenericNum: number;
    genericName: string;
    Notes: string;
    DateTStamp: string;
  }
  interface Operatory {
    OperatoryNum: number;
    OpName: string;
    Abbrev: string;
    ItemOrder: number;
    IsHidden: Flag;
    ProvDentist: number;
    ProvHygienist: number;
    IsHygiene: Flag;
    ClinicNum: number;
    SetProspective: Flag;
    IsWebSched: Flag;
    OperatoryType: number;
    operatoryType: string;
  }
  interface PatFieldDef {
    PatFieldDefNum: number;
    FieldName: string;
    FieldType: PatFieldType;
    PickList: string;
    IsHidden: Flag;
  }
  interface PatField {
    PatFieldNum: number;
    PatNum: number;
    FieldName: string;
    FieldValue: string;
    SecDateTEdit: string;
    SecDateEntry: string;
  }
  interface PatientNote {
    Medical: string;
    ICEName: string;
    ICEPhone: string;
    Service: string;
  }
  interface PatientRace {
    PatientRaceNum: number;
    PatNum: number;
    CdcrecCode: string;
    descripition: string;
    isEthnicity: Flag;
    heirarchicalCode: string;
  }
  interface Chart {
    PatNum: number;
    asOf: string;
    dentition: Dentition;
    numbering: ToothNomenclature;
    teeth: Array<{
      tooth: string;
      label: string;
      name: string;
      state: State;
      findings: Array<{
        ProcNum: number;
        ProcTPNum?: number;
        status: ChartStatus;
        kind: ChartKind;
        surfaces: string;
        range?: string;
        procCode: string;
        words: string;
      }>;
    }>;
    areas: Array<{
      area: Area;
      name: string;
      findings: Array<{
        ProcNum: number;
        ProcTPNum?: number;
        status: ChartStatus;
        kind: ChartKind;
        surfaces: string;
        range?: string;
        procCode: string;
        words: string;
      }>;
    }>;
    legend: Array<{
      status: ChartStatus;
      words: string;
      color: string;
      pattern: Pattern;
    }>;
    sentences: string[];
  }
  interface Patient {
    PatNum: number;
    LName: string;
    FName: string;
    MiddleI: string;
    Preferred: string;
    PatStatus: PatStatus;
    Gender: Gender;
    Position: Position;
    Birthdate: string;
    SSN: string;
    Address: string;
    Address2: string;
    City: string;
    State: string;
    Zip: string;
    HmPhone: string;
    WkPhone: string;
    WirelessPhone: string;
    Guarantor: number;
    Email: string;
    EstBalance: number;
    PriProv: number;
    priProvAbbr: string;
    SecProv: number;
    secProvAbbr: string;
    BillingType: string;
    ImageFolder: string;
    FamFinUrgNote: string;
    ChartNumber: string;
    MedicaidID: string;
    BalTotal: number;
    EmployerNum: number;
    DateFirstVisit: string;
    ClinicNum: number;
    clinicAbbr: string;
    Ward: string;
    PreferConfirmMethod: ContactMethod;
    PreferContactMethod: ContactMethod;
    PreferRecallMethod: ContactMethod;
    Language: string;
    AdmitDate: string;
    siteDesc: string;
    DateTStamp: string;
    SuperFamily: number;
    TxtMsgOk: YN;
    SecDateEntry: string;
  }
  interface PatientSimple {
    serverDateTime: string;
    PatNum: number;
    LName: string;
    FName: string;
    MiddleI: string;
    Preferred: string;
    PatStatus: PatStatus;
    Gender: Gender;
    Position: Position;
    Birthdate: string;
    SSN: string;
    Address: string;
    Address2: string;
    City: string;
    State: string;
    Zip: string;
    HmPhone: string;
    WkPhone: string;
    WirelessPhone: string;
    Guarantor: number;
    Email: string;
    EstBalance: number;
    PriProv: number;
    priProvAbbr: string;
    SecProv: number;
    secProvAbbr: string;
    BillingType: string;
    ImageFolder: string;
    FamFinUrgNote: string;
    ChartNumber: string;
    MedicaidID: string;
    BalTotal: number;
    EmployerNum: number;
    DateFirstVisit: string;
    ClinicNum: number;
    clinicAbbr: string;
    Ward: string;
    PreferConfirmMethod: ContactMethod;
    PreferContactMethod: ContactMethod;
    PreferRecallMethod: ContactMethod;
    Language: string;
    AdmitDate: string;
    siteDesc: string;
    DateTStamp: string;
    SuperFamily: number;
    TxtMsgOk: YN;
    SecDateEntry: string;
  }
  interface PatientChoice {
    PatNum: number;
    LName: string;
    FName: string;
    MiddleI: string;
    Preferred: string;
    PatStatus: PatStatus;
    Birthdate: string;
    SSN: string;
    Address: string;
    Address2: string;
    City: string;
    State: string;
    Zip: string;
    HmPhone: string;
    WkPhone: string;
    WirelessPhone: string;
    Email: string;
    priProvAbbr: string;
    secProvAbbr: string;
    BillingType: string;
    ChartNumber: string;
    ClinicNum: number;
    clinicAbbr: string;
    siteDesc: string;
    TxtMsgOk: YN;
  }
  interface PatPlan {
    PatPlanNum: number;
    PatNum: number;
    Ordinal: number;
    IsPending: Flag;
    Relationship: Relationship;
    PatID: string;
    InsSubNum: number;
    OrthoAutoFeeBilledOverride: number;
    OrthoAutoNextClaimDate: string;
    SecDateTEntry: string;
    SecDateTEdit: string;
  }
  interface PatRestriction {
    PatRestrictionNum: number;
    PatNum: number;
    PatRestrictType: PatRestrictType;
  }
  interface Payment {
    PayNum: number;
    PayType: number;
    payType: string;
    PayDate: string;
    PayAmt: string;
    CheckNum: string;
    BankBranch: string;
    PayNote: string;
    PatNum: number;
    ClinicNum: string;
    DateEntry: string;
    DepositNum: number;
    Receipt: string;
    IsRecurringCC: Flag;
    SecUserNumEntry: number;
    SecDateTEdit: string;
    PaymentSource: PaymentSource;
    ProcessStatus: ProcessStatus;
    RecurringChargeDate: string;
    IsCcCompleted: Flag;
    serverDateTime: string;
  }
  interface PayPlanCharge {
    PayPlanChargeNum: number;
    PayPlanNum: number;
    Guarantor: number;
    PatNum: number;
    ChargeDate: string;
    Principal: number;
    Interest: number;
    Note: string;
    ProvNum: number;
    ClinicNum: number;
    ChargeType: PayPlanChargeType;
    ProcNum: number;
    SecDateTEntry: string;
    SecDateTEdit: string;
    StatementNum: number;
    FKey: number;
    LinkType: PayPlanLinkType;
    IsOffset: Flag;
  }
  interface PayPlanLink {
    PayPlanLinkNum: number;
    PayPlanNum: number;
    LinkType: PayPlanLinkType;
    FKey: number;
    AmountOverride: number;
    SecDateTEntry: string;
  }
  interface PayPlan {
    PayPlanNum: number;
    PatNum: number;
    Guarantor: number;
    PayPlanDate: string;
    APR: number;
    Note: string;
    PlanNum: number;
    CompletedAmt: number;
    InsSubNum: number;
    PaySchedule: PaymentSchedule;
    NumberOfPayments: number;
    PayAmt: number;
    DownPayment: number;
    IsClosed: Flag;
    PlanCategory: number;
    planCategory: string;
    IsDynamic: Flag;
    ChargeFrequency: PayPlanFrequency;
    DatePayPlanStart: string;
    IsLocked: Flag;
    DateInterestStart: string;
    DynamicPayPlanTPOption: DynamicPayPlanTPOption;
    principalAmount: number;
  }
  interface PaySplit {
    SplitNum: number;
    SplitAmt: number;
    PatNum: number;
    PayNum: number;
    ProvNum: number;
    PayPlanNum: number;
    DatePay: string;
    ProcNum: number;
    DateEntry: string;
    UnearnedType: number;
    unearnedType: string;
    ClinicNum: number;
    SecDateTEdit: string;
    AdjNum: number;
    PayPlanChargeNum: number;
    PayPlanDebitType: PayPlanDebitType;
  }
  interface PerioExam {
    PerioExamNum: number;
    PatNum: number;
    ExamDate: string;
    ProvNum: number;
    DateTMeasureEdit: string;
    Note: string;
  }
  interface PerioMeasure {
    PerioMeasureNum: number;
    PerioExamNum: number;
    SequenceType: PerioSequenceType;
    IntTooth: number;
    ToothValue: number;
    MBvalue: number;
    Bvalue: number;
    DBvalue: number;
    MLvalue: number;
    Lvalue: number;
    DLvalue: number;
    SecDateTEdit: string;
  }
  interface Pharmacy {
    PharmacyNum: number;
    StoreName: string;
    Phone: string;
    Fax: string;
    Address: string;
    Address2: string;
    City: string;
    State: string;
    Zip: string;
    Note: string;
    DateTStamp: string;
  }
  interface Popup {
    PopupNum: number;
    PatNum: number;
    Description: string;
    PopupLevel: PopupLevel;
    IsDisabled: Flag;
    DateTimeDisabled: string;
  }
  interface Preference {
    PrefNum: number;
    PrefName: string;
    ValueString: string;
  }
  interface Presentation {
    plan: { [name: string]: unknown };
    lines: Array<{ [name: string]: unknown }>;
    money: { [name: string]: unknown };
    chart: { [name: string]: unknown };
    chartPicture: string;
    patientName: string;
    practiceName: string;
    relation: PresentationRelation;
    expires: string;
    planDigest: string;
    consent: {
      version: string;
      text: string;
    };
    alternatives: Array<{
      plan: { [name: string]: unknown };
      lines: Array<{ [name: string]: unknown }>;
      money: { [name: string]: unknown };
    }>;
  }
  interface SignedPlan {
    TreatPlanNum: number;
    patient: {
      status: SignedPlanStatus;
      signedAt: string | null;
      signerName: string | null;
      relation: SignedPlanRelation;
      method: SignedPlanMethod;
      developer: string | null;
      key: number | null;
      address: string | null;
      agent: string | null;
      consentVersion: string | null;
      digest: string | null;
      pdfDigest: string | null;
    };
    practice: {
      status: SignedPlanStatus;
      signedAt: string | null;
      signerName: string | null;
      relation: SignedPlanRelation;
      method: SignedPlanMethod;
      developer: string | null;
      key: number | null;
      address: string | null;
      agent: string | null;
      consentVersion: string | null;
      digest: string | null;
      pdfDigest: string | null;
    };
    changes: Array<{
      where: Where;
      field: string;
      ProcTPNum: number | null;
      signed: string | null;
      now: string | null;
    }>;
    records: Array<{
      number: number;
      kind: SignedPlanKind;
      side: Side;
      at: string;
      digest: string | null;
      previous: string;
      hash: string;
      text: string | null;
    }>;
    chain: {
      ok: boolean;
      records: number;
      head: string;
    };
    fileDigest: string;
    fileSignature: string;
    publicKey: string;
    plans?: {
      signed: number;
      shown: number;
      declined: number | null;
    };
  }
  interface ProcedureCode {
    CodeNum: number;
    ProcCode: string;
    Descript: string;
    AbbrDesc: string;
    ProcTime: string;
    ProcCat: number;
    procCat: string;
    TreatArea: TreatArea;
    NoBillIns: Flag;
    IsProsth: Flag;
    DefaultNote: string;
    IsHygiene: Flag;
    AlternateCode1: string;
    MedicalCode: string;
    IsTaxed: Flag;
    PaintType: ToothPaintingType;
    LaymanTerm: string;
    IsCanadianLab: Flag;
    BaseUnits: number;
    SubstitutionCode: string;
    SubstOnlyIf: SubstitutionCondition;
    DateTStamp: string;
    DrugNDC: string;
    RevenueCodeDefault: string;
    ProvNumDefault: number;
    CanadaTimeUnits: number;
    IsRadiology: Flag;
    DefaultClaimNote: string;
    DefaultTPNote: string;
    PaintText: string;
    AreaAlsoToothRange: Flag;
    DiagnosticCodes: string;
  }
  interface Procedure {
    ProcNum: number;
    PatNum: number;
    AptNum: number;
    ProcDate: string;
    ProcFee: string;
    Surf: string;
    ToothNum: string;
    ToothRange: string;
    Priority: number;
    priority: string;
    ProcStatus: ProcStatus;
    ProvNum: number;
    provAbbr: string;
    Dx: number;
    dxName: string;
    PlannedAptNum: number;
    PlaceService: PlaceService;
    Prosthesis: string;
    DateOriginalProsth: string;
    ClaimNote: string;
    DateEntryC: string;
    ClinicNum: number;
    CodeNum: number;
    procCode: string;
    descript: string;
    UnitQty: number;
    BaseUnits: number;
    DateTP: string;
    SiteNum: number;
    HideGraphics: Flag;
    CanadianTypeCodes: string;
    ProcTime: string;
    ProcTimeEnd: string;
    DateTStamp: string;
    Prognosis: number;
    IsLocked: Flag;
    BillingNote: string;
    Discount: number;
    IsDateProsthEst: Flag;
    SecDateEntry: string;
    serverDateTime: string;
  }
  interface InsuranceHistory {
    insHistPrefName: InsHistPrefName;
    procDate: string;
    ProcNum: number;
  }
  interface GroupNote {
    PatNum: number;
    ProvNum: number;
    ProcNum: number;
    ProcNums: number[];
    Note: string;
    isSigned: Flag;
  }
  interface ProcNote {
    ProcNoteNum: number;
    PatNum: number;
    ProcNum: number;
    EntryDateTime: string;
    UserNum: number;
    Note: string;
    SigIsTopaz: Flag;
    isSigned: Flag;
  }
  interface ProcTP {
    ProcTPNum: number;
    TreatPlanNum: number;
    PatNum: number;
    ProcNumOrig: number;
    ItemOrder: number;
    Priority: number;
    priority: string;
    ToothNumTP: string;
    Surf: string;
    ProcCode: string;
    Descript: string;
    FeeAmt: number;
    PriInsAmt: number;
    SecInsAmt: number;
    PatAmt: number;
    Discount: number;
    Prognosis: string;
    Dx: string;
    ProcAbbr: string;
    SecUserNumEntry: number;
    SecDateEntry: string;
    SecDateTEdit: string;
    FeeAllowed: number;
    TaxAmt: number;
    ProvNum: number;
    DateTP: string;
    ClinicNum: number;
    CatPercUCR: number;
  }
  interface Provider {
    ProvNum: number;
    Abbr: string;
    LName: string;
    FName: string;
    MI: string;
    Suffix: string;
    FeeSched: number;
    Specialty: number;
    SSN: string;
    StateLicense: string;
    IsSecondary: Flag;
    provColor: string;
    IsHidden: Flag;
    UsingTIN: Flag;
    SigOnFile: Flag;
    NationalProvID: string;
    DateTStamp: string;
    IsNotPerson: Flag;
    ProvStatus: ProviderStatus;
    IsHiddenReport: Flag;
    Birthdate: string;
    SchedNote: string;
    PreferredName: string;
    serverDateTime: string;
  }
  interface QuickPasteCat {
    QuickPasteCatNum: number;
    Description: string;
    ItemOrder: number;
    DefaultForTypes: string;
  }
  interface QuickPasteNote {
    QuickPasteNoteNum: number;
    QuickPasteCatNum: number;
    ItemOrder: number;
    Note: string;
    Abbreviation: string;
  }
  interface RecallListLine {
    DueDate: string;
    PatNum: number;
    Patient: string;
    Age: string;
    Type: string;
    Interval: string;
    NumRemind: string;
    LastRemind: string;
    Contact: string;
    Status: string;
    ClinicNum: number;
    Note: string;
  }
  interface Recall {
    RecallNum: number;
    PatNum: number;
    DateDue: string;
    DatePrevious: string;
    RecallInterval: string;
    RecallStatus: number;
    recallStatus: string;
    Note: string;
    IsDisabled: Flag;
    DateTStamp: string;
    RecallTypeNum: number;
    DisableUntilBalance: number;
    DisableUntilDate: string;
    DateScheduled: string;
    Priority: RecallPriority;
    TimePatternOverride: string;
  }
  interface RecallType {
    RecallTypeNum: number;
    Description: string;
    DefaultInterval: string;
    TimePattern: string;
    Procedures: string;
    AppendToSpecial: Flag;
  }
  interface RefAttach {
    RefAttachNum: number;
    ReferralNum: number;
    referralName: string;
    PatNum: number;
    ItemOrder: number;
    RefDate: string;
    ReferralType: ReferralType;
    RefToStatus: ReferralToStatus;
    Note: string;
    IsTransitionOfCare: Flag;
    ProcNum: number;
    DateProcComplete: string;
    ProvNum: number;
    DateTStamp: string;
  }
  interface Referral {
    ReferralNum: number;
    LName: string;
    FName: string;
    MName: string;
    SSN: string;
    UsingTIN: Flag;
    Specialty: number;
    specialty: string;
    ST: string;
    Telephone: string;
    Address: string;
    Address2: string;
    City: string;
    Zip: string;
    Note: string;
    Phone2: string;
    IsHidden: Flag;
    NotPerson: Flag;
    Title: string;
    EMail: string;
    PatNum: number;
    IsDoctor: Flag;
    DateTStamp: string;
    IsPreferred: Flag;
    BusinessName: string;
    DisplayNote: string;
    isPatient: Flag;
  }
  interface AgingReportRow {
    PatNum: number;
    patName: string;
    Bal_0_30: number;
    Bal_31_60: number;
    Bal_61_90: number;
    BalOver90: number;
    BalTotal: number;
    InsWoEst: number;
    InsPayEst: number;
    PatientPortion: number;
  }
  interface FinanceCharge {
    PatNum: number;
    PatName: string;
    Preferred: string;
    AdjAmt: number;
  }
  interface RxPat {
    RxNum: number;
    PatNum: number;
    RxDate: string;
    Drug: string;
    Sig: string;
    Disp: string;
    Refills: string;
    ProvNum: number;
    Notes: string;
    PharmacyNum: number;
    IsControlled: Flag;
    DateTStamp: string;
    SendStatus: RxSendStatus;
    IsErxOld: Flag;
    IsProcRequired: Flag;
    ProcNum: number;
    DaysOfSupply: number;
    PatientInstruction: string;
    ClinicNum: number;
  }
  interface ScheduleOp {
    ScheduleOpNum: number;
    ScheduleNum: number;
    OperatoryNum: number;
  }
  interface Schedule {
    ScheduleNum: string;
    SchedDate: string;
    StartTime: string;
    StopTime: string;
    SchedType: SchedType;
    ProvNum: string;
    BlockoutType: string;
    blockoutType: string;
    Note: string;
    operatories: string;
    EmployeeNum: string;
  }
  interface SecurityLog {
    SecurityLogNum: number;
    PermType: PermType;
    UserNum: number;
    LogDateTime: string;
    LogText: string;
    PatNum: number;
    CompName: string;
    LogSource: LogSource;
  }
  interface SecurityPerm {
    Permission: string;
    HasPermission: Flag;
  }
  interface SheetDef {
    SheetDefNum: number;
    Description: string;
    SheetType: SheetTypeEnum;
  }
  interface SheetFieldDef {
    SheetFieldDefNum: number;
    SheetDefNum: number;
    FieldType: SheetFieldType;
    FieldName: string;
    FieldValue: string;
    IsRequired: Flag;
  }
  interface SheetField {
    SheetFieldNum: number;
    SheetNum: number;
    FieldType: SheetFieldType;
    FieldName: string;
    FieldValue: string;
    IsRequired: Flag;
    ReportableName: string;
    DateTimeSig: string;
  }
  interface Sheet {
    SheetNum: number;
    SheetType: SheetTypeEnum;
    PatNum: number;
    DateTimeSheet: string;
    InternalNote: string;
    Description: string;
    IsWebForm: Flag;
    SheetDefNum: number;
    DocNum: number;
    ClinicNum: number;
    DateTSheetEdited: string;
  }
  interface Signalod {
    SignalNum: number;
    DateViewing: string;
    SigDateTime: string;
    FKey: number;
    FKeyType: KeyType;
    IType: InvalidType;
    RemoteRole: RemoteRole;
    MsgValue: string;
    serverDateTime: string;
  }
  interface Statement {
    StatementNum: number;
    PatNum: number;
    DateSent: string;
    DateRangeFrom: string;
    DateRangeTo: string;
    Note: string;
    NoteBold: string;
    Mode_: StatementMode;
    HidePayment: Flag;
    SinglePatient: Flag;
    Intermingled: Flag;
    IsSent: Flag;
    DocNum: number;
    DateTStamp: string;
    IsReceipt: Flag;
    IsInvoice: Flag;
    IsInvoiceCopy: Flag;
    SuperFamily: number;
    IsBalValid: Flag;
    InsEst: number;
    BalTotal: number;
    StatementType: StatementType;
  }
  interface Subscription {
    SubscriptionNum: number;
    EndPointUrl: string;
    Workstation: string;
    CustomerKey: string;
    WatchTable: string;
    PollingSeconds: number;
    UiEventType: string;
    DateTimeStart: string;
    DateTimeStop: string;
    Note: string;
  }
  interface SubstitutionLink {
    SubstiutionLinkNum: number;
    PlanNum: number;
    CodeNum: number;
    SubstitutionCode: string;
    SubstOnlyIf: SubstitutionCondition;
  }
  interface WrittenSubstitutionLink {
    SubstitutionLinkNum: number;
    PlanNum: number;
    CodeNum: number;
    SubstitutionCode: string;
    SubstOnlyIf: SubstitutionCondition;
  }
  interface TaskList {
    TaskListNum: number;
    Descript: string;
    Parent: number;
    DateTL: string;
    IsRepeating: Flag;
    DateType: TaskDateType;
    FromNum: number;
    ObjectType: TaskObjectType;
    DateTimeEntry: string;
    TaskListStatus: TaskListStatus;
  }
  interface TaskNote {
    TaskNoteNum: number;
    TaskNum: number;
    UserNum: number;
    DateTimeNote: string;
    Note: string;
  }
  interface Task {
    TaskNum: number;
    TaskListNum: number;
    DateTask: string;
    KeyNum: number;
    Descript: string;
    TaskStatus: TaskStatus;
    IsRepeating: Flag;
    DateType: TaskDateType;
    FromNum: number;
    ObjectType: TaskObjectType;
    DateTimeEntry: string;
    UserNum: number;
    DateTimeFinished: string;
    PriorityDefNum: number;
    ReminderGroupId: string;
    ReminderType: string;
    ReminderFrequency: number;
    DateTimeOriginal: string;
    SecDateTEdit: string;
    DescriptOverride: string;
    IsReadOnly: Flag;
  }
  interface ToothInitial {
    ToothInitialNum: number;
    PatNum: number;
    ToothNum: string;
    InitialType: ToothInitialType;
    Movement: string;
    DrawingSegment: string;
    ColorDraw: string;
    SecDateTEntry: string;
    SecDateTEdit: string;
    DrawText: string;
  }
  interface TreatPlanAttach {
    TreatPlanAttachNum: number;
    TreatPlanNum: number;
    ProcNum: number;
    Priority: number;
    priority: string;
  }
  interface Evidence {
    TreatPlanNum: number;
    patient: {
      status: SignedPlanStatus;
      signedAt: string | null;
      signerName: string | null;
      relation: SignedPlanRelation;
      method: SignedPlanMethod;
      developer: string | null;
      key: number | null;
      address: string | null;
      agent: string | null;
      consentVersion: string | null;
      digest: string | null;
      pdfDigest: string | null;
    };
    practice: {
      status: SignedPlanStatus;
      signedAt: string | null;
      signerName: string | null;
      relation: SignedPlanRelation;
      method: SignedPlanMethod;
      developer: string | null;
      key: number | null;
      address: string | null;
      agent: string | null;
      consentVersion: string | null;
      digest: string | null;
      pdfDigest: string | null;
    };
    changes: Array<{
      where: Where;
      field: string;
      ProcTPNum: number | null;
      signed: string | null;
      now: string | null;
    }>;
    records: Array<{
      number: number;
      kind: SignedPlanKind;
      side: Side;
      at: string;
      digest: string | null;
      previous: string;
      hash: string;
      text: string | null;
    }>;
    chain: {
      ok: boolean;
      records: number;
      head: string;
    };
    fileDigest: string;
    fileSignature: string;
    publicKey: string;
  }
  interface WholePlan {
    plan: { [name: string]: unknown };
    lines?: Array<{ [name: string]: unknown }>;
    money?: { [name: string]: unknown };
    chart?: { [name: string]: unknown };
    proof?: {
      TreatPlanNum: number;
      patient: {
        status: SignedPlanStatus;
        signedAt: string | null;
        signerName: string | null;
        relation: SignedPlanRelation;
        method: SignedPlanMethod;
        developer: string | null;
        key: number | null;
        address: string | null;
        agent: string | null;
        consentVersion: string | null;
        digest: string | null;
        pdfDigest: string | null;
      };
      practice: {
        status: SignedPlanStatus;
        signedAt: string | null;
        signerName: string | null;
        relation: SignedPlanRelation;
        method: SignedPlanMethod;
        developer: string | null;
        key: number | null;
        address: string | null;
        agent: string | null;
        consentVersion: string | null;
        digest: string | null;
        pdfDigest: string | null;
      };
      changes: Array<{
        where: Where;
        field: string;
        ProcTPNum: number | null;
        signed: string | null;
        now: string | null;
      }>;
      records: Array<{
        number: number;
        kind: SignedPlanKind;
        side: Side;
        at: string;
        digest: string | null;
        previous: string;
        hash: string;
        text: string | null;
      }>;
      chain: {
        ok: boolean;
        records: number;
        head: string;
      };
      fileDigest: string;
      fileSignature: string;
      publicKey: string;
    };
  }
  interface Handover {
    token: string;
    url: string;
    expires: string;
  }
  interface TreatPlan {
    TreatPlanNum: number;
    PatNum: number;
    DateTP: string;
    Heading: string;
    Note: string;
    SigIsTopaz: Flag;
    ResponsParty: number;
    DocNum: number;
    TPStatus: TPStatus;
    SecUserNumEntry: number;
    SecDateEntry: string;
    SecDateTEdit: string;
    UserNumPresenter: number;
    TPType: TPType;
    DateTSigned: string;
    DateTPracticeSigned: string;
    SignatureText: string;
    SignaturePracticeText: string;
    isSigned: Flag;
    isSignedPractice: Flag;
  }
  interface UserGroupAttach {
    UserGroupAttachNum: number;
    UserNum: number;
    UserGroupNum: number;
  }
  interface UserGroup {
    UserGroupNum: number;
    Description: string;
    UserGroupNumCEMT: number;
  }
  interface Userod {
    UserNum: number;
    UserName: string;
    userGroupNums: number[];
    EmployeeNum: number;
    employeeName: string;
    ProviderNum: number;
    providerName: string;
    ClinicNum: number;
    emailAddress: string;
    IsHidden: Flag;
    UserNumCEMT: number;
    IsPasswordResetRequired: Flag;
  }
  interface NewUserod {
    UserNum: number;
    UserName: string;
    EmployeeNum: number;
    employeeName: string;
    ProviderNum: number;
    providerName: string;
    ClinicNum: number;
    emailAddress: string;
    IsHidden: Flag;
    UserGroupNum: number;
    Password: string;
    IsPasswordResetRequired: Flag;
  }
  interface Vitalsign {
    VitalsignNum: number;
    PatNum: number;
    Height: number;
    Weight: number;
    BpSystolic: number;
    BpDiastolic: number;
    DateTaken: string;
    Documentation: string;
    Pulse: number;
  }
  interface PostAdjustmentsBody {
    PatNum: number | string;
    AdjType: number | string;
    AdjAmt: number | string;
    AdjDate: string;
    ProvNum?: number | string;
    ProcNum?: number | string;
    ClinicNum?: number | string;
    ProcDate?: string;
    AdjNote?: string;
  }
  interface PutAdjustmentsByAdjNumBody {
    AdjDate?: string;
    AdjAmt?: number | string;
    AdjType?: number | string;
    ProvNum?: number | string;
    AdjNote?: string;
    ProcNum?: number | string;
    ClinicNum?: number | string;
  }
  interface PostAllergiesBody {
    AllergyDefNum?: number | string;
    PatNum: number | string;
    defDescription?: string;
    Reaction?: string;
    StatusIsActive?: FlagInput;
    DateAdverseReaction?: string;
  }
  interface PutAllergiesByAllergyNumBody {
    Reaction?: string;
    DateAdverseReaction?: string;
    StatusIsActive?: FlagInput;
  }
  interface PostAllergydefsBody {
    Description: string;
  }
  interface PutAllergydefsByAllergyDefNumBody {
    Description?: string;
    IsHidden?: FlagInput;
  }
  interface PostAppointmentsWebSchedBody {
    PatNum: number | string;
    dateTimeStart: string;
    dateTimeEnd: string;
    ProvNum: number | string;
    OpNum: number | string;
    defNumApptType: number | string;
  }
  interface PostAppointmentsBody {
    PatNum: number | string;
    Op: number | string;
    AptDateTime: string;
    AptStatus?: PostAppointmentsBodyAptStatus;
    Pattern?: string;
    Confirmed?: number | string;
    Note?: string;
    ProvNum?: number | string;
    ProvHyg?: number | string;
    ClinicNum?: number | string;
    IsHygiene?: FlagInput;
    IsNewPatient?: FlagInput;
    Priority?: RecallPriority;
    AppointmentTypeNum?: number | string;
    SecUserNumEntry?: number | string;
    colorOverride?: string;
    PatternSecondary?: string;
    DateTimeArrived?: string;
    DateTimeSeated?: string;
    DateTimeDismissed?: string;
  }
  interface PostAppointmentsPlannedBody {
    PatNum: number | string;
    AppointmentTypeNum?: number | string;
    procNums?: Array<number | string>;
    Pattern?: string;
    Confirmed?: number | string;
    Note?: string;
    ProvNum?: number | string;
    ProvHyg?: number | string;
    ClinicNum?: number | string;
    IsHygiene?: FlagInput;
    IsNewPatient?: FlagInput;
    Priority?: RecallPriority;
    PatternSecondary?: string;
  }
  interface PostAppointmentsSchedulePlannedBody {
    AptNum: number | string;
    AptDateTime: string;
    ProvNum: number | string;
    Op: number | string;
    Confirmed?: number | string;
    Note?: string;
  }
  interface PutAppointmentsByAptNumBody {
    AptStatus?: PutAppointmentsByAptNumBodyAptStatus;
    Pattern?: string;
    Confirmed?: number | string;
    Op?: number | string;
    Note?: string;
    ProvNum?: number | string;
    ProvHyg?: number | string;
    AptDateTime?: string;
    ClinicNum?: number | string;
    IsHygiene?: FlagInput;
    IsNewPatient?: FlagInput;
    Priority?: RecallPriority;
    AppointmentTypeNum?: number | string;
    UnschedStatus?: number | string;
    colorOverride?: string;
    PatternSecondary?: string;
    DateTimeArrived?: string;
    DateTimeSeated?: string;
    DateTimeDismissed?: string;
  }
  interface PutAppointmentsByAptNumBreakBody {
    sendToUnscheduledList: FlagInput;
    breakType?: BreakType;
  }
  interface PutAppointmentsByAptNumNoteBody {
    Note: string;
  }
  type PutAppointmentsByAptNumConfirmBody = {
    confirmVal?: ConfirmVal;
    defNum?: number | string;
  } & ({
    confirmVal: ConfirmVal;
  } | {
    defNum: number | string;
  });
  interface PostAppointmenttypesBody {
    AppointmentTypeName: string;
    appointmentTypeColor?: string;
    IsHidden?: FlagInput;
    Pattern?: string;
    CodeStr?: string;
    CodeStrRequired?: string;
    RequiredProcCodesNeeded?: RequiredProcCodesNeeded;
    BlockoutTypes?: string;
  }
  interface PutAppointmenttypesByAppointmentTypeNumBody {
    AppointmentTypeName?: string;
    appointmentTypeColor?: string;
    IsHidden?: FlagInput;
    Pattern?: string;
    CodeStr?: string;
    CodeStrRequired?: string;
    RequiredProcCodesNeeded?: RequiredProcCodesNeeded;
    BlockoutTypes?: string;
  }
  interface PostApptfielddefsBody {
    FieldName: string;
    FieldType?: ApptFieldType;
    PickList?: string;
  }
  interface PutApptfielddefsByApptFieldDefNumBody {
    FieldName?: string;
    FieldType?: ApptFieldType;
    PickList?: string;
  }
  type PostApptfieldsBody = {
    AptNum: number | string;
    FieldName?: string;
    apptFieldDefNum?: number | string;
    FieldValue?: string;
  } & ({
    FieldName: string;
  } | {
    apptFieldDefNum: number | string;
  });
  interface PutApptfieldsBody {
    AptNum: number | string;
    FieldName: string;
    FieldValue?: string;
  }
  interface PutApptfieldsByApptFieldNumBody {
    FieldValue?: string;
  }
  interface PostAsapcommsBody {
    op: number | string;
    aptNum: number | string;
    dateTimeStart: string;
  }
  interface PostAutonotecontrolsBody {
    Descript: string;
    ControlType: AutoNoteControlType;
    ControlLabel: string;
    ControlOptions?: string;
  }
  interface PutAutonotecontrolsByAutoNoteControlNumBody {
    Descript?: string;
    ControlType?: AutoNoteControlType;
    ControlLabel?: string;
    ControlOptions?: string;
  }
  interface PostAutonotesBody {
    AutoNoteName: string;
    MainText: string;
    Category?: number | string;
  }
  interface PutAutonotesByAutoNoteNumBody {
    AutoNoteName?: string;
    MainText?: string;
    Category?: number | string;
  }
  interface PostBenefitsBody {
    PlanNum?: number | string;
    PatPlanNum?: number | string;
    BenefitType: BenefitType;
    CoverageLevel: CoverageLevel;
    CovCatNum?: number | string;
    Percent?: number | string;
    MonetaryAmt?: number | string;
    TimePeriod?: TimePeriod;
    QuantityQualifier?: QuantityQualifier;
    Quantity?: number | string;
    CodeNum?: number | string;
    procCode?: string;
    CodeGroupNum?: number | string;
    TreatArea?: TreatArea;
  }
  interface PutBenefitsByBenefitNumBody {
    CovCatNum?: number | string;
    BenefitType?: BenefitType;
    Percent?: number | string;
    MonetaryAmt?: number | string;
    TimePeriod?: TimePeriod;
    QuantityQualifier?: QuantityQualifier;
    Quantity?: number | string;
    CodeNum?: number | string;
    procCode?: string;
    CoverageLevel?: CoverageLevel;
    CodeGroupNum?: number | string;
    TreatArea?: TreatArea;
  }
  interface PostCarriersBody {
    CarrierName: string;
    Address?: string;
    Address2?: string;
    City?: string;
    State?: string;
    Zip?: string;
    Phone?: string;
    ElectID?: string;
    NoSendElect?: NoSendElect;
    IsHidden?: FlagInput;
  }
  interface PutCarriersByCarrierNumBody {
    CarrierName?: string;
    Address?: string;
    Address2?: string;
    City?: string;
    State?: string;
    Zip?: string;
    Phone?: string;
    ElectID?: string;
    NoSendElect?: NoSendElect;
    IsHidden?: FlagInput;
  }
  interface PostClaimpaymentsBody {
    claimNum: number | string;
    CheckAmt: number | string;
    CheckDate?: string;
    CheckNum?: string;
    BankBranch?: string;
    Note?: string;
    ClinicNum?: number | string;
    CarrierName?: string;
    DateIssued?: string;
    PayType?: number | string;
    PayGroup?: number | string;
  }
  interface PostClaimpaymentsBatchBody {
    claimNums: Array<number | string>;
    CheckAmt: number | string;
    CheckDate?: string;
    CheckNum?: string;
    BankBranch?: string;
    Note?: string;
    ClinicNum?: number | string;
    CarrierName?: string;
    DateIssued?: string;
    PayType?: number | string;
    PayGroup?: number | string;
  }
  interface PutClaimpaymentsByClaimPaymentNumBody {
    CheckAmt?: number | string;
    CheckNum?: string;
    BankBranch?: string;
    Note?: string;
    CarrierName?: string;
    PayType?: number | string;
    PayGroup?: number | string;
  }
  interface PostClaimprocsInsAdjustBody {
    PatPlanNum: number | string;
    insUsed?: number | string;
    deductibleUsed?: number | string;
    date?: string;
  }
  interface PutClaimprocsInsAdjustBody {
    PatPlanNum: number | string;
    insUsed?: number | string;
    deductibleUsed?: number | string;
    date?: string;
  }
  interface PostClaimprocsSupplementalBody {
    ClaimProcNum: number | string;
    InsPayAmt?: number | string;
  }
  interface PutClaimprocsByClaimProcNumBody {
    ProvNum?: number | string;
    FeeBilled?: number | string;
    DedApplied?: number | string;
    Status?: PutClaimprocsByClaimProcNumBodyStatus;
    InsPayAmt?: number | string;
    Remarks?: string;
    ClaimPaymentNum?: number | string;
    WriteOff?: number | string;
    CodeSent?: string;
    PercentOverride?: number | string;
    NoBillIns?: FlagInput;
    CopayOverride?: number | string;
    DedEstOverride?: number | string;
    InsEstTotalOverride?: number | string;
    PaidOtherInsOverride?: number | string;
    WriteOffEstOverride?: number | string;
    ClaimPaymentTracking?: number | string;
  }
  interface PostClaimsBody {
    PatNum: number | string;
    procNums: Array<number | string>;
    ClaimType: PostClaimsBodyClaimType;
    InsSubNum?: number | string;
    InsSubNum2?: number | string;
    PatRelat?: Relationship;
    PatRelat2?: Relationship;
    DateService?: string;
    DateSent?: string;
    ClaimForm?: number | string;
    ProvTreat?: number | string;
    ProvBill?: number | string;
  }
  interface PutClaimsByClaimNumBody {
    ClaimStatus?: PutClaimsByClaimNumBodyClaimStatus;
    DateReceived?: string;
    ProvTreat?: number | string;
    IsProsthesis?: IsProsthesis;
    PriorDate?: string;
    ClaimNote?: string;
    ReasonUnderPaid?: string;
    ProvBill?: number | string;
    PlaceService?: PlaceService;
    AccidentRelated?: AccidentRelated;
    AccidentDate?: string;
    AccidentST?: string;
    IsOrtho?: FlagInput;
    OrthoRemainM?: number | string;
    OrthoDate?: string;
    PatRelat?: Relationship;
    PatRelat2?: Relationship;
    ClaimForm?: number | string;
    InsSubNum2?: number | string;
    PriorAuthorizationNumber?: string;
    OrthoTotalM?: number | string;
  }
  interface PutClaimsByClaimNumStatusBody {
    DateSent: string;
    DateSentOrig?: string;
  }
  interface PutClaimsByClaimNumSplitBody {
    ProcNums: Array<number | string>;
  }
  interface PostClaimtrackingsBody {
    ClaimNum: number | string;
    Note?: string;
    TrackingDefNum?: number | string;
    TrackingErrorDefNum?: number | string;
  }
  interface PutClaimtrackingsByClaimTrackingNumBody {
    Note?: string;
    TrackingDefNum?: number | string;
    TrackingErrorDefNum?: number | string;
  }
  interface PutClinicsByClinicNumBody {
    Description?: string;
    Phone?: string;
    BillingAddress?: string;
    BillingAddress2?: string;
    BillingCity?: string;
    BillingState?: string;
    BillingZip?: string;
    PayToAddress?: string;
    PayToAddress2?: string;
    PayToCity?: string;
    PayToState?: string;
    PayToZip?: string;
    Abbr?: string;
    IsHidden?: FlagInput;
  }
  interface PostCodegroupsBody {
    GroupName: string;
    ProcCodes?: string;
    CodeGroupFixed?: CodeGroupFixed;
    IsHidden?: FlagInput;
    ShowInAgeLimit?: FlagInput;
    ShowInFrequency?: FlagInput;
    ShowInOther?: FlagInput;
  }
  interface PutCodegroupsByCodeGroupNumBody {
    GroupName?: string;
    ProcCodes?: string;
    CodeGroupFixed?: CodeGroupFixed;
    IsHidden?: FlagInput;
    ShowInAgeLimit?: FlagInput;
    ShowInFrequency?: FlagInput;
    ShowInOther?: FlagInput;
  }
  interface PostCommlogsBody {
    PatNum: number | string;
    Note: string;
    CommDateTime?: string;
    CommType?: number | string;
    commType?: string;
    Mode_?: PostCommlogsBodyMode_;
    SentOrReceived?: CommSentOrReceived;
  }
  interface PutCommlogsByCommlogNumBody {
    Note: string;
  }
  interface PostCovcatsBody {
    Description: string;
    DefaultPercent?: number | string;
    IsHidden?: FlagInput;
    EbenefitCat?: EbenefitCat;
  }
  interface PutCovcatsByCovCatNumBody {
    Description?: string;
    DefaultPercent?: number | string;
    CovOrder?: number | string;
    IsHidden?: FlagInput;
    EbenefitCat?: EbenefitCat;
  }
  interface PostCovspansBody {
    CovCatNum: number | string;
    FromCode: string;
    ToCode: string;
  }
  interface PutCovspansByCovSpanNumBody {
    FromCode?: string;
    ToCode?: string;
  }
  interface PostDefinitionsBody {
    ItemName: string;
    category: DefCat;
    ItemValue?: string;
    isHidden?: FlagInput;
  }
  interface PutDefinitionsByDefNumBody {
    ItemName?: string;
    ItemValue?: string;
    ItemOrder?: number | string;
    ItemColor?: string;
    isHidden?: FlagInput;
  }
  type PostDepositsBody = {
    payNums?: Array<number | string>;
    claimPaymentNums?: Array<number | string>;
    DateDeposit?: string;
    BankAccountInfo?: string;
    Memo?: string;
    Batch?: string;
  } & ({
    payNums: Array<number | string>;
  } | {
    claimPaymentNums: Array<number | string>;
  });
  interface PutDepositsByDepositNumBody {
    DateDeposit?: string;
    BankAccountInfo?: string;
    Memo?: string;
    Batch?: string;
  }
  interface PostDiscountplansBody {
    Description: string;
    FeeSchedNum: number | string;
    DefNum: number | string;
    IsHidden?: FlagInput;
    PlanNote?: string;
    ExamFreqLimit?: number | string;
    XrayFreqLimit?: number | string;
    ProphyFreqLimit?: number | string;
    FluorideFreqLimit?: number | string;
    PerioFreqLimit?: number | string;
    LimitedExamFreqLimit?: number | string;
    PAFreqLimit?: number | string;
    AnnualMax?: number | string;
  }
  interface PutDiscountplansByDiscountPlanNumBody {
    Description?: string;
    FeeSchedNum?: number | string;
    DefNum?: number | string;
    IsHidden?: FlagInput;
    PlanNote?: string;
    ExamFreqLimit?: number | string;
    XrayFreqLimit?: number | string;
    ProphyFreqLimit?: number | string;
    FluorideFreqLimit?: number | string;
    PerioFreqLimit?: number | string;
    LimitedExamFreqLimit?: number | string;
    PAFreqLimit?: number | string;
    AnnualMax?: number | string;
  }
  interface PostDiscountplansubsBody {
    DiscountPlanNum: number | string;
    PatNum: number | string;
    DateEffective?: string;
    DateTerm?: string;
    SubNote?: string;
  }
  interface PutDiscountplansubsByDiscountSubNumBody {
    PatNum: number | string;
    DateEffective?: string;
    DateTerm?: string;
    SubNote?: string;
  }
  interface PostDiseasedefsBody {
    DiseaseName: string;
  }
  interface PostDiseasesBody {
    PatNum: number | string;
    DiseaseDefNum?: number | string;
    diseaseDefName?: string;
    DateStart?: string;
    DateStop?: string;
    ProbStatus?: ProblemStatus;
    PatNote?: string;
  }
  interface PutDiseasesByDiseaseNumBody {
    DateStart?: string;
    DateStop?: string;
    ProbStatus?: ProblemStatus;
    PatNote?: string;
  }
  interface PostDocumentsUploadBody {
    PatNum: number | string;
    rawBase64: string;
    extension: string;
    Description?: string;
    DateCreated?: string;
    DocCategory?: string;
    ImgType?: ImageType;
    ToothNumbers?: string;
    ProvNum?: number | string;
    PrintHeading?: FlagInput;
  }
  interface PostDocumentsSetByUrlBody {
    PatNum: number | string;
    url: string;
    Description?: string;
    DateCreated?: string;
    DocCategory?: string;
    ImgType?: ImageType;
    ToothNumbers?: string;
    ProvNum?: number | string;
    PrintHeading?: FlagInput;
  }
  type PostDocumentsDownloadSftpBody = {
    DocNum?: number | string;
    MountNum?: number | string;
    SftpAddress: string;
    SftpUsername: string;
    SftpPassword: string;
  } & ({
    DocNum: number | string;
  } | {
    MountNum: number | string;
  });
  interface PostDocumentsUploadSftpBody {
    PatNum: number | string;
    SftpAddress: string;
    SftpUsername: string;
    SftpPassword: string;
    Description?: string;
    DateCreated?: string;
    DocCategory?: string;
    ImgType?: ImageType;
    ToothNumbers?: string;
    ProvNum?: number | string;
    PrintHeading?: FlagInput;
  }
  interface PostDocumentsThumbnailsBody {
    PatNum: number | string;
    SftpAddress: string;
    SftpUsername: string;
    SftpPassword: string;
  }
  interface PostDocumentsDownloadMountBody {
    MountNum: number | string;
    SftpAddress: string;
    SftpUsername: string;
    SftpPassword: string;
  }
  interface PutDocumentsByDocNumBody {
    Description?: string;
    DateCreated?: string;
    DocCategory?: string;
    ImgType?: ImageType;
    ToothNumbers?: string;
    ProvNum?: number | string;
    PrintHeading?: FlagInput;
  }
  interface PutEhrpatientsByPatNumBody {
    DischargeDate?: string;
    MedicaidState?: string;
  }
  type PostEmployeesBody = {
    LName?: string;
    FName?: string;
    MiddleI?: string;
    IsHidden?: FlagInput;
    PayrollID?: string;
    WirelessPhone?: string;
    EmailWork?: string;
    EmailPersonal?: string;
    IsFurloughed?: FlagInput;
    ReportsTo?: number | string;
  } & ({
    LName: string;
  } | {
    FName: string;
  });
  interface PutEmployeesByEmployeeNumBody {
    LName?: string;
    FName?: string;
    MiddleI?: string;
    IsHidden?: FlagInput;
    PayrollID?: string;
    WirelessPhone?: string;
    EmailWork?: string;
    EmailPersonal?: string;
    IsFurloughed?: FlagInput;
    ReportsTo?: number | string;
  }
  interface PostEmployersBody {
    EmpName: string;
  }
  interface PutEmployersByEmployerNumBody {
    EmpName: string;
  }
  interface PostEobattachesDownloadSftpBody {
    EobAttachNum: number | string;
    SftpAddress: string;
    SftpUsername: string;
    SftpPassword: string;
  }
  interface PostEobattachesUploadSftpBody {
    ClaimPaymentNum: number | string;
    SftpAddress: string;
    SftpUsername: string;
    SftpPassword: string;
  }
  type PostExtEstimatesBody = {
    PatNum: number | string;
    Procedures?: Array<{
      ProcNum?: number | string;
      CodeNum?: number | string;
      procCode?: string;
      ToothNum?: string;
      Surf?: string;
      ToothRange?: string;
      ProcFee?: number | string;
      ProvNum?: number | string;
      ClinicNum?: number | string;
      Date?: string;
    }>;
    AptNum?: number | string;
    allPlanned?: FlagInput;
    asOf?: string;
    explain?: FlagInput;
  } & ({
    Procedures: Array<{
      ProcNum?: number | string;
      CodeNum?: number | string;
      procCode?: string;
      ToothNum?: string;
      Surf?: string;
      ToothRange?: string;
      ProcFee?: number | string;
      ProvNum?: number | string;
      ClinicNum?: number | string;
      Date?: string;
    }>;
  } | {
    AptNum: number | string;
  } | {
    allPlanned: FlagInput;
  });
  interface PostFeesBody {
    Amount: number | string;
    FeeSched: number | string;
    CodeNum: number | string;
    ClinicNum?: number | string;
    ProvNum?: number | string;
  }
  interface PutFeesByFeeNumBody {
    Amount: number | string;
  }
  interface PostFeeschedsBody {
    Description: string;
    FeeSchedType: FeeScheduleType;
    IsHidden?: FlagInput;
    IsGlobal?: FlagInput;
  }
  interface PutFeeschedsByFeeSchedNumBody {
    Description?: string;
    IsHidden?: FlagInput;
    IsGlobal?: FlagInput;
  }
  interface PostGuardiansBody {
    PatNumChild: number | string;
    PatNumGuardian: number | string;
    Relationship: GuardianRelationship;
    IsGuardian?: FlagInput;
  }
  interface PutGuardiansByGuardianNumBody {
    Relationship?: GuardianRelationship;
    IsGuardian?: FlagInput;
  }
  interface PostInsplansBody {
    CarrierNum: number | string;
    GroupName?: string;
    GroupNum?: string;
    PlanNote?: string;
    FeeSched?: number | string;
    PlanType?: PostInsplansBodyPlanType;
    ClaimFormNum?: number | string;
    ClaimsUseUCR?: FlagInput;
    CopayFeeSched?: number | string;
    EmployerNum?: number | string;
    AllowedFeeSched?: number | string;
    IsMedical?: FlagInput;
    ShowBaseUnits?: FlagInput;
    CodeSubstNone?: FlagInput;
    IsHidden?: FlagInput;
    MonthRenew?: number | string;
    CobRule?: CobRule;
    BillingType?: number | string;
    IsBlueBookEnabled?: FlagInput;
  }
  interface PutInsplansByPlanNumBody {
    GroupName?: string;
    GroupNum?: string;
    PlanNote?: string;
    FeeSched?: number | string;
    PlanType?: PostInsplansBodyPlanType;
    ClaimFormNum?: number | string;
    ClaimsUseUCR?: FlagInput;
    CopayFeeSched?: number | string;
    EmployerNum?: number | string;
    AllowedFeeSched?: number | string;
    CarrierNum?: number | string;
    IsMedical?: FlagInput;
    ShowBaseUnits?: FlagInput;
    CodeSubstNone?: FlagInput;
    IsHidden?: FlagInput;
    MonthRenew?: number | string;
    CobRule?: CobRule;
    BillingType?: number | string;
    IsBlueBookEnabled?: FlagInput;
  }
  interface PostInssubsBody {
    PlanNum: number | string;
    Subscriber: number | string;
    SubscriberID: string;
    DateEffective?: string;
    DateTerm?: string;
    BenefitNotes?: string;
    ReleaseInfo?: FlagInput;
    AssignBen?: FlagInput;
    SubscNote?: string;
  }
  interface PutInssubsByInsSubNumBody {
    PlanNum?: number | string;
    Subscriber?: number | string;
    SubscriberID?: string;
    DateEffective?: string;
    DateTerm?: string;
    BenefitNotes?: string;
    ReleaseInfo?: FlagInput;
    AssignBen?: FlagInput;
    SubscNote?: string;
  }
  interface PutInsverifiesBody {
    DateLastVerified?: string;
    VerifyType: GetInsverifiesVerifyType;
    FKey: number | string;
    DefNum?: number | string;
    Note?: string;
  }
  interface PostLabcasesBody {
    PatNum: number | string;
    LaboratoryNum: number | string;
    ProvNum: number | string;
    AptNum?: number | string;
    PlannedAptNum?: number | string;
    DateTimeDue?: string;
    DateTimeCreated?: string;
    DateTimeSent?: string;
    DateTimeRecd?: string;
    DateTimeChecked?: string;
    Instructions?: string;
    LabFee?: number | string;
    InvoiceNum?: string;
  }
  interface PutLabcasesByLabCaseNumBody {
    LaboratoryNum?: number | string;
    AptNum?: number | string;
    PlannedAptNum?: number | string;
    DateTimeDue?: string;
    DateTimeCreated?: string;
    DateTimeSent?: string;
    DateTimeRecd?: string;
    DateTimeChecked?: string;
    ProvNum?: number | string;
    Instructions?: string;
    LabFee?: number | string;
    InvoiceNum?: string;
  }
  interface PostLaboratoriesBody {
    Description: string;
    Phone?: string;
    Notes?: string;
    Slip?: number | string;
    Address?: string;
    City?: string;
    State?: string;
    Zip?: string;
    Email?: string;
    WirelessPhone?: string;
    IsHidden?: FlagInput;
  }
  interface PutLaboratoriesByLaboratoryNumBody {
    Description?: string;
    Phone?: string;
    Notes?: string;
    Slip?: number | string;
    Address?: string;
    City?: string;
    State?: string;
    Zip?: string;
    Email?: string;
    WirelessPhone?: string;
    IsHidden?: FlagInput;
  }
  interface PostLabturnaroundsBody {
    LaboratoryNum: number | string;
    Description: string;
    DaysActual: number | string;
    DaysPublished?: number | string;
  }
  interface PutLabturnaroundsByLabTurnaroundNumBody {
    Description?: string;
    DaysPublished?: number | string;
    DaysActual?: number | string;
  }
  interface PostMedicationpatsBody {
    PatNum: number | string;
    medName?: string;
    MedicationNum?: number | string;
    PatNote?: string;
    DateStart?: string;
    DateStop?: string;
    ProvNum?: number | string;
  }
  interface PutMedicationpatsByMedicationPatNumBody {
    PatNote?: string;
    DateStart?: string;
    DateStop?: string;
    ProvNum?: number | string;
  }
  interface PostMedicationsBody {
    MedName: string;
    genericName?: string;
    Notes?: string;
  }
  interface PutMedicationsByMedicationNumBody {
    Notes?: string;
    IsHidden?: FlagInput;
  }
  interface PostPatfielddefsBody {
    FieldName: string;
    FieldType: PostPatfielddefsBodyFieldType;
    PickList?: string;
    IsHidden?: FlagInput;
  }
  interface PutPatfielddefsByPatFieldDefNumBody {
    FieldName?: string;
    FieldType?: PostPatfielddefsBodyFieldType;
    PickList?: string;
    IsHidden?: FlagInput;
  }
  interface PostPatfieldsBody {
    PatNum: number | string;
    FieldName: string;
    FieldValue: string;
  }
  interface PutPatfieldsBody {
    PatNum: number | string;
    FieldName: string;
    FieldValue?: string;
  }
  interface PutPatientnotesByPatNumBody {
    Medical?: string;
    ICEName?: string;
    ICEPhone?: string;
    Service?: string;
    FamFinancial?: string;
    MedicalComp?: string;
    Treatment?: string;
  }
  interface PostPatientsBody {
    LName: string;
    FName: string;
    MiddleI?: string;
    Preferred?: string;
    PatStatus?: GetPatientsSimplePatStatus;
    Gender?: PostPatientsBodyGender;
    Position?: Position;
    Birthdate?: string;
    SSN?: string;
    Address?: string;
    Address2?: string;
    City?: string;
    State?: string;
    Zip?: string;
    HmPhone?: string;
    WkPhone?: string;
    WirelessPhone?: string;
    Guarantor?: number | string;
    Email?: string;
    PriProv?: number | string;
    SecProv?: number | string;
    BillingType?: string;
    FamFinUrgNote?: string;
    ChartNumber?: string;
    MedicaidID?: string;
    EmployerNum?: number | string;
    DateFirstVisit?: string;
    ClinicNum?: number | string;
    Ward?: string;
    PreferConfirmMethod?: ContactMethod;
    PreferContactMethod?: ContactMethod;
    PreferRecallMethod?: ContactMethod;
    Language?: string;
    AdmitDate?: string;
    SuperFamily?: number | string;
    TxtMsgOk?: YN;
  }
  interface PutPatientsByPatNumBody {
    LName?: string;
    FName?: string;
    MiddleI?: string;
    Preferred?: string;
    PatStatus?: GetPatientsSimplePatStatus;
    Gender?: PostPatientsBodyGender;
    Position?: Position;
    Birthdate?: string;
    SSN?: string;
    Address?: string;
    Address2?: string;
    City?: string;
    State?: string;
    Zip?: string;
    HmPhone?: string;
    WkPhone?: string;
    WirelessPhone?: string;
    Guarantor?: number | string;
    Email?: string;
    PriProv?: number | string;
    SecProv?: number | string;
    BillingType?: string;
    FamFinUrgNote?: string;
    ChartNumber?: string;
    MedicaidID?: string;
    EmployerNum?: number | string;
    DateFirstVisit?: string;
    ClinicNum?: number | string;
    Ward?: string;
    PreferConfirmMethod?: ContactMethod;
    PreferContactMethod?: ContactMethod;
    PreferRecallMethod?: ContactMethod;
    Language?: string;
    AdmitDate?: string;
    SuperFamily?: number | string;
    TxtMsgOk?: YN;
  }
  interface PostPatplansBody {
    PatNum: number | string;
    InsSubNum: number | string;
    Ordinal?: number | string;
    Relationship?: PostPatplansBodyRelationship;
    PatID?: string;
  }
  interface PutPatplansByPatPlanNumBody {
    InsSubNum?: number | string;
    Ordinal?: number | string;
    Relationship?: PostPatplansBodyRelationship;
    PatID?: string;
  }
  interface PostPatrestrictionsBody {
    PatNum: number | string;
    PatRestrictType: 'ApptSchedule';
  }
  interface PostPaymentsBody {
    PayAmt: number | string;
    PatNum: number | string;
    PayType?: number | string;
    PayDate?: string;
    CheckNum?: string;
    PayNote?: string;
    BankBranch?: string;
    ClinicNum?: number | string;
    isPatientPreferred?: FlagInput;
    isPrepayment?: FlagInput;
    isUnallocatedPrepayment?: FlagInput;
    procNums?: Array<number | string>;
    payPlanNum?: number | string;
  }
  interface PostPaymentsRefundBody {
    PayNum: number | string;
  }
  interface PutPaymentsByPayNumBody {
    PayType?: number | string;
    CheckNum?: string;
    BankBranch?: string;
    PayNote?: string;
    ProcessStatus?: PutPaymentsByPayNumBodyProcessStatus;
  }
  type PutPaymentsByPayNumPartialBody = {
    procNumsAndAmounts?: Array<{
      ProcNum: number | string;
      Amount: number | string;
    }>;
    payPlanChargeNumsAndAmounts?: Array<{
      PayPlanChargeNum: number | string;
      Amount: number | string;
    }>;
  } & ({
    procNumsAndAmounts: Array<{
      ProcNum: number | string;
      Amount: number | string;
    }>;
  } | {
    payPlanChargeNumsAndAmounts: Array<{
      PayPlanChargeNum: number | string;
      Amount: number | string;
    }>;
  });
  interface PostPayplanchargesBody {
    PayPlanNum: number | string;
    ChargeDate: string;
    Principal: number | string;
    FKey: number | string;
    LinkType: PostPayplanchargesBodyLinkType;
    Interest?: number | string;
    Note?: string;
  }
  interface PutPayplanchargesByPayPlanChargeNumBody {
    ChargeDate?: string;
    Principal?: number | string;
    Interest?: number | string;
    Note?: string;
  }
  interface PostPayplanlinksBody {
    PayPlanNum: number | string;
    LinkType: PostPayplanchargesBodyLinkType;
    FKey: number | string;
    AmountOverride?: number | string;
  }
  interface PutPayplanlinksByPayPlanLinkNumBody {
    AmountOverride?: number | string;
  }
  type PostPayplansDynamicBody = {
    PatNum: number | string;
    PayAmt?: number | string;
    NumberOfPayments?: number | string;
    procNums?: Array<number | string>;
    adjNums?: Array<number | string>;
    Guarantor?: number | string;
    PayPlanDate?: string;
    APR?: number | string;
    DownPayment?: number | string;
    Note?: string;
    PlanCategory?: number | string;
    ChargeFrequency?: PayPlanFrequency;
    DatePayPlanStart?: string;
    DateInterestStart?: string;
    IsLocked?: FlagInput;
    DynamicPayPlanTPOption?: PostPayplansDynamicBodyDynamicPayPlanTPOption;
  } & ({
    PayAmt: number | string;
  } | {
    NumberOfPayments: number | string;
  }) & ({
    procNums: Array<number | string>;
  } | {
    adjNums: Array<number | string>;
  });
  interface PutPayplansByPayPlanNumDynamicBody {
    PayAmt?: number | string;
    NumberOfPayments?: number | string;
    Guarantor?: number | string;
    PayPlanDate?: string;
    APR?: number | string;
    Note?: string;
    PlanCategory?: number | string;
    ChargeFrequency?: PayPlanFrequency;
    DatePayPlanStart?: string;
    DateInterestStart?: string;
    IsLocked?: FlagInput;
    SheetDefNum?: number | string;
  }
  interface PutPaysplitsBySplitNumBody {
    ProvNum?: number | string;
    ClinicNum?: number | string;
  }
  interface PostPerioexamsBody {
    PatNum: number | string;
    UpperFacial?: string;
    UpperLingual?: string;
    LowerLingual?: string;
    LowerFacial?: string;
    ExamDate?: string;
    ProvNum?: number | string;
    Note?: string;
  }
  interface PutPerioexamsByPerioExamNumBody {
    ExamDate?: string;
    ProvNum?: number | string;
    Note?: string;
  }
  interface PostPeriomeasuresBody {
    PerioExamNum: number | string;
    SequenceType: PostPeriomeasuresBodySequenceType;
    IntTooth: number | string;
    ToothValue?: number | string;
    MBvalue?: number | string;
    Bvalue?: number | string;
    DBvalue?: number | string;
    MLvalue?: number | string;
    Lvalue?: number | string;
    DLvalue?: number | string;
  }
  interface PutPeriomeasuresByPerioMeasureNumBody {
    ToothValue?: number | string;
    MBvalue?: number | string;
    Bvalue?: number | string;
    DBvalue?: number | string;
    MLvalue?: number | string;
    Lvalue?: number | string;
    DLvalue?: number | string;
  }
  interface PostPopupsBody {
    PatNum: number | string;
    Description: string;
    PopupLevel?: PopupLevel;
    DateTimeDisabled?: string;
  }
  interface PutPopupsByPopupNumBody {
    Description?: string;
    PopupLevel?: PopupLevel;
    DateTimeDisabled?: string;
  }
  interface PostExtPresentSignatureBody {
    signerName: string;
    relation: PresentationRelation;
    method: PostExtPresentSignatureBodyMethod;
    strokes?: Array<Array<number[]>>;
    consent: {
      version: string;
      accepted: boolean;
    };
    planDigest: string;
    declined?: Array<number | string>;
  }
  type PostProcedurecodesBody = {
    ProcCode: string;
    Descript: string;
    AbbrDesc: string;
    ProcCat?: number | string;
    procCat?: string;
    ProcTime?: string;
    TreatArea?: TreatArea;
    NoBillIns?: FlagInput;
    IsProsth?: FlagInput;
    DefaultNote?: string;
    IsHygiene?: FlagInput;
    AlternateCode1?: string;
    MedicalCode?: string;
    IsTaxed?: FlagInput;
    PaintType?: ToothPaintingType;
    LaymanTerm?: string;
    IsCanadianLab?: FlagInput;
    BaseUnits?: number | string;
    SubstitutionCode?: string;
    SubstOnlyIf?: SubstitutionCondition;
    DrugNDC?: string;
    RevenueCodeDefault?: string;
    ProvNumDefault?: number | string;
    CanadaTimeUnits?: number | string;
    IsRadiology?: FlagInput;
    DefaultClaimNote?: string;
    DefaultTPNote?: string;
    PaintText?: string;
    AreaAlsoToothRange?: FlagInput;
    DiagnosticCodes?: string;
  } & ({
    ProcCat: number | string;
  } | {
    procCat: string;
  });
  interface PutProcedurecodesByCodeNumBody {
    Descript?: string;
    AbbrDesc?: string;
    ProcTime?: string;
    ProcCat?: number | string;
    procCat?: string;
    TreatArea?: TreatArea;
    NoBillIns?: FlagInput;
    IsProsth?: FlagInput;
    DefaultNote?: string;
    IsHygiene?: FlagInput;
    AlternateCode1?: string;
    MedicalCode?: string;
    IsTaxed?: FlagInput;
    PaintType?: ToothPaintingType;
    LaymanTerm?: string;
    IsCanadianLab?: FlagInput;
    BaseUnits?: number | string;
    SubstitutionCode?: string;
    SubstOnlyIf?: SubstitutionCondition;
    DrugNDC?: string;
    RevenueCodeDefault?: string;
    ProvNumDefault?: number | string;
    CanadaTimeUnits?: number | string;
    IsRadiology?: FlagInput;
    DefaultClaimNote?: string;
    DefaultTPNote?: string;
    PaintText?: string;
    AreaAlsoToothRange?: FlagInput;
    DiagnosticCodes?: string;
  }
  type PostProcedurelogsBody = {
    PatNum: number | string;
    ProcDate: string;
    ProcStatus: PostProcedurelogsBodyProcStatus;
    CodeNum?: number | string;
    procCode?: string;
    AptNum?: number | string;
    ProcFee?: number | string;
    Priority?: number | string;
    priority?: string;
    ProvNum?: number | string;
    Dx?: number | string;
    dxName?: string;
    PlannedAptNum?: number | string;
    PlaceService?: PlaceService;
    Prosthesis?: Prosthesis;
    DateOriginalProsth?: string;
    ClaimNote?: string;
    ClinicNum?: number | string;
    DateTP?: string;
    SiteNum?: number | string;
    ProcTime?: string;
    ProcTimeEnd?: string;
    Prognosis?: number | string;
    ToothNum?: string;
    Surf?: string;
    ToothRange?: string;
    BillingNote?: string;
    Discount?: number | string;
    IsDateProsthEst?: FlagInput;
  } & ({
    CodeNum: number | string;
  } | {
    procCode: string;
  });
  interface PostProcedurelogsGroupNoteBody {
    PatNum: number | string;
    ProcNums: Array<number | string>;
    Note: string;
    isSigned?: FlagInput;
    ProvNum?: number | string;
  }
  interface PostProcedurelogsInsuranceHistoryBody {
    PatNum: number | string;
    InsSubNum: number | string;
    insHistPrefName: InsHistPrefName;
    ProcDate: string;
  }
  interface PutProcedurelogsByProcNumBody {
    AptNum?: number | string;
    ProcDate?: string;
    ProcFee?: number | string;
    Priority?: number | string;
    ProcStatus?: PostProcedurelogsBodyProcStatus;
    ProvNum?: number | string;
    Dx?: number | string;
    PlannedAptNum?: number | string;
    PlaceService?: PlaceService;
    Prosthesis?: Prosthesis;
    DateOriginalProsth?: string;
    ClaimNote?: string;
    ClinicNum?: number | string;
    CodeNum?: number | string;
    procCode?: string;
    DateTP?: string;
    SiteNum?: number | string;
    ProcTime?: string;
    ProcTimeEnd?: string;
    Prognosis?: number | string;
    ToothNum?: string;
    Surf?: string;
    ToothRange?: string;
    BillingNote?: string;
    Discount?: number | string;
    IsDateProsthEst?: FlagInput;
  }
  interface PutProcedurelogsByProcNumGroupNoteBody {
    PatNum: number | string;
    Note: string;
    doAppendNote?: FlagInput;
    isSigned?: FlagInput;
    ProvNum?: number | string;
  }
  interface PostProcnotesBody {
    PatNum: number | string;
    ProcNum: number | string;
    Note: string;
    isSigned?: FlagInput;
    doAppendNote?: FlagInput;
  }
  interface PutProctpsByProcTPNumBody {
    Priority?: number | string;
    ToothNumTP?: string;
    Surf?: string;
    ProcCode?: string;
    Descript?: string;
    FeeAmt?: number | string;
    PriInsAmt?: number | string;
    SecInsAmt?: number | string;
    PatAmt?: number | string;
    Discount?: number | string;
    Prognosis?: string;
    Dx?: string;
    ProcAbbr?: string;
    FeeAllowed?: number | string;
  }
  interface PostProvidersBody {
    Abbr: string;
    LName?: string;
    FName?: string;
    MI?: string;
    Suffix?: string;
    FeeSched?: number | string;
    Specialty?: number | string;
    SSN?: string;
    StateLicense?: string;
    IsSecondary?: FlagInput;
    IsHidden?: FlagInput;
    UsingTIN?: FlagInput;
    SigOnFile?: FlagInput;
    NationalProvID?: string;
    IsNotPerson?: FlagInput;
    IsHiddenReport?: FlagInput;
    Birthdate?: string;
    SchedNote?: string;
    PreferredName?: string;
  }
  interface PutProvidersByProvNumBody {
    Abbr?: string;
    FName?: string;
    LName?: string;
    MI?: string;
    Suffix?: string;
    PreferredName?: string;
    Specialty?: number | string;
    SigOnFile?: FlagInput;
    NationalProvId?: string;
    NationalProvID?: string;
    StateLicense?: string;
    SSN?: string;
    UsingTIN?: FlagInput;
  }
  interface PutQueriesShortQueryBody {
    SqlCommand: string;
  }
  interface PostQueriesBody {
    SqlCommand: string;
    SftpAddress: string;
    SftpUsername: string;
    SftpPassword: string;
    SftpPort?: number | string;
    IsAsync?: FlagInput;
  }
  interface PostRecallsBody {
    PatNum: number | string;
    RecallTypeNum: number | string;
    DateDue?: string;
    RecallInterval?: string;
    RecallStatus?: number | string;
    Note?: string;
    IsDisabled?: FlagInput;
    DisableUntilBalance?: number | string;
    DisableUntilDate?: string;
    Priority?: RecallPriority;
    TimePatternOverride?: string;
  }
  interface PutRecallsByRecallNumBody {
    DateDue?: string;
    RecallInterval?: string;
    RecallStatus?: number | string;
    Note?: string;
    IsDisabled?: FlagInput;
    DisableUntilBalance?: number | string;
    DisableUntilDate?: string;
    Priority?: RecallPriority;
    TimePatternOverride?: string;
  }
  interface PutRecallsStatusBody {
    PatNum: number | string;
    recallType: string;
    RecallStatus?: number | string;
    commlogMode?: CommlogMode;
    commlogNote?: string;
  }
  interface PutRecallsSwitchTypeBody {
    PatNum: number | string;
  }
  type PostRefattachesBody = {
    PatNum: number | string;
    ReferralNum?: number | string;
    referralName?: string;
    RefDate?: string;
    ReferralType?: ReferralType;
    RefToStatus?: ReferralToStatus;
    Note?: string;
    IsTransitionOfCare?: FlagInput;
    ProcNum?: number | string;
    DateProcComplete?: string;
    ProvNum?: number | string;
  } & ({
    ReferralNum: number | string;
  } | {
    referralName: string;
  });
  interface PutRefattachesByRefAttachNumBody {
    ReferralNum?: number | string;
    RefDate?: string;
    ReferralType?: ReferralType;
    RefToStatus?: ReferralToStatus;
    Note?: string;
    IsTransitionOfCare?: FlagInput;
    ProcNum?: number | string;
    DateProcComplete?: string;
    ProvNum?: number | string;
  }
  interface PostReferralsBody {
    LName: string;
    PatNum?: number | string;
    FName?: string;
    MName?: string;
    SSN?: string;
    UsingTIN?: FlagInput;
    Specialty?: number | string;
    specialty?: string;
    ST?: string;
    Telephone?: string;
    Address?: string;
    Address2?: string;
    City?: string;
    Zip?: string;
    Note?: string;
    Phone2?: string;
    NotPerson?: FlagInput;
    Title?: string;
    EMail?: string;
    IsDoctor?: FlagInput;
    BusinessName?: string;
    DisplayNote?: string;
  }
  interface PutReferralsByReferralNumBody {
    LName?: string;
    FName?: string;
    MName?: string;
    SSN?: string;
    UsingTIN?: FlagInput;
    Specialty?: number | string;
    ST?: string;
    Telephone?: string;
    Address?: string;
    Address2?: string;
    City?: string;
    Zip?: string;
    Note?: string;
    Phone2?: string;
    NotPerson?: FlagInput;
    Title?: string;
    EMail?: string;
    IsDoctor?: FlagInput;
    BusinessName?: string;
    DisplayNote?: string;
  }
  interface PutSheetfieldsBySheetFieldNumBody {
    FieldValue?: string;
  }
  interface PostSheetsBody {
    SheetDefNum: number | string;
    PatNum: number | string;
    InternalNote?: string;
  }
  interface PostSheetsDownloadSftpBody {
    SheetNum: number | string;
    SftpAddress: string;
    SftpUsername: string;
    SftpPassword: string;
  }
  interface PostStatementsBody {
    PatNum: number | string;
    DateSent?: string;
    Note?: string;
    DocNum?: number | string;
  }
  type PostSubscriptionsBody = {
    EndPointUrl: string;
    Workstation?: string;
    PollingSeconds?: number | string;
    WatchTable?: WatchTable;
    UiEventType?: 'PatientSelected';
    DateTimeStart?: string;
    DateTimeStop?: string;
    Note?: string;
  } & ({
    WatchTable: WatchTable;
  } | {
    UiEventType: 'PatientSelected';
  });
  interface PutSubscriptionsBySubscriptionNumBody {
    EndPointUrl?: string;
    Workstation?: string;
    PollingSeconds?: number | string;
    DateTimeStart?: string;
    DateTimeStop?: string;
    Note?: string;
  }
  interface PostSubstitutionlinksBody {
    PlanNum: number | string;
    CodeNum: number | string;
    SubstitutionCode: string;
    SubstOnlyIf: SubstitutionCondition;
  }
  interface PutSubstitutionlinksBySubstitutionLinkNumBody {
    SubstitutionCode?: string;
    SubstOnlyIf?: SubstitutionCondition;
  }
  interface PostTasknotesBody {
    TaskNum: number | string;
    UserNum: number | string;
    Note: string;
  }
  interface PutTasknotesByTaskNoteNumBody {
    DateTimeNote?: string;
    Note?: string;
  }
  interface PostTasksBody {
    TaskListNum: number | string;
    Descript: string;
    UserNum: number | string;
    KeyNum?: number | string;
    ObjectType?: TaskObjectType;
    DateTimeEntry?: string;
    PriorityDefNum?: number | string;
    DescriptOverride?: string;
  }
  interface PutTasksByTaskNumBody {
    Descript?: string;
    TaskStatus?: TaskStatus;
    KeyNum?: number | string;
    ObjectType?: TaskObjectType;
    DateTimeEntry?: string;
    PriorityDefNum?: number | string;
    DescriptOverride?: string;
  }
  interface PostToothinitialsBody {
    PatNum: number | string;
    ToothNum: string;
    InitialType: PostToothinitialsBodyInitialType;
  }
  interface PostTreatplanattachesBody {
    TreatPlanNum: number | string;
    ProcNum: number | string;
    Priority?: number | string;
  }
  interface PutTreatplanattachesByTreatPlanAttachNumBody {
    Priority?: number | string;
  }
  interface PostExtTreatplansByTreatPlanNumHandoverBody {
    minutes?: number | string;
    alternatives?: Array<number | string>;
  }
  interface PostTreatplansBody {
    PatNum: number | string;
    Heading?: string;
    Note?: string;
    TPType?: TPType;
  }
  interface PostTreatplansSavedBody {
    TreatPlanNum: number | string;
    Heading?: string;
    UserNumPresenter?: number | string;
  }
  interface PutTreatplansByTreatPlanNumBody {
    DateTP?: string;
    Heading?: string;
    Note?: string;
    ResponsParty?: number | string;
    TPType?: TPType;
    SignatureText?: string;
    SignaturePracticeText?: string;
    isSigned?: FlagInput;
    isSignedPractice?: FlagInput;
  }
  interface PostUserodsBody {
    UserName: string;
    UserGroupNum: number | string;
    Password: string;
    IsPasswordResetRequired?: FlagInput;
  }
  interface PutUserodsByUserNumBody {
    userGroupNums?: Array<number | string>;
    EmployeeNum?: number | string;
    ProviderNum?: number | string;
    ClinicNum?: number | string;
    IsHidden?: FlagInput;
    IsPasswordResetRequired?: FlagInput;
  }
  interface PostVitalsignsBody {
    PatNum: number | string;
    Height?: number | string;
    Weight?: number | string;
    BpSystolic?: number | string;
    BpDiastolic?: number | string;
    DateTaken?: string;
    Documentation?: string;
    Pulse?: number | string;
  }
  interface PutVitalsignsByVitalsignNumBody {
    Height?: number | string;
    Weight?: number | string;
    BpSystolic?: number | string;
    BpDiastolic?: number | string;
    DateTaken?: string;
    Documentation?: string;
    Pulse?: number | string;
  }
  interface Problem {
    type: string;
    title: string;
    status: number;
    detail: string;
    code: string;
  }
  type Flag = 'true' | 'false';
  type GetAppointmentsAptStatus = 'Scheduled' | 'Complete' | 'UnschedList' | 'ASAP' | 'Broken' | 'Planned' | 'PtNote' | 'PtNoteCompleted';
  type ClaimProcStatus = 'NotReceived' | 'Received' | 'Preauth' | 'Adjustment' | 'Supplemental' | 'CapClaim' | 'Estimate' | 'CapComplete' | 'CapEstimate' | 'InsHist';
  type GetClaimsClaimStatus = 'U' | 'H' | 'W' | 'S' | 'R' | 'I';
  type GetClaimsClaimType = 'P' | 'S' | 'PreAuth' | 'Other' | 'Cap';
  type TimeClockStatus = 'Home' | 'Lunch' | 'Break';
  type GetExtDeliveriesStatus = 'pending' | 'delivered' | 'failed';
  type Resource = 'adjustments' | 'allergies' | 'allergydefs' | 'appointments' | 'appointmenttypes' | 'apptfielddefs' | 'apptfields' | 'asapcomms' | 'autonotecontrols' | 'autonotes' | 'benefits' | 'carriers' | 'claimforms' | 'claimpayments' | 'claimprocs' | 'claims' | 'claimtrackings' | 'clinics' | 'clockevents' | 'codegroups' | 'commlogs' | 'computers' | 'covcats' | 'covspans' | 'definitions' | 'deposits' | 'discountplans' | 'discountplansubs' | 'diseasedefs' | 'diseases' | 'documents' | 'ehrpatients' | 'employees' | 'employers' | 'eobattaches' | 'etransmessagetexts' | 'etranss' | 'fees' | 'feescheds' | 'guardians' | 'histappointments' | 'insplans' | 'inssubs' | 'insverifies' | 'labcases' | 'laboratories' | 'labturnarounds' | 'medicationpats' | 'medications' | 'operatories' | 'patfielddefs' | 'patfields' | 'patientnotes' | 'patientraces' | 'patients' | 'patplans' | 'patrestrictions' | 'payments' | 'payplancharges' | 'payplanlinks' | 'payplans' | 'paysplits' | 'perioexams' | 'periomeasures' | 'pharmacies' | 'popups' | 'preferences' | 'procedurecodes' | 'procedurelogs' | 'procnotes' | 'proctps' | 'providers' | 'quickpastecats' | 'quickpastenotes' | 'recalls' | 'recalltypes' | 'refattaches' | 'referrals' | 'rxpats' | 'scheduleops' | 'schedules' | 'securitylogs' | 'sheetdefs' | 'sheetfielddefs' | 'sheetfields' | 'sheets' | 'signalods' | 'statements' | 'substitutionlinks' | 'tasklists' | 'tasknotes' | 'tasks' | 'toothinitials' | 'treatplanattaches' | 'treatplans' | 'usergroupattaches' | 'usergroups' | 'userods' | 'vitalsigns';
  type HistAppointmentAction = 'Created' | 'Changed' | 'Missed' | 'Cancelled' | 'Deleted';
  type GetHistappointmentsAptStatus = 'Scheduled' | 'Complete' | 'UnschedList' | 'Broken' | 'Planned';
  type GetInsplansPlanType = 'percentage' | 'p' | 'f' | 'c';
  type GetInsverifiesVerifyType = 'PatientEnrollment' | 'InsuranceBenefit';
  type Theme = 'light' | 'dark' | 'print';
  type GetPatientsSimplePatStatus = 'Patient' | 'NonPatient' | 'Inactive' | 'Archived' | 'Deceased' | 'Prospective';
  type Gender = 'Male' | 'Female' | 'Unknown' | 'Other';
  type Position = 'Single' | 'Married' | 'Child' | 'Widowed' | 'Divorced';
  type Language = 'en' | 'es';
  type ProcStatus = 'TP' | 'C' | 'EC' | 'EO' | 'R' | 'D' | 'Cn' | 'TPi';
  type SchedType = 'Practice' | 'Provider' | 'Blockout' | 'Employee' | 'WebSchedASAP';
  type PermType = 'None' | 'AppointmentsModule' | 'FamilyModule' | 'AccountModule' | 'TPModule' | 'ChartModule' | 'ImagingModule' | 'ManageModule' | 'Setup' | 'RxCreate' | 'ProcComplEdit' | 'ChooseDatabase' | 'Schedules' | 'BlockoutEdit' | 'ClaimSentEdit' | 'PaymentCreate' | 'PaymentEdit' | 'AdjustmentCreate' | 'AdjustmentEdit' | 'UserQuery' | 'StartupSingleUserOld' | 'StartupMultiUserOld' | 'Reports' | 'ProcComplCreate' | 'SecurityAdmin' | 'AppointmentCreate' | 'AppointmentMove' | 'AppointmentEdit' | 'Backup' | 'TimecardsEditAll' | 'DepositSlips' | 'AccountingEdit' | 'AccountingCreate' | 'Accounting' | 'AnesthesiaIntakeMeds' | 'AnesthesiaControlMeds' | 'InsPayCreate' | 'InsPayEdit' | 'TreatPlanEdit' | 'ReportProdInc' | 'TimecardDeleteEntry' | 'EquipmentDelete' | 'SheetEdit' | 'CommlogEdit' | 'ImageDelete' | 'PerioEdit' | 'ProcEditShowFee' | 'AdjustmentEditZero' | 'EhrEmergencyAccess' | 'ProcDelete' | 'EhrKeyAdd' | 'ProviderEdit' | 'EcwAppointmentRevise' | 'ProcedureNoteFull' | 'ReferralAdd' | 'InsPlanChangeSubsc' | 'RefAttachAdd' | 'RefAttachDelete' | 'CarrierCreate' | 'GraphicalReports' | 'AutoNoteQuickNoteEdit' | 'EquipmentSetup' | 'Billing' | 'ProblemDefEdit' | 'ProcFeeEdit' | 'InsPlanChangeCarrierName' | 'TaskNoteEdit' | 'WikiListSetup' | 'Copy' | 'Printing' | 'MedicalInfoViewed' | 'PatProblemListEdit' | 'PatMedicationListEdit' | 'PatAllergyListEdit' | 'PatFamilyHealthEdit' | 'PatientPortal' | 'RxEdit' | 'SchoolAdminStudentEdit' | 'SchoolAdminInstructorEdit' | 'OrthoChartEditFull' | 'PatientFieldEdit' | 'SchoolAdminAcesss' | 'TreatPlanDiscountEdit' | 'UserLogOnOff' | 'TaskEdit' | 'EmailSend' | 'WebMailSend' | 'UserQueryAdmin' | 'InsPlanChangeAssign' | 'ImageEdit' | 'EhrMeasureEventEdit' | 'EServicesSetup' | 'FeeSchedEdit' | 'ProviderFeeEdit' | 'PatientMerge' | 'ClaimHistoryEdit' | 'AppointmentCompleteEdit' | 'WebMailDelete' | 'RequiredFields' | 'ReferralMerge' | 'ProcEdit' | 'ProviderMerge' | 'MedicationMerge' | 'AccountProcsQuickAdd' | 'ClaimSend' | 'TaskListCreate' | 'PatientCreate' | 'GraphicalReportSetup' | 'PatientEdit' | 'InsPlanCreate' | 'InsPlanEdit' | 'InsPlanCreateSub' | 'InsPlanEditSub' | 'InsPlanAddPat' | 'InsPlanDropPat' | 'InsPlanVerifyList' | 'SplitCreatePastLockDate' | 'ProcComplEditLimited' | 'ClaimDelete' | 'InsWriteOffEdit' | 'ApptConfirmStatusEdit' | 'GraphicsRemoteEdit' | 'AuditTrail' | 'TreatPlanPresenterEdit' | 'ProviderAlphabetize' | 'ClaimProcReceivedEdit' | 'StatementPatNumMismatch' | 'MobileWeb' | 'PatPlanCreate' | 'PatPriProvEdit' | 'ReferralEdit' | 'PatientBillingEdit' | 'ReportProdIncAllProviders' | 'ReportDaily' | 'ReportDailyAllProviders' | 'PatientApptRestrict' | 'SheetDelete' | 'UpdateCustomTracking' | 'GraphicsEdit' | 'InsPlanOrthoEdit' | 'ClaimProcClaimAttachedProvEdit' | 'InsPlanMerge' | 'InsCarrierCombine' | 'PopupEdit' | 'InsPlanPickListExisting' | 'OrthoChartEditUser' | 'ProcedureNoteUser' | 'GroupNoteEditSigned' | 'WikiAdmin' | 'PayPlanEdit' | 'ClaimEdit' | 'CommandQuery' | 'ReplicationSetup' | 'PreAuthSentEdit' | 'LogFeeEdit' | 'LogSubscriberEdit' | 'RecallEdit' | 'ProcCodeEdit' | 'AddNewUser' | 'ClaimView' | 'RepeatChargeTool' | 'DiscountPlanAddDrop' | 'TreatPlanSign' | 'ProcExistingEdit' | 'UnrestrictedSearch' | 'ArchivedPatientEdit' | 'CommlogPersistent' | 'VerifyPhoneOwnership' | 'SalesTaxAdjEdit' | 'InsuranceVerification' | 'CreditCardMove' | 'AgingRan' | 'HeadmasterSetup' | 'DashboardWidget' | 'NewClaimsProcNotBilled' | 'PatientPortalLogin' | 'FAQEdit' | 'FeatureRequestEdit' | 'TaskReminderPopup' | 'SupplementalBackup' | 'WebSchedRecallManualSend' | 'PatientSSNView' | 'PatientDOBView' | 'FamAgingTruncate' | 'DiscountPlanMerge' | 'ProcCompleteStatusEdit' | 'ProcCompleteAddAdj' | 'ProcCompleteEditMisc' | 'ProcCompleteNote' | 'ProcCompleteEdit' | 'ProtectedLeaveAdjustmentEdit' | 'TimeAdjustEdit' | 'QueryMonitor' | 'CommlogCreate' | 'WebFormAccess' | 'CloseOtherSessions' | 'RepeatChargeCreate' | 'RepeatChargeUpdate' | 'RepeatChargeDelete' | 'Zoom' | 'FormAdded' | 'ImageExport' | 'ImageCreate' | 'CertificationEmployee' | 'CertificationSetup' | 'EmployerCreate' | 'AllowLoginFromAnyLocation' | 'LogDoseSpotMedicationNoteEdit' | 'PayPlanChargeDateEdit' | 'DiscountPlanAdd' | 'DiscountPlanEdit' | 'AllowFeeEditWhileReceivingClaim' | 'ManageHighSecurityProgProperties' | 'CreditCardEdit' | 'MedicationDefEdit' | 'AllergyDefEdit' | 'Advertising' | 'TextMessageView' | 'TextMessageSend' | 'RxMerge' | 'DefEdit' | 'UpdateInstall' | 'AdjustmentTypeDeny' | 'StatementCSV' | 'CarrierEdit' | 'ApiSubscription' | 'SecurityGlobal' | 'TaskDelete' | 'SetupWizard' | 'ShowFeatures' | 'PrinterSetup' | 'ProviderAdd' | 'ClinicEdit' | 'ApiAccountEdit' | 'RegistrationKeyCreate' | 'RegistrationKeyEdit' | 'AppointmentDelete' | 'AppointmentCompleteDelete' | 'AppointmentTypeEdit' | 'TextingAccountEdit' | 'WebChatEdit' | 'SupplierEdit' | 'SupplyPurchases' | 'PreferenceEditBroadcastMonitor' | 'AppointmentResize' | 'CreditCardTerminal' | 'ViewAppointmentAuditTrail' | 'PayPlanChargeEdit' | 'ArchivedPatientSelect' | 'CloudCustomerEdit' | 'ChanSpy' | 'ClaimProcFieldsBilledToInsEdit' | 'AllergyMerge' | 'AiChatSession' | 'BadgeIdEdit' | 'ChildDaycareEdit' | 'PerioEditCopy' | 'LicenseAccept' | 'EFormEdit' | 'EFormDelete' | 'MobileNotification' | 'ChartViewsEdit' | 'SuperFamilyDisband' | 'ImageSignatureCreate' | 'SignedImageEdit' | 'BlockoutsFlagged' | 'PayPlanUnlock' | 'SendAlertsFromHQ' | 'TextAllEmployees' | 'ProcTPEditFee' | 'EFormImport' | 'BlockoutAdd' | 'BlockoutDelete' | 'PhoneExtension' | 'PatientSelected';
  type SheetTypeEnum = 'LabelPatient' | 'LabelCarrier' | 'LabelReferral' | 'ReferralSlip' | 'LabelAppointment' | 'Rx' | 'Consent' | 'PatientLetter' | 'ReferralLetter' | 'PatientForm' | 'RoutingSlip' | 'MedicalHistory' | 'LabSlip' | 'ExamSheet' | 'DepositSlip' | 'Statement' | 'MedLabResults' | 'TreatmentPlan' | 'Screening' | 'PaymentPlan' | 'RxMulti' | 'ERA' | 'ERAGridHeader' | 'RxInstruction' | 'PatientDashboard' | 'PatientDashboardWidget' | 'ChartModule' | 'None';
  type TaskListStatus = 'Active' | 'Archived';
  type TaskObjectType = 'None' | 'Patient' | 'Appointment';
  type TaskStatus = 'New' | 'Viewed' | 'Done';
  type TPStatus = 'Saved' | 'Active' | 'Inactive';
  type SnomedAllergy = 'None' | 'AllergyToSubstance' | 'DrugAllergy' | 'DrugIntolerance' | 'FoodAllergy' | 'FoodIntolerance' | 'AdverseReactions' | 'AdverseReactionsToDrug' | 'AdverseReactionsToFood' | 'AdverseReactionsToSubstance';
  type SnomedType = 'AllergyToSubstance' | 'DrugAllergy' | 'DrugIntolerance' | 'FoodAllergy' | 'FoodIntolerance' | 'AdverseReactions' | 'AdverseReactionsToDrug' | 'AdverseReactionsToFood' | 'AdverseReactionsToSubstance' | '';
  type AptStatus = 'None' | 'Scheduled' | 'Complete' | 'UnschedList' | 'ASAP' | 'Broken' | 'Planned' | 'PtNote' | 'PtNoteCompleted';
  type RecallPriority = 'Normal' | 'ASAP';
  type IsHygiene = 'False' | 'True';
  type WebSchedService = 'None' | 'Recall' | 'NewPat' | 'ExistingPat' | 'ASAP';
  type RequiredProcCodesNeeded = 'None' | 'AtLeastOne' | 'All';
  type ApptFieldType = 'Text' | 'PickList';
  type AsapCommFKeyType = 'None' | 'ScheduledAppt' | 'UnscheduledAppt' | 'PlannedAppt' | 'Recall' | 'Broken';
  type AutoCommStatus = 'Undefined' | 'DoNotSend' | 'SendNotAttempted' | 'SendSuccessful' | 'SendFailed' | 'SentAwaitingReceipt';
  type AsapRsvpStatus = 'UnableToSend' | 'AwaitingTransmit' | 'PendingRsvp' | 'Viewed' | 'ViewedNotAvailable' | 'AcceptedAndMoved' | 'AcceptedAndNotAvailable' | 'Declined' | 'ChoseDifferentSlot' | 'Expired' | 'Failed' | 'DeclinedStopComm';
  type AutoNoteControlType = 'Text' | 'OneResponse' | 'MultiResponse';
  type BenefitType = 'ActiveCoverage' | 'CoInsurance' | 'Deductible' | 'CoPayment' | 'Exclusions' | 'Limitations' | 'WaitingPeriod';
  type TimePeriod = 'None' | 'ServiceYear' | 'CalendarYear' | 'Lifetime' | 'Years' | 'NumberInLast12Months';
  type QuantityQualifier = 'None' | 'NumberOfServices' | 'AgeLimit' | 'Visits' | 'Years' | 'Months';
  type CoverageLevel = 'None' | 'Individual' | 'Family';
  type NoSendElect = 'SendElect' | 'NoSendElect' | 'NoSendSecondaryElect';
  type Table = 'adjustment' | 'allergy' | 'allergydef' | 'apikey' | 'apisubscription' | 'appointment' | 'appointmenttype' | 'apptfield' | 'apptfielddef' | 'asapcomm' | 'autonote' | 'autonotecontrol' | 'benefit' | 'carrier' | 'cdcrec' | 'claim' | 'claimform' | 'claimpayment' | 'claimproc' | 'claimtracking' | 'clinic' | 'clinicpref' | 'clockevent' | 'codegroup' | 'commlog' | 'computer' | 'covcat' | 'covspan' | 'definition' | 'deflink' | 'deposit' | 'discountplan' | 'discountplansub' | 'disease' | 'diseasedef' | 'displayfield' | 'document' | 'ehrpatient' | 'emailaddress' | 'emailmessage' | 'employee' | 'employer' | 'eobattach' | 'eservicelog' | 'etrans' | 'etransmessagetext' | 'fee' | 'feesched' | 'feeschedgroup' | 'grouppermission' | 'guardian' | 'histappointment' | 'insbluebook' | 'insbluebookrule' | 'insfilingcode' | 'insplan' | 'insplanpreference' | 'inssub' | 'insverify' | 'insverifyhist' | 'labcase' | 'laboratory' | 'labturnaround' | 'medication' | 'medicationpat' | 'mount' | 'mountitem' | 'operatory' | 'orthocase' | 'orthoplanlink' | 'orthoproclink' | 'orthoschedule' | 'patfield' | 'patfielddef' | 'patfieldpickitem' | 'patient' | 'patientlink' | 'patientnote' | 'patientrace' | 'patplan' | 'patrestriction' | 'payment' | 'payortype' | 'payperiod' | 'payplan' | 'payplancharge' | 'payplanlink' | 'paysplit' | 'perioexam' | 'periomeasure' | 'pharmacy' | 'popup' | 'preference' | 'procapptcolor' | 'procedurecode' | 'procedurelog' | 'procgroupitem' | 'procmultivisit' | 'procnote' | 'proctp' | 'provider' | 'providerclinic' | 'providercliniclink' | 'quickpastecat' | 'quickpastenote' | 'recall' | 'recalltrigger' | 'recalltype' | 'refattach' | 'referral' | 'repeatcharge' | 'rxpat' | 'schedule' | 'scheduleop' | 'securitylog' | 'securityloghash' | 'sheet' | 'sheetdef' | 'sheetfield' | 'sheetfielddef' | 'signalod' | 'site' | 'sop' | 'statement' | 'substitutionlink' | 'task' | 'taskancestor' | 'tasklist' | 'tasknote' | 'taskunread' | 'toothinitial' | 'treatplan' | 'treatplanattach' | 'treatplanparam' | 'usergroup' | 'usergroupattach' | 'userod' | 'vitalsign';
  type ChangesKind = 'insert' | 'update' | 'delete';
  type PlaceService = 'Office' | 'PatientsHome' | 'InpatHospital' | 'OutpatHospital' | 'SkilledNursFac' | 'CustodialCareFacility' | 'OtherLocation' | 'MobileUnit' | 'School' | 'MilitaryTreatFac' | 'FederalHealthCenter' | 'PublicHealthClinic' | 'RuralHealthClinic' | 'EmergencyRoomHospital' | 'AmbulatorySurgicalCenter' | 'TelehealthOutsideHome' | 'TelehealthInHome' | 'OutreachSiteOrStreet';
  type Relationship = 'Self' | 'Spouse' | 'Child' | 'Employee' | 'HandicapDep' | 'SignifOther' | 'InjuredPlaintiff' | 'LifePartner' | 'Dependent';
  type ClaimTrackingType = 'StatusHistory' | 'ClaimUser' | 'ClaimProcReceived';
  type CodeGroupFixed = 'None' | 'BW' | 'PanoFMX' | 'Exam' | 'Perio' | 'Prophy' | 'SRP' | 'FMDebride' | 'Fluoride' | 'Sealant';
  type CommItemMode = 'None' | 'Email' | 'Mail' | 'Phone' | 'In Person' | 'Text' | 'Email and Text' | 'Phone and Text' | 'Fax';
  type CommSentOrReceived = 'Neither' | 'Sent' | 'Received';
  type EbenefitCat = 'None' | 'General' | 'Diagnostic' | 'Periodontics' | 'Restorative' | 'Endodontics' | 'MaxillofacialProsth' | 'Crowns' | 'Accident' | 'Orthodontics' | 'Prosthodontics' | 'OralSurgery' | 'RoutinePreventive' | 'DiagnosticXRay' | 'Adjunctive';
  type DefCat = 'AccountColors' | 'AdjTypes' | 'ApptConfirmed' | 'ApptProcsQuickAdd' | 'BillingTypes' | 'ClaimFormats' | 'DunningMessages' | 'FeeSchedNamesOld' | 'MedicalNotes' | 'OperatoriesOld' | 'PaymentTypes' | 'ProcCodeCats' | 'ProgNoteColors' | 'RecallUnschedStatus' | 'ServiceNotes' | 'DiscountTypes' | 'Diagnosis' | 'AppointmentColors' | 'ImageCats' | 'ApptPhoneNotes' | 'TxPriorities' | 'MiscColors' | 'ChartGraphicColors' | 'ContactCategories' | 'LetterMergeCats' | 'BlockoutTypes' | 'ProcButtonCats' | 'CommLogTypes' | 'SupplyCats' | 'PaySplitUnearnedType' | 'Prognosis' | 'ClaimCustomTracking' | 'InsurancePaymentType' | 'TaskPriorities' | 'FeeColors' | 'ProviderSpecialties' | 'ClaimPaymentTracking' | 'AccountQuickCharge' | 'InsuranceVerificationStatus' | 'Regions' | 'ClaimPaymentGroups' | 'AutoNoteCats' | 'WebSchedNewPatApptTypes' | 'ClaimErrorCode' | 'ClinicSpecialty' | 'JobPriorities' | 'CarrierGroupNames' | 'PayPlanCategories' | 'AutoDeposit' | 'InsuranceFilingCodeGroup' | 'TimeCardAdjTypes' | 'WebSchedExistingApptTypes' | 'CertificationCategories' | 'EClipboardImageCapture' | 'TaskCategories' | 'OperatoryTypes';
  type ProblemStatus = 'Active' | 'Resolved' | 'Inactive';
  type ImageType = 'Document' | 'Radiograph' | 'Photo' | 'File' | 'Attachment';
  type YN = 'Unknown' | 'Yes' | 'No';
  type EstimateTPStatus = 'Saved' | 'Active' | 'Inactive' | '';
  type EstimateCoverageLevel = 'Individual' | 'Family';
  type EtransType = 'ClaimSent' | 'ClaimPrinted' | 'Claim_CA' | 'Claim_Ren' | 'ClaimAck_CA' | 'ClaimEOB_CA' | 'Eligibility_CA' | 'EligResponse_CA' | 'ClaimReversal_CA' | 'Predeterm_CA' | 'RequestOutstand_CA' | 'RequestSumm_CA' | 'RequestPay_CA' | 'ClaimCOB_CA' | 'ReverseResponse_CA' | 'PredetermAck_CA' | 'PredetermEOB_CA' | 'OutstandingAck_CA' | 'EmailResponse_CA' | 'PaymentResponse_CA' | 'SummaryResponse_CA' | 'Acknowledge_997' | 'StatusNotify_277' | 'TextReport' | 'BenefitInquiry270' | 'BenefitResponse271' | 'AckError' | 'ERA_835' | 'Acknowledge_999' | 'Ack_Interchange' | 'Claim_Ramq' | 'ItransNcpl' | 'HTML' | 'DXCAttachments' | 'Attachment_CA' | 'AttachmentAck_CA' | 'Claim_XConnect' | 'ClaimAck_XConnect';
  type FeeScheduleType = 'Normal' | 'CoPay' | 'OutNetwork' | 'FixedBenefit' | 'ManualBlueBook';
  type GuardianRelationship = 'Father' | 'Mother' | 'Stepfather' | 'Stepmother' | 'Grandfather' | 'Grandmother' | 'Sitter' | 'Brother' | 'CareGiver' | 'FosterChild' | 'Guardian' | 'Grandparent' | 'Other' | 'Parent' | 'Stepchild' | 'Self' | 'Sibling' | 'Sister' | 'Spouse' | 'Child' | 'LifePartner' | 'Friend' | 'Grandchild';
  type EServiceType = 'None' | 'EConnector' | 'Broadcaster' | 'BroadcastMonitor' | 'ServiceMainHQ' | 'OpenDentalService' | 'OpenDentalAPIService';
  type VerifyType = 'None' | 'InsuranceBenefit' | 'PatientEnrollment';
  type PatFieldType = 'Text' | 'PickList' | 'Date' | 'Checkbox' | 'Currency' | 'InCaseOfEmergency' | 'CareCreditStatus' | 'CareCreditPreApprovalAmt' | 'CareCreditAvailableCredit';
  type Dentition = 'permanent' | 'primary' | 'mixed';
  type ToothNomenclature = 'Universal' | 'FDI' | 'Haderup' | 'Palmer';
  type State = 'present' | 'missing' | 'primary' | 'hidden' | 'implant';
  type ChartStatus = 'TP' | 'TPi' | 'C' | 'EC' | 'EO' | 'R' | 'Cn';
  type ChartKind = 'filling' | 'crown' | 'pontic' | 'rootCanal' | 'post' | 'implant' | 'extraction' | 'retainedRoot' | 'sealant' | 'veneer' | 'denture' | 'spaceMaintainer' | 'ortho' | 'perio' | 'exam' | 'xray' | 'cleaning' | 'watch' | 'other';
  type Area = 'UR' | 'UL' | 'LL' | 'LR' | 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'U' | 'L' | 'M' | 'none';
  type Pattern = 'hatched' | 'crosshatched' | 'solid' | 'dotted' | 'ringed' | 'striped' | 'checked';
  type PatStatus = 'Patient' | 'NonPatient' | 'Inactive' | 'Archived' | 'Deleted' | 'Deceased' | 'Prospective';
  type ContactMethod = 'None' | 'DoNotCall' | 'HmPhone' | 'WkPhone' | 'WirelessPh' | 'Email' | 'SeeNotes' | 'Mail' | 'TextMessage';
  type PatRestrictType = 'None' | 'ApptSchedule';
  type PaymentSource = 'None' | 'XServer' | 'XWeb' | 'PayConnect' | 'XServerPayConnect' | 'XWebPortalLogin' | 'PaySimple' | 'PaySimpleACH' | 'PayConnectPortal' | 'PayConnectPortalLogin' | 'CareCredit' | 'EdgeExpressRCM' | 'EdgeExpressCNP' | 'API' | 'EdgeExpressPaymentPortal' | 'EdgeExpressPaymentPortalGuest' | 'PayConnectPaymentPortal' | 'PayConnectPaymentPortalGuest' | 'PaySimplePaymentPortal' | 'PaySimplePaymentPortalGuest' | 'PaySimplePaymentPortalACH' | 'XWebPaymentPortal' | 'XWebPaymentPortalGuest' | 'MeetInTheCloudTerminal' | 'MeetInTheCloudPaymentPortal' | 'MeetInTheCloudPaymentPortalGuest';
  type ProcessStatus = 'OfficeProcessed' | 'OnlineProcessed' | 'OnlinePending';
  type PayPlanChargeType = 'Debit' | 'Credit';
  type PayPlanLinkType = 'None' | 'Adjustment' | 'Procedure' | 'OrthoCase';
  type PaymentSchedule = 'Monthly' | 'MonthlyDayOfWeek' | 'Weekly' | 'BiWeekly' | 'Quarterly';
  type PayPlanFrequency = 'Weekly' | 'EveryOtherWeek' | 'OrdinalWeekday' | 'Monthly' | 'Quarterly';
  type DynamicPayPlanTPOption = 'None' | 'AwaitComplete' | 'TreatAsComplete';
  type PayPlanDebitType = 'Unknown' | 'Principal' | 'Interest';
  type PerioSequenceType = 'Mobility' | 'Furcation' | 'GingMargin' | 'MGJ' | 'Probing' | 'SkipTooth' | 'BleedSupPlaqCalc' | 'CAL' | 'AttGing';
  type PopupLevel = 'Patient' | 'Family' | 'SuperFamily' | 'Automation';
  type PresentationRelation = 'patient' | 'guardian';
  type SignedPlanStatus = 'unsigned' | 'valid' | 'altered' | 'withdrawn' | 'foreign-valid' | 'foreign-broken' | 'unverifiable' | 'deleted';
  type SignedPlanRelation = 'patient' | 'guardian' | null;
  type SignedPlanMethod = 'api' | 'typed' | 'drawn' | 'desktop' | null;
  type Where = 'plan' | 'line';
  type SignedPlanKind = 'signed' | 'renewed' | 'withdrawn' | 'declined' | 'deleted' | 'undone';
  type Side = 'patient' | 'practice' | null;
  type TreatArea = 'None' | 'Surf' | 'Tooth' | 'Mouth' | 'Quad' | 'Sextant' | 'Arch' | 'ToothRange';
  type ToothPaintingType = 'None' | 'Extraction' | 'Implant' | 'RCT' | 'PostBU' | 'FillingDark' | 'FillingLight' | 'CrownDark' | 'CrownLight' | 'BridgeDark' | 'BridgeLight' | 'DentureDark' | 'DentureLight' | 'Sealant' | 'Veneer' | 'Text' | 'RetainedRoot' | 'SpaceMaintainer';
  type SubstitutionCondition = 'Always' | 'Molar' | 'SecondMolar' | 'Never' | 'Posterior';
  type InsHistPrefName = 'InsHistBWCodes' | 'InsHistPanoCodes' | 'InsHistExamCodes' | 'InsHistProphyCodes' | 'InsHistPerioURCodes' | 'InsHistPerioULCodes' | 'InsHistPerioLRCodes' | 'InsHistPerioLLCodes' | 'InsHistPerioMaintCodes' | 'InsHistDebridementCodes';
  type ProviderStatus = 'Active' | 'Deleted';
  type ReferralType = 'RefTo' | 'RefFrom' | 'RefCustom';
  type ReferralToStatus = 'None' | 'Declined' | 'Scheduled' | 'Consulted' | 'InTreatment' | 'Complete';
  type RxSendStatus = 'Unsent' | 'InElectQueue' | 'SentElect' | 'Printed' | 'Faxed' | 'CalledIn' | 'GaveScript' | 'Pending';
  type LogSource = 'None' | 'WebSched' | 'InsPlanImport834' | 'HL7' | 'DBM' | 'FHIR' | 'PatientPortal' | 'WebSchedNewPatAppt' | 'AutoConfirmations' | 'Diagnostic' | 'MobileWeb' | 'CanadaEobAutoImport' | 'WebSchedASAP' | 'OpenDentalService' | 'BroadcastMonitor' | 'AutoLogOff' | 'ODMobile' | 'TextMessaging' | 'CareCredit' | 'WebSchedExistingPatient' | 'eRx' | 'SignupPortal' | 'EmployerImport834' | 'API' | 'ClaimReceiveAutomatic' | 'PaymentPortal' | 'Era835Import' | 'ODTouch' | 'eClipboard';
  type SheetFieldType = 'OutputText' | 'InputField' | 'StaticText' | 'Parameter' | 'Image' | 'Drawing' | 'Line' | 'Rectangle' | 'CheckBox' | 'SigBox' | 'PatImage' | 'Special' | 'Grid' | 'ComboBox' | 'ScreenChart' | 'MobileHeader' | 'SigBoxPractice';
  type KeyType = 'Undefined' | 'FeeSched' | 'Operatory' | 'Provider' | 'PatNum' | 'UserOd' | 'Job' | 'PhoneExtension' | 'SigMessage' | 'SmsMsgUnreadCount' | 'Task' | 'ProcessId' | 'ConfKick' | 'EmailAddress' | 'ChanSpy' | 'Computer';
  type InvalidType = 'None' | 'Date' | 'AllLocal' | 'Task' | 'ProcCodes' | 'Prefs' | 'Views' | 'AutoCodes' | 'Carriers' | 'ClearHouses' | 'Computers' | 'InsCats' | 'Employees' | 'StartupOld' | 'Defs' | 'Email' | 'Fees' | 'Letters' | 'QuickPaste' | 'Security' | 'Programs' | 'ToolButsAndMounts' | 'Providers' | 'ClaimForms' | 'ZipCodes' | 'LetterMerge' | 'DentalSchools' | 'Operatories' | 'TaskPopup' | 'Sites' | 'Pharmacies' | 'Sheets' | 'RecallTypes' | 'FeeScheds' | 'PhoneNumbers' | 'Signals' | 'DisplayFields' | 'PatFields' | 'AccountingAutoPays' | 'ProcButtons' | 'Diseases' | 'Languages' | 'AutoNotes' | 'ElectIDs' | 'Employers' | 'ProviderIdents' | 'ShutDownNow' | 'InsFilingCodes' | 'ReplicationServers' | 'Automation' | 'PhoneAsteriskReload' | 'TimeCardRules' | 'Vaccines' | 'HL7Defs' | 'DictCustoms' | 'Wiki' | 'Sops' | 'EhrCodes' | 'AppointmentTypes' | 'Medications' | 'SmsTextMsgReceivedUnreadCount' | 'ProviderErxs' | 'Jobs' | 'JobPermission' | 'StateAbbrs' | 'RequiredFields' | 'Ebills' | 'UserClinics' | 'Appointment' | 'OrthoChartTabs' | 'SigMessages' | 'AlertSubs' | 'AlertItems' | 'VoiceMails' | 'Kiosk' | 'ClinicPrefs' | 'EmailMessages' | 'WebSchedRecallReminders' | 'SmsBlockPhones' | 'AlertCategories' | 'AlertCategoryLinks' | 'UnfinalizedPayMenuUpdate' | 'ClinicErxs' | 'DisplayReports' | 'UserQueries' | 'Schedules' | 'PhoneComps' | 'PhoneMap' | 'SmsPhones' | 'WebChatSessions' | 'TaskList' | 'TaskAuthor' | 'TaskPatient' | 'Referral' | 'ProcMultiVisits' | 'ProviderClinicLink' | 'EClipboard' | 'TPModule' | 'ActiveInstance' | 'PhoneEmpDefaults' | 'UserOdPrefs' | 'JobTeams' | 'AccModule' | 'LimitedBetaFeature' | 'PerioExams' | 'EmailInboxRetrieve' | 'ApiSubscriptions' | 'ERoutingDef' | 'FlowActionDef' | 'FlowDefLink' | 'CodeGroups' | 'BillingList' | 'ConnectionStoreClear' | 'Children' | 'Print' | 'WebChatAiAssistants' | 'MassEmail';
  type RemoteRole = 'ClientDirect' | 'ClientMT' | 'ServerMT';
  type StatementMode = 'Mail' | 'InPerson' | 'Email' | 'Electronic' | 'API';
  type StatementType = 'NotSet' | 'LimitedStatement' | 'Walkout';
  type TaskDateType = 'None' | 'Day' | 'Week' | 'Month';
  type ToothInitialType = 'Missing' | 'Hidden' | 'Primary' | 'ShiftM' | 'ShiftO' | 'ShiftB' | 'Rotate' | 'TipM' | 'TipB' | 'Drawing' | 'Text';
  type TPType = 'Insurance' | 'Discount';
  type FlagInput = boolean | 'true' | 'false';
  type PostAppointmentsBodyAptStatus = 'Scheduled' | 'Complete' | 'UnschedList' | 'PtNote' | 'PtNoteCompleted';
  type PutAppointmentsByAptNumBodyAptStatus = 'Scheduled' | 'Complete' | 'UnschedList' | 'Broken' | 'Planned' | 'PtNote' | 'PtNoteCompleted';
  type BreakType = 'Missed' | 'Cancelled';
  type ConfirmVal = 'None' | 'Sent' | 'Confirmed' | 'Not Accepted' | 'NotAccepted' | 'Failed';
  type PutClaimprocsByClaimProcNumBodyStatus = 'NotReceived' | 'Received' | 'Preauth' | 'Supplemental' | 'Estimate';
  type PostClaimsBodyClaimType = 'P' | 'S' | 'PreAuth';
  type PutClaimsByClaimNumBodyClaimStatus = 'U' | 'H' | 'W' | 'S' | 'R';
  type IsProsthesis = 'N' | 'I' | 'R';
  type AccidentRelated = 'No' | 'A' | 'E' | 'O';
  type PostCommlogsBodyMode_ = 'None' | 'Email' | 'Mail' | 'Phone' | 'In Person' | 'Text' | 'Email and Text' | 'Phone and Text' | 'InPerson' | 'EmailandText' | 'PhoneandText';
  type PostInsplansBodyPlanType = '' | 'percentage' | 'p' | 'f' | 'c';
  type CobRule = 'Basic' | 'Standard' | 'CarveOut' | 'SecondaryMedicaid';
  type PostPatfielddefsBodyFieldType = 'Text' | 'PickList' | 'Date' | 'Checkbox' | 'Currency' | 'CareCreditStatus' | 'CareCreditPreApprovalAmt' | 'CareCreditAvailableCredit';
  type PostPatientsBodyGender = 'Male' | 'Female' | 'Unknown';
  type PostPatplansBodyRelationship = 'Self' | 'Spouse' | 'Child' | 'Employee' | 'HandicapDep' | 'SignifOther' | 'InjuredPlaintiff' | 'LifePartner' | 'Dependent' | 'InjuredPlantiff';
  type PutPaymentsByPayNumBodyProcessStatus = 'OnlineProcessed' | 'OnlinePending';
  type PostPayplanchargesBodyLinkType = 'Procedure' | 'Adjustment';
  type PostPayplansDynamicBodyDynamicPayPlanTPOption = 'AwaitComplete' | 'TreatAsComplete';
  type PostPeriomeasuresBodySequenceType = 'Mobility' | 'Furcation' | 'GingMargin' | 'MGJ' | 'Probing' | 'SkipTooth' | 'BleedSupPlaqCalc' | 'Bleeding';
  type PostExtPresentSignatureBodyMethod = 'typed' | 'drawn';
  type PostProcedurelogsBodyProcStatus = 'TP' | 'C' | 'EO' | 'EC' | 'R' | 'Cn';
  type Prosthesis = 'No' | '' | 'I' | 'R';
  type CommlogMode = 'None' | 'Email' | 'Mail' | 'Phone' | 'InPerson' | 'In Person' | 'Text' | 'EmailAndText' | 'PhoneAndText';
  type WatchTable = 'Appointment' | 'AppointmentDeleted' | 'LabCase' | 'LabCaseDeleted' | 'MedicationPat' | 'MedicationPatDeleted' | 'Operatory' | 'PatField' | 'PatFieldDeleted' | 'Patient' | 'Provider' | 'Schedule' | 'ScheduleDeleted' | 'ToothInitial' | 'ToothInitialDeleted' | 'TreatPlan' | 'TreatPlanDeleted' | 'TreatPlanAttach' | 'TreatPlanAttachDeleted' | 'ProcTP' | 'ProcTPDeleted' | 'ProcedureLog' | 'ProcedureLogDeleted' | 'ClaimProc' | 'ClaimProcDeleted' | 'Adjustment' | 'AdjustmentDeleted';
  type PostToothinitialsBodyInitialType = 'Missing' | 'Hidden' | 'Primary';
}
export interface Formats {
  DateFormatString?: string;
  DateTimeFormatString?: string;
}
export interface Page extends Formats {
  Limit?: number;
  Offset?: number;
}
export interface Walk extends Page {
  Cursor?: string;
}
export interface Headers {
  Prefer?: string;
}
export interface PostHeaders extends Headers {
  'Idempotency-Key'?: string;
}
export interface Operations {
  '/accountmodules/{PatNum}/Aging': {
    get: {
      path: {
        PatNum: number;
      };
      query?: Formats;
      answer: schemas.AccountAging;
    };
  };
  '/accountmodules/{PatNum}/PatientBalances': {
    get: {
      path: {
        PatNum: number;
      };
      query?: Page;
      answer: schemas.PatientBalance[];
    };
  };
  '/accountmodules/{PatNum}/ServiceDateView': {
    get: {
      path: {
        PatNum: number;
      };
      query?: Page & {
        isFamily?: schemas.Flag;
      };
      answer: schemas.ServiceDateRow[];
    };
  };
  '/adjustments/{AdjNum}': {
    get: {
      path: {
        AdjNum: number;
      };
      query?: Formats;
      answer: schemas.Adjustment;
    };
    put: {
      path: {
        AdjNum: number;
      };
      query?: Formats;
      body?: schemas.PutAdjustmentsByAdjNumBody;
      answer: schemas.Adjustment;
    };
  };
  '/adjustments': {
    get: {
      query: Walk & {
        PatNum: number;
        AdjType?: number;
        ProcNum?: number;
      };
      answer: schemas.Adjustment[];
    };
    post: {
      query?: Formats;
      body: schemas.PostAdjustmentsBody;
      answer: schemas.Adjustment;
    };
  };
  '/allergies/{AllergyNum}': {
    get: {
      path: {
        AllergyNum: number;
      };
      query?: Formats;
      answer: schemas.Allergy;
    };
    put: {
      path: {
        AllergyNum: number;
      };
      query?: Formats;
      body?: schemas.PutAllergiesByAllergyNumBody;
      answer: schemas.Allergy;
    };
    delete: {
      path: {
        AllergyNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/allergies': {
    get: {
      query: Walk & {
        PatNum: number;
      };
      answer: schemas.Allergy[];
    };
    post: {
      query?: Formats;
      body: schemas.PostAllergiesBody;
      answer: schemas.Allergy;
    };
  };
  '/allergydefs/{AllergyDefNum}': {
    get: {
      path: {
        AllergyDefNum: number;
      };
      query?: Formats;
      answer: schemas.AllergyDef;
    };
    put: {
      path: {
        AllergyDefNum: number;
      };
      query?: Formats;
      body?: schemas.PutAllergydefsByAllergyDefNumBody;
      answer: schemas.AllergyDef;
    };
  };
  '/allergydefs': {
    get: {
      query?: Walk;
      answer: schemas.AllergyDef[];
    };
    post: {
      query?: Formats;
      body: schemas.PostAllergydefsBody;
      answer: schemas.AllergyDef;
    };
  };
  '/appointments/{AptNum}': {
    get: {
      path: {
        AptNum: number;
      };
      query?: Formats;
      answer: schemas.Appointment;
    };
    put: {
      path: {
        AptNum: number;
      };
      query?: Formats;
      body?: schemas.PutAppointmentsByAptNumBody;
      answer: schemas.WrittenAppointment;
    };
  };
  '/appointments/ASAP': {
    get: {
      query?: Walk & {
        ClinicNum?: number;
        ProvNum?: number;
      };
      answer: schemas.Appointment[];
    };
  };
  '/appointments': {
    get: {
      query?: Walk & {
        PatNum?: number;
        AptStatus?: schemas.GetAppointmentsAptStatus;
        Op?: number;
        date?: string;
        dateStart?: string;
        dateEnd?: string;
        ClinicNum?: number;
        DateTStamp?: string;
        AppointmentTypeNum?: number;
      };
      answer: schemas.Appointment[];
    };
    post: {
      query?: Formats;
      body: schemas.PostAppointmentsBody;
      answer: schemas.WrittenAppointment;
    };
  };
  '/appointments/Slots': {
    get: {
      query?: Page & {
        date?: string;
        dateStart?: string;
        dateEnd?: string;
        lengthMinutes?: number;
        ProvNum?: number;
        OpNum?: number;
      };
      answer: schemas.Slot[];
    };
  };
  '/appointments/WebSched': {
    get: {
      query?: Walk & {
        date?: string;
        dateStart?: string;
        dateEnd?: string;
        ClinicNum?: number;
        DateTStamp?: string;
      };
      answer: schemas.WebSchedListed[];
    };
    post: {
      query?: Formats;
      body: schemas.PostAppointmentsWebSchedBody;
      answer: schemas.WebSchedAppointment;
    };
  };
  '/appointments/SlotsWebSched': {
    get: {
      query?: Page & {
        date?: string;
        dateStart?: string;
        dateEnd?: string;
        ClinicNum?: number;
        defNumApptType?: number;
        isNewPatient?: schemas.Flag;
      };
      answer: schemas.Slot[];
    };
  };
  '/appointments/Planned': {
    post: {
      query?: Formats;
      body: schemas.PostAppointmentsPlannedBody;
      answer: schemas.WrittenAppointment;
    };
  };
  '/appointments/SchedulePlanned': {
    post: {
      query?: Formats;
      body: schemas.PostAppointmentsSchedulePlannedBody;
      answer: schemas.WrittenAppointment;
    };
  };
  '/appointments/{AptNum}/Break': {
    put: {
      path: {
        AptNum: number;
      };
      query?: Formats;
      body: schemas.PutAppointmentsByAptNumBreakBody;
      answer: schemas.WrittenAppointment;
    };
  };
  '/appointments/{AptNum}/Note': {
    put: {
      path: {
        AptNum: number;
      };
      query?: Formats;
      body: schemas.PutAppointmentsByAptNumNoteBody;
      answer: schemas.WrittenAppointment;
    };
  };
  '/appointments/{AptNum}/Confirm': {
    put: {
      path: {
        AptNum: number;
      };
      query?: Formats;
      body: schemas.PutAppointmentsByAptNumConfirmBody;
      answer: schemas.WrittenAppointment;
    };
  };
  '/appointmenttypes/{AppointmentTypeNum}': {
    get: {
      path: {
        AppointmentTypeNum: number;
      };
      query?: Formats;
      answer: schemas.AppointmentType;
    };
    put: {
      path: {
        AppointmentTypeNum: number;
      };
      query?: Formats;
      body?: schemas.PutAppointmenttypesByAppointmentTypeNumBody;
      answer: schemas.AppointmentType;
    };
    delete: {
      path: {
        AppointmentTypeNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/appointmenttypes': {
    get: {
      query?: Walk;
      answer: schemas.AppointmentType[];
    };
    post: {
      query?: Formats;
      body: schemas.PostAppointmenttypesBody;
      answer: schemas.AppointmentType;
    };
  };
  '/apptfielddefs/{ApptFieldDefNum}': {
    get: {
      path: {
        ApptFieldDefNum: number;
      };
      query?: Formats;
      answer: schemas.ApptFieldDef;
    };
    put: {
      path: {
        ApptFieldDefNum: number;
      };
      query?: Formats;
      body?: schemas.PutApptfielddefsByApptFieldDefNumBody;
      answer: schemas.ApptFieldDef;
    };
  };
  '/apptfielddefs': {
    get: {
      query?: Walk;
      answer: schemas.ApptFieldDef[];
    };
    post: {
      query?: Formats;
      body: schemas.PostApptfielddefsBody;
      answer: schemas.ApptFieldDef;
    };
  };
  '/apptfields/{ApptFieldNum}': {
    get: {
      path: {
        ApptFieldNum: number;
      };
      query?: Formats;
      answer: schemas.ApptField;
    };
    put: {
      path: {
        ApptFieldNum: number;
      };
      query?: Formats;
      body?: schemas.PutApptfieldsByApptFieldNumBody;
      answer: schemas.ApptField;
    };
    delete: {
      path: {
        ApptFieldNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/apptfields': {
    get: {
      query: Formats & {
        AptNum: number;
        FieldName: string;
      };
      answer: schemas.ApptFieldValue;
    };
    post: {
      query?: Formats;
      body: schemas.PostApptfieldsBody;
      answer: schemas.ApptField;
    };
    put: {
      query?: Formats;
      body: schemas.PutApptfieldsBody;
      answer: schemas.ApptFieldValue;
    };
  };
  '/asapcomms/{AsapCommNum}': {
    get: {
      path: {
        AsapCommNum: number;
      };
      query?: Formats;
      answer: schemas.AsapComm;
    };
  };
  '/asapcomms': {
    get: {
      query?: Walk & {
        ClinicNum?: number;
        date?: string;
        dateStart?: string;
        dateEnd?: string;
      };
      answer: schemas.AsapComm[];
    };
    post: {
      query?: Formats;
      body: schemas.PostAsapcommsBody;
      answer: schemas.AsapComm;
    };
  };
  '/autonotecontrols': {
    get: {
      query?: Walk;
      answer: schemas.AutoNoteControl[];
    };
    post: {
      query?: Formats;
      body: schemas.PostAutonotecontrolsBody;
      answer: schemas.AutoNoteControl;
    };
  };
  '/autonotecontrols/{AutoNoteControlNum}': {
    put: {
      path: {
        AutoNoteControlNum: number;
      };
      query?: Formats;
      body?: schemas.PutAutonotecontrolsByAutoNoteControlNumBody;
      answer: schemas.AutoNoteControl;
    };
  };
  '/autonotes': {
    get: {
      query?: Walk & {
        Category?: number;
      };
      answer: schemas.AutoNote[];
    };
    post: {
      query?: Formats;
      body: schemas.PostAutonotesBody;
      answer: schemas.AutoNote;
    };
  };
  '/autonotes/{AutoNoteNum}': {
    put: {
      path: {
        AutoNoteNum: number;
      };
      query?: Formats;
      body?: schemas.PutAutonotesByAutoNoteNumBody;
      answer: schemas.AutoNote;
    };
  };
  '/benefits/{BenefitNum}': {
    get: {
      path: {
        BenefitNum: number;
      };
      query?: Formats;
      answer: schemas.Benefit;
    };
    put: {
      path: {
        BenefitNum: number;
      };
      query?: Formats;
      body?: schemas.PutBenefitsByBenefitNumBody;
      answer: schemas.Benefit;
    };
    delete: {
      path: {
        BenefitNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/benefits': {
    get: {
      query?: Walk & {
        PlanNum?: number;
        PatPlanNum?: number;
      };
      answer: schemas.Benefit[];
    };
    post: {
      query?: Formats;
      body: schemas.PostBenefitsBody;
      answer: schemas.Benefit;
    };
  };
  '/carriers/{CarrierNum}': {
    get: {
      path: {
        CarrierNum: number;
      };
      query?: Formats;
      answer: schemas.Carrier;
    };
    put: {
      path: {
        CarrierNum: number;
      };
      query?: Formats;
      body?: schemas.PutCarriersByCarrierNumBody;
      answer: schemas.Carrier;
    };
  };
  '/carriers': {
    get: {
      query?: Walk;
      answer: schemas.Carrier[];
    };
    post: {
      query?: Formats;
      body: schemas.PostCarriersBody;
      answer: schemas.Carrier;
    };
  };
  '/api/ext/v1/changes': {
    get: {
      query?: Formats & {
        after?: number;
        tables?: string;
        limit?: number;
        include?: 'row';
        wait?: number;
      };
      answer: schemas.Changes;
    };
  };
  '/chartmodules/{PatNum}/ProgNotes': {
    get: {
      path: {
        PatNum: number;
      };
      query?: Page;
      answer: schemas.ProgressNote[];
    };
  };
  '/chartmodules/{PatNum}/PatientInfo': {
    get: {
      path: {
        PatNum: number;
      };
      query?: Page;
      answer: schemas.PatientInfoLine[];
    };
  };
  '/chartmodules/{PatNum}/PlannedAppts': {
    get: {
      path: {
        PatNum: number;
      };
      query?: Page;
      answer: schemas.PlannedAppointment[];
    };
  };
  '/claimforms/{ClaimFormNum}': {
    get: {
      path: {
        ClaimFormNum: number;
      };
      query?: Formats;
      answer: schemas.ClaimForm;
    };
  };
  '/claimforms': {
    get: {
      query?: Walk;
      answer: schemas.ClaimForm[];
    };
  };
  '/claimpayments/{ClaimPaymentNum}': {
    get: {
      path: {
        ClaimPaymentNum: number;
      };
      query?: Formats;
      answer: schemas.ClaimPayment;
    };
    put: {
      path: {
        ClaimPaymentNum: number;
      };
      query?: Formats;
      body?: schemas.PutClaimpaymentsByClaimPaymentNumBody;
      answer: schemas.ClaimPayment;
    };
    delete: {
      path: {
        ClaimPaymentNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/claimpayments': {
    get: {
      query?: Walk & {
        SecDateTEdit?: string;
      };
      answer: schemas.ClaimPayment[];
    };
    post: {
      query?: Formats;
      body: schemas.PostClaimpaymentsBody;
      answer: schemas.ClaimPayment;
    };
  };
  '/claimpayments/Batch': {
    post: {
      query?: Formats;
      body: schemas.PostClaimpaymentsBatchBody;
      answer: schemas.ClaimPayment;
    };
  };
  '/claimprocs/{ClaimProcNum}': {
    get: {
      path: {
        ClaimProcNum: number;
      };
      query?: Formats;
      answer: schemas.ClaimProc;
    };
    put: {
      path: {
        ClaimProcNum: number;
      };
      query?: Formats;
      body?: schemas.PutClaimprocsByClaimProcNumBody;
      answer: schemas.ClaimProc;
    };
  };
  '/claimprocs': {
    get: {
      query?: Walk & {
        ProcNum?: number;
        ClaimNum?: number;
        PatNum?: number;
        Status?: schemas.ClaimProcStatus;
        ClaimPaymentNum?: number;
      };
      answer: schemas.ClaimProc[];
    };
  };
  '/claimprocs/InsAdjust': {
    post: {
      query?: Formats;
      body: schemas.PostClaimprocsInsAdjustBody;
      answer: schemas.ClaimProc;
    };
    put: {
      query?: Formats;
      body: schemas.PutClaimprocsInsAdjustBody;
      answer: undefined;
    };
  };
  '/claimprocs/Supplemental': {
    post: {
      query?: Formats;
      body: schemas.PostClaimprocsSupplementalBody;
      answer: schemas.ClaimProc;
    };
  };
  '/claims/{ClaimNum}': {
    get: {
      path: {
        ClaimNum: number;
      };
      query?: Formats;
      answer: schemas.Claim;
    };
    put: {
      path: {
        ClaimNum: number;
      };
      query?: Formats;
      body?: schemas.PutClaimsByClaimNumBody;
      answer: schemas.Claim;
    };
    delete: {
      path: {
        ClaimNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/claims': {
    get: {
      query?: Walk & {
        PatNum?: number;
        ClaimStatus?: schemas.GetClaimsClaimStatus;
        SecDateTEdit?: string;
        ClaimType?: schemas.GetClaimsClaimType;
        PlanNum?: number;
        PlanNum2?: number;
        ClaimIdentifier?: string;
      };
      answer: schemas.Claim[];
    };
    post: {
      query?: Formats;
      body: schemas.PostClaimsBody;
      answer: schemas.Claim;
    };
  };
  '/claims/{ClaimNum}/Status': {
    put: {
      path: {
        ClaimNum: number;
      };
      query?: Formats;
      body: schemas.PutClaimsByClaimNumStatusBody;
      answer: schemas.Claim;
    };
  };
  '/claims/{ClaimNum}/Split': {
    put: {
      path: {
        ClaimNum: number;
      };
      query?: Formats;
      body: schemas.PutClaimsByClaimNumSplitBody;
      answer: schemas.ClaimSplit;
    };
  };
  '/claimtrackings': {
    get: {
      query?: Walk & {
        ClaimNum?: number;
      };
      answer: schemas.ClaimTracking[];
    };
    post: {
      query?: Formats;
      body: schemas.PostClaimtrackingsBody;
      answer: schemas.ClaimTracking;
    };
  };
  '/claimtrackings/{ClaimTrackingNum}': {
    put: {
      path: {
        ClaimTrackingNum: number;
      };
      query?: Formats;
      body?: schemas.PutClaimtrackingsByClaimTrackingNumBody;
      answer: schemas.ClaimTracking;
    };
  };
  '/clinics': {
    get: {
      query?: Page;
      answer: schemas.Clinic[];
    };
  };
  '/clinics/{ClinicNum}': {
    put: {
      path: {
        ClinicNum: number;
      };
      query?: Formats;
      body?: schemas.PutClinicsByClinicNumBody;
      answer: schemas.Clinic;
    };
  };
  '/clockevents/{ClockEventNum}': {
    get: {
      path: {
        ClockEventNum: number;
      };
      query?: Formats;
      answer: schemas.ClockEvent;
    };
  };
  '/clockevents': {
    get: {
      query?: Walk & {
        EmployeeNum?: number;
        ClockStatus?: schemas.TimeClockStatus;
        ClinicNum?: number;
        date?: string;
        dateStart?: string;
        dateEnd?: string;
      };
      answer: schemas.ClockEvent[];
    };
  };
  '/codegroups/{CodeGroupNum}': {
    get: {
      path: {
        CodeGroupNum: number;
      };
      query?: Formats;
      answer: schemas.CodeGroup;
    };
    put: {
      path: {
        CodeGroupNum: number;
      };
      query?: Formats;
      body?: schemas.PutCodegroupsByCodeGroupNumBody;
      answer: schemas.CodeGroup;
    };
    delete: {
      path: {
        CodeGroupNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/codegroups': {
    get: {
      query?: Walk & {
        IsHidden?: schemas.Flag;
        ShowInAgeLimit?: schemas.Flag;
        ShowInFrequency?: schemas.Flag;
        ShowInOther?: schemas.Flag;
      };
      answer: schemas.CodeGroup[];
    };
    post: {
      query?: Formats;
      body: schemas.PostCodegroupsBody;
      answer: schemas.CodeGroup;
    };
  };
  '/commlogs/{CommlogNum}': {
    get: {
      path: {
        CommlogNum: number;
      };
      query?: Formats;
      answer: schemas.Commlog;
    };
    put: {
      path: {
        CommlogNum: number;
      };
      query?: Formats;
      body: schemas.PutCommlogsByCommlogNumBody;
      answer: schemas.Commlog;
    };
  };
  '/commlogs': {
    get: {
      query?: Walk & {
        PatNum?: number;
        DateTStamp?: string;
      };
      answer: schemas.Commlog[];
    };
    post: {
      query?: Formats;
      body: schemas.PostCommlogsBody;
      answer: schemas.Commlog;
    };
  };
  '/computers': {
    get: {
      query?: Walk;
      answer: schemas.Computer[];
    };
  };
  '/covcats/{CovCatNum}': {
    get: {
      path: {
        CovCatNum: number;
      };
      query?: Formats;
      answer: schemas.CovCat;
    };
    put: {
      path: {
        CovCatNum: number;
      };
      query?: Formats;
      body?: schemas.PutCovcatsByCovCatNumBody;
      answer: schemas.CovCat;
    };
  };
  '/covcats': {
    get: {
      query?: Walk;
      answer: schemas.CovCat[];
    };
    post: {
      query?: Formats;
      body: schemas.PostCovcatsBody;
      answer: schemas.CovCat;
    };
  };
  '/covspans/{CovSpanNum}': {
    get: {
      path: {
        CovSpanNum: number;
      };
      query?: Formats;
      answer: schemas.CovSpan;
    };
    put: {
      path: {
        CovSpanNum: number;
      };
      query?: Formats;
      body?: schemas.PutCovspansByCovSpanNumBody;
      answer: schemas.CovSpan;
    };
    delete: {
      path: {
        CovSpanNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/covspans': {
    get: {
      query?: Walk & {
        CovCatNum?: number;
      };
      answer: schemas.CovSpan[];
    };
    post: {
      query?: Formats;
      body: schemas.PostCovspansBody;
      answer: schemas.CovSpan;
    };
  };
  '/definitions': {
    get: {
      query?: Walk & {
        Category?: number;
        includeHidden?: schemas.Flag;
      };
      answer: schemas.Definition[];
    };
    post: {
      query?: Formats;
      body: schemas.PostDefinitionsBody;
      answer: schemas.Definition;
    };
  };
  '/definitions/{DefNum}': {
    put: {
      path: {
        DefNum: number;
      };
      query?: Formats;
      body?: schemas.PutDefinitionsByDefNumBody;
      answer: schemas.Definition;
    };
  };
  '/api/ext/v1/deliveries': {
    get: {
      query?: Page & {
        SubscriptionNum?: number;
        status?: schemas.GetExtDeliveriesStatus;
      };
      answer: schemas.Delivery[];
    };
  };
  '/deposits/{DepositNum}': {
    get: {
      path: {
        DepositNum: number;
      };
      query?: Formats;
      answer: schemas.Deposit;
    };
    put: {
      path: {
        DepositNum: number;
      };
      query?: Formats;
      body?: schemas.PutDepositsByDepositNumBody;
      answer: schemas.Deposit;
    };
    delete: {
      path: {
        DepositNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/deposits': {
    get: {
      query?: Walk & {
        DateDeposit?: string;
      };
      answer: schemas.Deposit[];
    };
    post: {
      query?: Formats;
      body: schemas.PostDepositsBody;
      answer: schemas.Deposit;
    };
  };
  '/discountplans/{DiscountPlanNum}': {
    get: {
      path: {
        DiscountPlanNum: number;
      };
      query?: Formats;
      answer: schemas.DiscountPlan;
    };
    put: {
      path: {
        DiscountPlanNum: number;
      };
      query?: Formats;
      body?: schemas.PutDiscountplansByDiscountPlanNumBody;
      answer: schemas.DiscountPlan;
    };
  };
  '/discountplans': {
    get: {
      query?: Walk;
      answer: schemas.DiscountPlan[];
    };
    post: {
      query?: Formats;
      body: schemas.PostDiscountplansBody;
      answer: schemas.DiscountPlan;
    };
  };
  '/discountplansubs': {
    get: {
      query: Formats & {
        PatNum: number;
      };
      answer: schemas.DiscountPlanSub;
    };
    post: {
      query?: Formats;
      body: schemas.PostDiscountplansubsBody;
      answer: schemas.DiscountPlanSub;
    };
  };
  '/discountplansubs/{DiscountSubNum}': {
    put: {
      path: {
        DiscountSubNum: number;
      };
      query?: Formats;
      body: schemas.PutDiscountplansubsByDiscountSubNumBody;
      answer: schemas.DiscountPlanSub;
    };
    delete: {
      path: {
        DiscountSubNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/diseasedefs/{DiseaseDefNum}': {
    get: {
      path: {
        DiseaseDefNum: number;
      };
      query?: Formats;
      answer: schemas.DiseaseDef;
    };
  };
  '/diseasedefs': {
    get: {
      query?: Walk;
      answer: schemas.DiseaseDef[];
    };
    post: {
      query?: Formats;
      body: schemas.PostDiseasedefsBody;
      answer: schemas.DiseaseDef;
    };
  };
  '/diseases/{DiseaseNum}': {
    get: {
      path: {
        DiseaseNum: number;
      };
      query?: Formats;
      answer: schemas.Disease;
    };
    put: {
      path: {
        DiseaseNum: number;
      };
      query?: Formats;
      body?: schemas.PutDiseasesByDiseaseNumBody;
      answer: schemas.Disease;
    };
    delete: {
      path: {
        DiseaseNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/diseases': {
    get: {
      query?: Walk & {
        PatNum?: number;
      };
      answer: schemas.Disease[];
    };
    post: {
      query?: Formats;
      body: schemas.PostDiseasesBody;
      answer: schemas.Disease;
    };
  };
  '/documents/{DocNum}': {
    get: {
      path: {
        DocNum: number;
      };
      query?: Formats;
      answer: schemas.Document;
    };
    put: {
      path: {
        DocNum: number;
      };
      query?: Formats;
      body?: schemas.PutDocumentsByDocNumBody;
      answer: schemas.Document;
    };
    delete: {
      path: {
        DocNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/documents': {
    get: {
      query: Page & {
        PatNum: number;
      };
      answer: schemas.DocumentOrMount[];
    };
  };
  '/api/ext/v1/documents/{DocNum}/file': {
    get: {
      path: {
        DocNum: number;
      };
      query?: Formats;
      answer: Uint8Array;
    };
  };
  '/documents/Upload': {
    post: {
      query?: Formats;
      body: schemas.PostDocumentsUploadBody;
      answer: schemas.Document;
    };
  };
  '/documents/SetByUrl': {
    post: {
      query?: Formats;
      body: schemas.PostDocumentsSetByUrlBody;
      answer: schemas.Document;
    };
  };
  '/documents/DownloadSftp': {
    post: {
      query?: Formats;
      body: schemas.PostDocumentsDownloadSftpBody;
      answer: undefined;
    };
  };
  '/documents/UploadSftp': {
    post: {
      query?: Formats;
      body: schemas.PostDocumentsUploadSftpBody;
      answer: schemas.UploadedDocument;
    };
  };
  '/documents/Thumbnails': {
    post: {
      query?: Formats;
      body: schemas.PostDocumentsThumbnailsBody;
      answer: string | schemas.SentPicture[];
    };
  };
  '/documents/DownloadMount': {
    post: {
      query?: Formats;
      body: schemas.PostDocumentsDownloadMountBody;
      answer: string | schemas.SentPicture[];
    };
  };
  '/ehrpatients/{PatNum}': {
    get: {
      path: {
        PatNum: number;
      };
      query?: Formats;
      answer: schemas.EhrPatient;
    };
    put: {
      path: {
        PatNum: number;
      };
      query?: Formats;
      body?: schemas.PutEhrpatientsByPatNumBody;
      answer: schemas.EhrPatient;
    };
  };
  '/employees/{EmployeeNum}': {
    get: {
      path: {
        EmployeeNum: number;
      };
      query?: Formats;
      answer: schemas.Employee;
    };
    put: {
      path: {
        EmployeeNum: number;
      };
      query?: Formats;
      body?: schemas.PutEmployeesByEmployeeNumBody;
      answer: schemas.Employee;
    };
  };
  '/employees': {
    get: {
      query?: Walk & {
        ReportsTo?: number;
      };
      answer: schemas.Employee[];
    };
    post: {
      query?: Formats;
      body: schemas.PostEmployeesBody;
      answer: schemas.Employee;
    };
  };
  '/employers/{EmployerNum}': {
    get: {
      path: {
        EmployerNum: number;
      };
      query?: Formats;
      answer: schemas.Employer;
    };
    put: {
      path: {
        EmployerNum: number;
      };
      query?: Formats;
      body: schemas.PutEmployersByEmployerNumBody;
      answer: schemas.Employer;
    };
    delete: {
      path: {
        EmployerNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/employers': {
    get: {
      query?: Walk;
      answer: schemas.Employer[];
    };
    post: {
      query?: Formats;
      body: schemas.PostEmployersBody;
      answer: schemas.Employer;
    };
  };
  '/eobattaches': {
    get: {
      query: Walk & {
        ClaimPaymentNum: number;
      };
      answer: schemas.EobAttach[];
    };
  };
  '/eobattaches/DownloadSftp': {
    post: {
      query?: Formats;
      body: schemas.PostEobattachesDownloadSftpBody;
      answer: undefined;
    };
  };
  '/eobattaches/UploadSftp': {
    post: {
      query?: Formats;
      body: schemas.PostEobattachesUploadSftpBody;
      answer: schemas.EobAttach;
    };
  };
  '/eobattaches/{EobAttachNum}': {
    delete: {
      path: {
        EobAttachNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/api/ext/v1/estimates': {
    post: {
      query?: Formats;
      body: schemas.PostExtEstimatesBody;
      answer: schemas.Estimate;
    };
  };
  '/etransmessagetexts/{EtransMessageTextNum}': {
    get: {
      path: {
        EtransMessageTextNum: number;
      };
      query?: Formats;
      answer: schemas.EtransMessageText;
    };
  };
  '/etranss': {
    get: {
      query: Walk & {
        PatNum: number;
        CarrierNum?: number;
        ClaimNum?: number;
      };
      answer: schemas.Etrans[];
    };
  };
  '/api/ext/v1/export/{resource}': {
    get: {
      path: {
        resource: schemas.Resource;
      };
      query?: Formats & {
        after?: number;
        include?: 'key';
      };
      answer: string;
    };
  };
  '/familymodules/{PatNum}/Insurance': {
    get: {
      path: {
        PatNum: number;
      };
      query?: Page;
      answer: schemas.FamilyInsurance[];
    };
  };
  '/fees/{FeeNum}': {
    get: {
      path: {
        FeeNum: number;
      };
      query?: Formats;
      answer: schemas.Fee;
    };
    put: {
      path: {
        FeeNum: number;
      };
      query?: Formats;
      body: schemas.PutFeesByFeeNumBody;
      answer: schemas.WrittenFee;
    };
    delete: {
      path: {
        FeeNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/fees': {
    get: {
      query?: Walk & {
        FeeSched?: number;
        CodeNum?: number;
        ClinicNum?: number;
        ProvNum?: number;
      };
      answer: schemas.Fee[];
    };
    post: {
      query?: Formats;
      body: schemas.PostFeesBody;
      answer: schemas.WrittenFee;
    };
  };
  '/feescheds': {
    get: {
      query?: Walk;
      answer: schemas.FeeSched[];
    };
    post: {
      query?: Formats;
      body: schemas.PostFeeschedsBody;
      answer: schemas.FeeSched;
    };
  };
  '/feescheds/{FeeSchedNum}': {
    put: {
      path: {
        FeeSchedNum: number;
      };
      query?: Formats;
      body?: schemas.PutFeeschedsByFeeSchedNumBody;
      answer: schemas.FeeSched;
    };
  };
  '/guardians/{GuardianNum}': {
    get: {
      path: {
        GuardianNum: number;
      };
      query?: Formats;
      answer: schemas.Guardian;
    };
    put: {
      path: {
        GuardianNum: number;
      };
      query?: Formats;
      body?: schemas.PutGuardiansByGuardianNumBody;
      answer: schemas.Guardian;
    };
    delete: {
      path: {
        GuardianNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/guardians': {
    get: {
      query?: Walk & {
        PatNumChild?: number;
        PatNumGuardian?: number;
      };
      answer: schemas.Guardian[];
    };
    post: {
      query?: Formats;
      body: schemas.PostGuardiansBody;
      answer: schemas.Guardian;
    };
  };
  '/histappointments': {
    get: {
      query?: Walk & {
        HistApptAction?: schemas.HistAppointmentAction;
        AptNum?: number;
        PatNum?: number;
        AptStatus?: schemas.GetHistappointmentsAptStatus;
        ClinicNum?: number;
        date?: string;
        dateStart?: string;
        dateEnd?: string;
      };
      answer: schemas.HistAppointment[];
    };
  };
  '/insplans/{PlanNum}': {
    get: {
      path: {
        PlanNum: number;
      };
      query?: Formats;
      answer: schemas.InsPlan;
    };
    put: {
      path: {
        PlanNum: number;
      };
      query?: Formats;
      body?: schemas.PutInsplansByPlanNumBody;
      answer: schemas.InsPlan;
    };
  };
  '/insplans': {
    get: {
      query?: Walk & {
        PlanType?: schemas.GetInsplansPlanType;
        CarrierNum?: number;
      };
      answer: schemas.InsPlan[];
    };
    post: {
      query?: Formats;
      body: schemas.PostInsplansBody;
      answer: schemas.InsPlan;
    };
  };
  '/inssubs/{InsSubNum}': {
    get: {
      path: {
        InsSubNum: number;
      };
      query?: Formats;
      answer: schemas.InsSub;
    };
    put: {
      path: {
        InsSubNum: number;
      };
      query?: Formats;
      body?: schemas.PutInssubsByInsSubNumBody;
      answer: schemas.InsSub;
    };
    delete: {
      path: {
        InsSubNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/inssubs': {
    get: {
      query?: Walk & {
        PlanNum?: number;
        Subscriber?: number;
        SecDateTEdit?: string;
      };
      answer: schemas.InsSub[];
    };
    post: {
      query?: Formats;
      body: schemas.PostInssubsBody;
      answer: schemas.InsSub;
    };
  };
  '/insverifies/{InsVerifyNum}': {
    get: {
      path: {
        InsVerifyNum: number;
      };
      query?: Formats;
      answer: schemas.InsVerify;
    };
  };
  '/insverifies': {
    get: {
      query?: Walk & {
        VerifyType?: schemas.GetInsverifiesVerifyType;
        FKey?: number;
        SecDateTEdit?: string;
      };
      answer: schemas.InsVerify[];
    };
    put: {
      query?: Formats;
      body: schemas.PutInsverifiesBody;
      answer: schemas.InsVerify;
    };
  };
  '/labcases/{LabCaseNum}': {
    get: {
      path: {
        LabCaseNum: number;
      };
      query?: Formats;
      answer: schemas.LabCase;
    };
    put: {
      path: {
        LabCaseNum: number;
      };
      query?: Formats;
      body?: schemas.PutLabcasesByLabCaseNumBody;
      answer: schemas.LabCase;
    };
    delete: {
      path: {
        LabCaseNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/labcases': {
    get: {
      query?: Walk & {
        PatNum?: number;
        LaboratoryNum?: number;
        AptNum?: number;
        PlannedAptNum?: number;
        ProvNum?: number;
      };
      answer: schemas.LabCase[];
    };
    post: {
      query?: Formats;
      body: schemas.PostLabcasesBody;
      answer: schemas.LabCase;
    };
  };
  '/laboratories/{LaboratoryNum}': {
    get: {
      path: {
        LaboratoryNum: number;
      };
      query?: Formats;
      answer: schemas.Laboratory;
    };
    put: {
      path: {
        LaboratoryNum: number;
      };
      query?: Formats;
      body?: schemas.PutLaboratoriesByLaboratoryNumBody;
      answer: schemas.Laboratory;
    };
  };
  '/laboratories': {
    get: {
      query?: Walk;
      answer: schemas.Laboratory[];
    };
    post: {
      query?: Formats;
      body: schemas.PostLaboratoriesBody;
      answer: schemas.Laboratory;
    };
  };
  '/labturnarounds/{LabTurnaroundNum}': {
    get: {
      path: {
        LabTurnaroundNum: number;
      };
      query?: Formats;
      answer: schemas.LabTurnaround;
    };
    put: {
      path: {
        LabTurnaroundNum: number;
      };
      query?: Formats;
      body?: schemas.PutLabturnaroundsByLabTurnaroundNumBody;
      answer: schemas.LabTurnaround;
    };
  };
  '/labturnarounds': {
    get: {
      query?: Walk & {
        LaboratoryNum?: number;
      };
      answer: schemas.LabTurnaround[];
    };
    post: {
      query?: Formats;
      body: schemas.PostLabturnaroundsBody;
      answer: schemas.LabTurnaround;
    };
  };
  '/medicationpats': {
    get: {
      query: Walk & {
        PatNum: number;
      };
      answer: schemas.MedicationPat[];
    };
    post: {
      query?: Formats;
      body: schemas.PostMedicationpatsBody;
      answer: schemas.MedicationPat;
    };
  };
  '/medicationpats/{MedicationPatNum}': {
    put: {
      path: {
        MedicationPatNum: number;
      };
      query?: Formats;
      body?: schemas.PutMedicationpatsByMedicationPatNumBody;
      answer: schemas.MedicationPat;
    };
    delete: {
      path: {
        MedicationPatNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/medications/{MedicationNum}': {
    get: {
      path: {
        MedicationNum: number;
      };
      query?: Formats;
      answer: schemas.Medication;
    };
    put: {
      path: {
        MedicationNum: number;
      };
      query?: Formats;
      body?: schemas.PutMedicationsByMedicationNumBody;
      answer: schemas.Medication;
    };
    delete: {
      path: {
        MedicationNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/medications': {
    get: {
      query?: Walk;
      answer: schemas.Medication[];
    };
    post: {
      query?: Formats;
      body: schemas.PostMedicationsBody;
      answer: schemas.Medication;
    };
  };
  '/operatories/{OperatoryNum}': {
    get: {
      path: {
        OperatoryNum: number;
      };
      query?: Formats;
      answer: schemas.Operatory;
    };
  };
  '/operatories': {
    get: {
      query?: Walk & {
        ClinicNum?: number;
      };
      answer: schemas.Operatory[];
    };
  };
  '/patfielddefs': {
    get: {
      query?: Walk;
      answer: schemas.PatFieldDef[];
    };
    post: {
      query?: Formats;
      body: schemas.PostPatfielddefsBody;
      answer: schemas.PatFieldDef;
    };
  };
  '/patfielddefs/{PatFieldDefNum}': {
    put: {
      path: {
        PatFieldDefNum: number;
      };
      query?: Formats;
      body?: schemas.PutPatfielddefsByPatFieldDefNumBody;
      answer: schemas.PatFieldDef;
    };
    delete: {
      path: {
        PatFieldDefNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/patfields/{PatFieldNum}': {
    get: {
      path: {
        PatFieldNum: number;
      };
      query?: Formats;
      answer: schemas.PatField;
    };
    delete: {
      path: {
        PatFieldNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/patfields': {
    get: {
      query?: Walk & {
        PatNum?: number;
        FieldName?: string;
        SecDateTEdit?: string;
      };
      answer: schemas.PatField[];
    };
    post: {
      query?: Formats;
      body: schemas.PostPatfieldsBody;
      answer: schemas.PatField;
    };
    put: {
      query?: Formats;
      body: schemas.PutPatfieldsBody;
      answer: schemas.PatField;
    };
  };
  '/patientnotes/{PatNum}': {
    get: {
      path: {
        PatNum: number;
      };
      query?: Formats;
      answer: schemas.PatientNote;
    };
    put: {
      path: {
        PatNum: number;
      };
      query?: Formats;
      body?: schemas.PutPatientnotesByPatNumBody;
      answer: schemas.PatientNote;
    };
  };
  '/patientraces': {
    get: {
      query: Walk & {
        PatNum: number;
      };
      answer: schemas.PatientRace[];
    };
  };
  '/api/ext/v1/patients/{PatNum}/chart': {
    get: {
      path: {
        PatNum: number;
      };
      query?: Formats & {
        inactive?: schemas.Flag;
      };
      answer: schemas.Chart;
    };
  };
  '/api/ext/v1/patients/{PatNum}/chart.svg': {
    get: {
      path: {
        PatNum: number;
      };
      query?: Formats & {
        inactive?: schemas.Flag;
        highlight?: string;
        theme?: schemas.Theme;
      };
      answer: string;
    };
  };
  '/api/ext/v1/patients/{PatNum}/portions': {
    get: {
      path: {
        PatNum: number;
      };
      query?: Formats & {
        ProcNum?: number;
        AptNum?: number;
        asOf?: string;
        explain?: schemas.Flag;
      };
      answer: schemas.Estimate;
    };
  };
  '/patients/{PatNum}': {
    get: {
      path: {
        PatNum: number;
      };
      query?: Formats;
      answer: schemas.Patient;
    };
    put: {
      path: {
        PatNum: number;
      };
      query?: Formats;
      body?: schemas.PutPatientsByPatNumBody;
      answer: schemas.Patient;
    };
  };
  '/patients/Simple': {
    get: {
      query?: Walk & {
        LName?: string;
        FName?: string;
        Birthdate?: string;
        ClinicNum?: number;
        PatStatus?: schemas.GetPatientsSimplePatStatus;
        DateTStamp?: string;
        PriProv?: number;
        Gender?: schemas.Gender;
        Position?: schemas.Position;
        Guarantor?: number;
        SuperFamily?: number;
        EmployerNum?: number;
        FeeSched?: number;
        PatNum?: number;
      };
      answer: schemas.PatientSimple[];
    };
  };
  '/patients': {
    get: {
      query?: Walk & {
        LName?: string;
        FName?: string;
        Phone?: string;
        Address?: string;
        hideInactive?: schemas.Flag;
        City?: string;
        State?: string;
        SSN?: string;
        ChartNumber?: string;
        guarOnly?: schemas.Flag;
        showArchived?: schemas.Flag;
        Birthdate?: string;
        SiteNum?: number;
        SubscriberId?: string;
        Email?: string;
        Country?: string;
        clinicNums?: string;
        clinicAbbr?: string;
        invoiceNumber?: string;
        PatNum?: number;
      };
      answer: schemas.PatientChoice[];
    };
    post: {
      query?: Formats;
      body: schemas.PostPatientsBody;
      answer: schemas.Patient;
    };
  };
  '/patplans': {
    get: {
      query?: Walk & {
        PatNum?: number;
        InsSubNum?: number;
      };
      answer: schemas.PatPlan[];
    };
    post: {
      query?: Formats;
      body: schemas.PostPatplansBody;
      answer: schemas.PatPlan;
    };
  };
  '/patplans/{PatPlanNum}': {
    put: {
      path: {
        PatPlanNum: number;
      };
      query?: Formats;
      body?: schemas.PutPatplansByPatPlanNumBody;
      answer: schemas.PatPlan;
    };
    delete: {
      path: {
        PatPlanNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/patrestrictions/{PatRestrictionNum}': {
    get: {
      path: {
        PatRestrictionNum: number;
      };
      query?: Formats;
      answer: schemas.PatRestriction;
    };
    delete: {
      path: {
        PatRestrictionNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/patrestrictions': {
    get: {
      query?: Walk & {
        PatNum?: number;
      };
      answer: schemas.PatRestriction[];
    };
    post: {
      query?: Formats;
      body: schemas.PostPatrestrictionsBody;
      answer: schemas.PatRestriction;
    };
  };
  '/payments': {
    get: {
      query?: Walk & {
        PayType?: number;
        PatNum?: number;
        DateEntry?: string;
      };
      answer: schemas.Payment[];
    };
    post: {
      query?: Formats;
      body: schemas.PostPaymentsBody;
      answer: schemas.Payment;
    };
  };
  '/payments/Refund': {
    post: {
      query?: Formats;
      body: schemas.PostPaymentsRefundBody;
      answer: schemas.Payment;
    };
  };
  '/payments/{PayNum}': {
    put: {
      path: {
        PayNum: number;
      };
      query?: Formats;
      body?: schemas.PutPaymentsByPayNumBody;
      answer: schemas.Payment;
    };
  };
  '/payments/{PayNum}/Partial': {
    put: {
      path: {
        PayNum: number;
      };
      query?: Formats;
      body: schemas.PutPaymentsByPayNumPartialBody;
      answer: schemas.Payment;
    };
  };
  '/payplancharges': {
    get: {
      query: Walk & {
        PayPlanNum: number;
      };
      answer: schemas.PayPlanCharge[];
    };
    post: {
      query?: Formats;
      body: schemas.PostPayplanchargesBody;
      answer: schemas.PayPlanCharge;
    };
  };
  '/payplancharges/{PayPlanChargeNum}': {
    put: {
      path: {
        PayPlanChargeNum: number;
      };
      query?: Formats;
      body?: schemas.PutPayplanchargesByPayPlanChargeNumBody;
      answer: schemas.PayPlanCharge;
    };
    delete: {
      path: {
        PayPlanChargeNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/payplanlinks/{PayPlanLinkNum}': {
    get: {
      path: {
        PayPlanLinkNum: number;
      };
      query?: Formats;
      answer: schemas.PayPlanLink;
    };
    put: {
      path: {
        PayPlanLinkNum: number;
      };
      query?: Formats;
      body?: schemas.PutPayplanlinksByPayPlanLinkNumBody;
      answer: schemas.PayPlanLink;
    };
    delete: {
      path: {
        PayPlanLinkNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/payplanlinks': {
    get: {
      query?: Walk & {
        PayPlanNum?: number;
      };
      answer: schemas.PayPlanLink[];
    };
    post: {
      query?: Formats;
      body: schemas.PostPayplanlinksBody;
      answer: schemas.PayPlanLink;
    };
  };
  '/payplans/{PayPlanNum}': {
    get: {
      path: {
        PayPlanNum: number;
      };
      query?: Formats;
      answer: schemas.PayPlan;
    };
  };
  '/payplans': {
    get: {
      query?: Walk & {
        PatNum?: number;
        Guarantor?: number;
      };
      answer: schemas.PayPlan[];
    };
    post: {
      query?: Formats;
      answer: undefined;
    };
  };
  '/payplans/Dynamic': {
    post: {
      query?: Formats;
      body: schemas.PostPayplansDynamicBody;
      answer: schemas.PayPlan;
    };
  };
  '/payplans/{PayPlanNum}/Close': {
    put: {
      path: {
        PayPlanNum: number;
      };
      query?: Formats;
      answer: schemas.PayPlan;
    };
  };
  '/payplans/{PayPlanNum}/Dynamic': {
    put: {
      path: {
        PayPlanNum: number;
      };
      query?: Formats;
      body?: schemas.PutPayplansByPayPlanNumDynamicBody;
      answer: schemas.PayPlan;
    };
  };
  '/paysplits': {
    get: {
      query?: Walk & {
        PatNum?: number;
        PayNum?: number;
        ProcNum?: number;
      };
      answer: schemas.PaySplit[];
    };
  };
  '/paysplits/{SplitNum}': {
    put: {
      path: {
        SplitNum: number;
      };
      query?: Formats;
      body?: schemas.PutPaysplitsBySplitNumBody;
      answer: schemas.PaySplit;
    };
  };
  '/perioexams/{PerioExamNum}': {
    get: {
      path: {
        PerioExamNum: number;
      };
      query?: Formats;
      answer: schemas.PerioExam;
    };
    put: {
      path: {
        PerioExamNum: number;
      };
      query?: Formats;
      body?: schemas.PutPerioexamsByPerioExamNumBody;
      answer: schemas.PerioExam;
    };
    delete: {
      path: {
        PerioExamNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/perioexams': {
    get: {
      query?: Walk & {
        PatNum?: number;
        ExamDate?: string;
      };
      answer: schemas.PerioExam[];
    };
    post: {
      query?: Formats;
      body: schemas.PostPerioexamsBody;
      answer: schemas.PerioExam;
    };
  };
  '/periomeasures/{PerioMeasureNum}': {
    get: {
      path: {
        PerioMeasureNum: number;
      };
      query?: Formats;
      answer: schemas.PerioMeasure;
    };
    put: {
      path: {
        PerioMeasureNum: number;
      };
      query?: Formats;
      body?: schemas.PutPeriomeasuresByPerioMeasureNumBody;
      answer: schemas.PerioMeasure;
    };
    delete: {
      path: {
        PerioMeasureNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/periomeasures': {
    get: {
      query?: Walk & {
        PerioExamNum?: number;
      };
      answer: schemas.PerioMeasure[];
    };
    post: {
      query?: Formats;
      body: schemas.PostPeriomeasuresBody;
      answer: schemas.PerioMeasure;
    };
  };
  '/pharmacies/{PharmacyNum}': {
    get: {
      path: {
        PharmacyNum: number;
      };
      query?: Formats;
      answer: schemas.Pharmacy;
    };
  };
  '/pharmacies': {
    get: {
      query?: Walk;
      answer: schemas.Pharmacy[];
    };
  };
  '/popups': {
    get: {
      query: Walk & {
        PatNum: number;
      };
      answer: schemas.Popup[];
    };
    post: {
      query?: Formats;
      body: schemas.PostPopupsBody;
      answer: schemas.Popup;
    };
  };
  '/popups/{PopupNum}': {
    put: {
      path: {
        PopupNum: number;
      };
      query?: Formats;
      body?: schemas.PutPopupsByPopupNumBody;
      answer: schemas.Popup;
    };
  };
  '/preferences': {
    get: {
      query?: Walk & {
        PrefName?: string;
      };
      answer: schemas.Preference[];
    };
  };
  '/api/ext/v1/present': {
    get: {
      query?: Formats & {
        language?: schemas.Language;
      };
      answer: schemas.Presentation;
    };
  };
  '/api/ext/v1/present/pdf': {
    get: {
      query?: Formats;
      answer: Uint8Array;
    };
  };
  '/api/ext/v1/present/signature': {
    post: {
      query?: Formats;
      body: schemas.PostExtPresentSignatureBody;
      answer: schemas.SignedPlan;
    };
  };
  '/procedurecodes/{CodeNum}': {
    get: {
      path: {
        CodeNum: number;
      };
      query?: Formats;
      answer: schemas.ProcedureCode;
    };
    put: {
      path: {
        CodeNum: number;
      };
      query?: Formats;
      body?: schemas.PutProcedurecodesByCodeNumBody;
      answer: schemas.ProcedureCode;
    };
  };
  '/procedurecodes': {
    get: {
      query?: Walk & {
        DateTStamp?: string;
      };
      answer: schemas.ProcedureCode[];
    };
    post: {
      query?: Formats;
      body: schemas.PostProcedurecodesBody;
      answer: schemas.ProcedureCode;
    };
  };
  '/procedurelogs/{ProcNum}': {
    get: {
      path: {
        ProcNum: number;
      };
      query?: Formats;
      answer: schemas.Procedure;
    };
    put: {
      path: {
        ProcNum: number;
      };
      query?: Formats;
      body?: schemas.PutProcedurelogsByProcNumBody;
      answer: schemas.Procedure;
    };
    delete: {
      path: {
        ProcNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/procedurelogs': {
    get: {
      query?: Walk & {
        PatNum?: number;
        AptNum?: number;
        ProcStatus?: schemas.ProcStatus;
        PlannedAptNum?: number;
        ClinicNum?: number;
        CodeNum?: number;
        DateTStamp?: string;
      };
      answer: schemas.Procedure[];
    };
    post: {
      query?: Formats;
      body: schemas.PostProcedurelogsBody;
      answer: schemas.Procedure;
    };
  };
  '/procedurelogs/InsuranceHistory': {
    get: {
      query: Page & {
        PatNum: number;
        InsSubNum: number;
      };
      answer: schemas.InsuranceHistory[];
    };
    post: {
      query?: Formats;
      body: schemas.PostProcedurelogsInsuranceHistoryBody;
      answer: schemas.Procedure;
    };
  };
  '/procedurelogs/GroupNotes': {
    get: {
      query: Formats & {
        PatNum: number;
      };
      answer: schemas.GroupNote[];
    };
  };
  '/procedurelogs/GroupNote': {
    post: {
      query?: Formats;
      body: schemas.PostProcedurelogsGroupNoteBody;
      answer: schemas.GroupNote;
    };
  };
  '/procedurelogs/{ProcNum}/GroupNote': {
    put: {
      path: {
        ProcNum: number;
      };
      query?: Formats;
      body: schemas.PutProcedurelogsByProcNumGroupNoteBody;
      answer: schemas.GroupNote;
    };
    delete: {
      path: {
        ProcNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/procnotes': {
    get: {
      query?: Walk & {
        PatNum?: number;
        ProcNum?: number;
      };
      answer: schemas.ProcNote[];
    };
    post: {
      query?: Formats;
      body: schemas.PostProcnotesBody;
      answer: schemas.ProcNote;
    };
  };
  '/proctps': {
    get: {
      query: Walk & {
        TreatPlanNum: number;
      };
      answer: schemas.ProcTP[];
    };
  };
  '/proctps/{ProcTPNum}': {
    put: {
      path: {
        ProcTPNum: number;
      };
      query?: Formats;
      body?: schemas.PutProctpsByProcTPNumBody;
      answer: schemas.ProcTP;
    };
    delete: {
      path: {
        ProcTPNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/providers/{ProvNum}': {
    get: {
      path: {
        ProvNum: number;
      };
      query?: Formats;
      answer: schemas.Provider;
    };
    put: {
      path: {
        ProvNum: number;
      };
      query?: Formats;
      body?: schemas.PutProvidersByProvNumBody;
      answer: schemas.Provider;
    };
  };
  '/providers': {
    get: {
      query?: Page & {
        ClinicNum?: number;
        DateTStamp?: string;
      };
      answer: schemas.Provider[];
    };
    post: {
      query?: Formats;
      body: schemas.PostProvidersBody;
      answer: schemas.Provider;
    };
  };
  '/queries/ShortQuery': {
    put: {
      query?: Page;
      body: schemas.PutQueriesShortQueryBody;
      answer: Array<{ [name: string]: unknown }>;
    };
  };
  '/queries': {
    post: {
      query?: Formats;
      body: schemas.PostQueriesBody;
      answer: undefined;
    };
  };
  '/quickpastecats/{QuickPasteCatNum}': {
    get: {
      path: {
        QuickPasteCatNum: number;
      };
      query?: Formats;
      answer: schemas.QuickPasteCat;
    };
  };
  '/quickpastecats': {
    get: {
      query?: Walk;
      answer: schemas.QuickPasteCat[];
    };
  };
  '/quickpastenotes/{QuickPasteNoteNum}': {
    get: {
      path: {
        QuickPasteNoteNum: number;
      };
      query?: Formats;
      answer: schemas.QuickPasteNote;
    };
  };
  '/quickpastenotes': {
    get: {
      query?: Walk & {
        QuickPasteCatNum?: number;
      };
      answer: schemas.QuickPasteNote[];
    };
  };
  '/recalls/List': {
    get: {
      query?: Page & {
        DateStart?: string;
        DateEnd?: string;
        ProvNum?: number;
        ClinicNum?: number;
        RecallType?: string;
        IncludeReminded?: schemas.Flag;
      };
      answer: schemas.RecallListLine[];
    };
  };
  '/recalls': {
    get: {
      query?: Walk & {
        PatNum?: number;
      };
      answer: schemas.Recall[];
    };
    post: {
      query?: Formats;
      body: schemas.PostRecallsBody;
      answer: schemas.Recall;
    };
  };
  '/recalls/{RecallNum}': {
    put: {
      path: {
        RecallNum: number;
      };
      query?: Formats;
      body?: schemas.PutRecallsByRecallNumBody;
      answer: schemas.Recall;
    };
  };
  '/recalls/Status': {
    put: {
      query?: Formats;
      body: schemas.PutRecallsStatusBody;
      answer: schemas.Recall;
    };
  };
  '/recalls/SwitchType': {
    put: {
      query?: Formats;
      body: schemas.PutRecallsSwitchTypeBody;
      answer: schemas.Recall;
    };
  };
  '/recalltypes/{RecallTypeNum}': {
    get: {
      path: {
        RecallTypeNum: number;
      };
      query?: Formats;
      answer: schemas.RecallType;
    };
  };
  '/recalltypes': {
    get: {
      query?: Walk;
      answer: schemas.RecallType[];
    };
  };
  '/refattaches': {
    get: {
      query?: Walk & {
        ReferralNum?: number;
        PatNum?: number;
        DateTStamp?: string;
      };
      answer: schemas.RefAttach[];
    };
    post: {
      query?: Formats;
      body: schemas.PostRefattachesBody;
      answer: schemas.RefAttach;
    };
  };
  '/refattaches/{RefAttachNum}': {
    put: {
      path: {
        RefAttachNum: number;
      };
      query?: Formats;
      body?: schemas.PutRefattachesByRefAttachNumBody;
      answer: schemas.RefAttach;
    };
    delete: {
      path: {
        RefAttachNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/referrals/{ReferralNum}': {
    get: {
      path: {
        ReferralNum: number;
      };
      query?: Formats;
      answer: schemas.Referral;
    };
    put: {
      path: {
        ReferralNum: number;
      };
      query?: Formats;
      body?: schemas.PutReferralsByReferralNumBody;
      answer: schemas.Referral;
    };
  };
  '/referrals': {
    get: {
      query?: Walk & {
        IsHidden?: schemas.Flag;
        NotPerson?: schemas.Flag;
        IsDoctor?: schemas.Flag;
        IsPreferred?: schemas.Flag;
        isPatient?: schemas.Flag;
        BusinessName?: string;
      };
      answer: schemas.Referral[];
    };
    post: {
      query?: Formats;
      body: schemas.PostReferralsBody;
      answer: schemas.Referral;
    };
  };
  '/reports/Aging': {
    get: {
      query?: Page & {
        DateAsOf?: string;
        ClinicNum?: number;
      };
      answer: schemas.AgingReportRow[];
    };
  };
  '/reports/FinanceCharges': {
    get: {
      query?: Page & {
        DateFrom?: string;
        DateTo?: string;
        ProvNums?: string;
        BillingTypes?: string;
      };
      answer: schemas.FinanceCharge[];
    };
  };
  '/rxpats/{RxNum}': {
    get: {
      path: {
        RxNum: number;
      };
      query?: Formats;
      answer: schemas.RxPat;
    };
  };
  '/rxpats': {
    get: {
      query?: Walk & {
        PatNum?: number;
      };
      answer: schemas.RxPat[];
    };
  };
  '/scheduleops': {
    get: {
      query?: Walk & {
        ScheduleNum?: number;
        OperatoryNum?: number;
      };
      answer: schemas.ScheduleOp[];
    };
  };
  '/schedules/{ScheduleNum}': {
    get: {
      path: {
        ScheduleNum: number;
      };
      query?: Formats;
      answer: schemas.Schedule;
    };
  };
  '/schedules': {
    get: {
      query?: Walk & {
        date?: string;
        dateStart?: string;
        dateEnd?: string;
        SchedType?: schemas.SchedType;
        BlockoutDefNum?: number;
        ProvNum?: number;
        EmployeeNum?: number;
      };
      answer: schemas.Schedule[];
    };
  };
  '/securitylogs': {
    get: {
      query?: Walk & {
        PermType?: schemas.PermType;
        PatNum?: number;
      };
      answer: schemas.SecurityLog[];
    };
  };
  '/securityperms': {
    get: {
      query?: Page;
      answer: schemas.SecurityPerm[];
    };
  };
  '/sheetdefs/{SheetDefNum}': {
    get: {
      path: {
        SheetDefNum: number;
      };
      query?: Formats;
      answer: schemas.SheetDef;
    };
  };
  '/sheetdefs': {
    get: {
      query?: Walk & {
        SheetType?: schemas.SheetTypeEnum;
      };
      answer: schemas.SheetDef[];
    };
  };
  '/sheetfielddefs/{SheetFieldDefNum}': {
    get: {
      path: {
        SheetFieldDefNum: number;
      };
      query?: Formats;
      answer: schemas.SheetFieldDef;
    };
  };
  '/sheetfielddefs': {
    get: {
      query?: Walk & {
        SheetDefNum?: number;
      };
      answer: schemas.SheetFieldDef[];
    };
  };
  '/sheetfields/{SheetFieldNum}': {
    get: {
      path: {
        SheetFieldNum: number;
      };
      query?: Formats;
      answer: schemas.SheetField;
    };
    put: {
      path: {
        SheetFieldNum: number;
      };
      query?: Formats;
      body?: schemas.PutSheetfieldsBySheetFieldNumBody;
      answer: schemas.SheetField;
    };
  };
  '/sheetfields': {
    get: {
      query: Walk & {
        SheetNum: number;
      };
      answer: schemas.SheetField[];
    };
  };
  '/sheets': {
    get: {
      query: Walk & {
        PatNum: number;
      };
      answer: schemas.Sheet[];
    };
    post: {
      query?: Formats;
      body: schemas.PostSheetsBody;
      answer: schemas.Sheet;
    };
  };
  '/sheets/DownloadSftp': {
    post: {
      query?: Formats;
      body: schemas.PostSheetsDownloadSftpBody;
      answer: undefined;
    };
  };
  '/signalods': {
    get: {
      query: Walk & {
        SigDateTime: string;
      };
      answer: schemas.Signalod[];
    };
  };
  '/statements/{StatementNum}': {
    get: {
      path: {
        StatementNum: number;
      };
      query?: Formats;
      answer: schemas.Statement;
    };
    delete: {
      path: {
        StatementNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/statements': {
    get: {
      query?: Walk & {
        PatNum?: number;
      };
      answer: schemas.Statement[];
    };
    post: {
      query?: Formats;
      body: schemas.PostStatementsBody;
      answer: schemas.Statement;
    };
  };
  '/subscriptions': {
    get: {
      query?: Page;
      answer: schemas.Subscription[];
    };
    post: {
      query?: Formats;
      body: schemas.PostSubscriptionsBody;
      answer: schemas.Subscription;
    };
  };
  '/subscriptions/{SubscriptionNum}': {
    put: {
      path: {
        SubscriptionNum: number;
      };
      query?: Formats;
      body?: schemas.PutSubscriptionsBySubscriptionNumBody;
      answer: schemas.Subscription;
    };
    delete: {
      path: {
        SubscriptionNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/substitutionlinks': {
    get: {
      query: Walk & {
        PlanNum: number;
      };
      answer: schemas.SubstitutionLink[];
    };
    post: {
      query?: Formats;
      body: schemas.PostSubstitutionlinksBody;
      answer: schemas.WrittenSubstitutionLink;
    };
  };
  '/substitutionlinks/{SubstitutionLinkNum}': {
    put: {
      path: {
        SubstitutionLinkNum: number;
      };
      query?: Formats;
      body?: schemas.PutSubstitutionlinksBySubstitutionLinkNumBody;
      answer: schemas.WrittenSubstitutionLink;
    };
    delete: {
      path: {
        SubstitutionLinkNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/tasklists': {
    get: {
      query?: Walk & {
        TaskListStatus?: schemas.TaskListStatus;
      };
      answer: schemas.TaskList[];
    };
  };
  '/tasknotes/{TaskNoteNum}': {
    get: {
      path: {
        TaskNoteNum: number;
      };
      query?: Formats;
      answer: schemas.TaskNote;
    };
    put: {
      path: {
        TaskNoteNum: number;
      };
      query?: Formats;
      body?: schemas.PutTasknotesByTaskNoteNumBody;
      answer: schemas.TaskNote;
    };
  };
  '/tasknotes': {
    get: {
      query?: Walk & {
        TaskNum?: number;
        UserNum?: number;
      };
      answer: schemas.TaskNote[];
    };
    post: {
      query?: Formats;
      body: schemas.PostTasknotesBody;
      answer: schemas.TaskNote;
    };
  };
  '/tasks/{TaskNum}': {
    get: {
      path: {
        TaskNum: number;
      };
      query?: Formats;
      answer: schemas.Task;
    };
    put: {
      path: {
        TaskNum: number;
      };
      query?: Formats;
      body?: schemas.PutTasksByTaskNumBody;
      answer: schemas.Task;
    };
  };
  '/tasks': {
    get: {
      query?: Walk & {
        TaskListNum?: number;
        KeyNum?: number;
        ObjectType?: schemas.TaskObjectType;
        TaskStatus?: schemas.TaskStatus;
        DateTimeOriginal?: string;
      };
      answer: schemas.Task[];
    };
    post: {
      query?: Formats;
      body: schemas.PostTasksBody;
      answer: schemas.Task;
    };
  };
  '/toothinitials': {
    get: {
      query?: Walk & {
        PatNum?: number;
      };
      answer: schemas.ToothInitial[];
    };
    post: {
      query?: Formats;
      body: schemas.PostToothinitialsBody;
      answer: schemas.ToothInitial;
    };
  };
  '/toothinitials/{ToothInitialNum}': {
    delete: {
      path: {
        ToothInitialNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/treatplanattaches': {
    get: {
      query: Walk & {
        TreatPlanNum: number;
      };
      answer: schemas.TreatPlanAttach[];
    };
    post: {
      query?: Formats;
      body: schemas.PostTreatplanattachesBody;
      answer: schemas.TreatPlanAttach;
    };
  };
  '/treatplanattaches/{TreatPlanAttachNum}': {
    put: {
      path: {
        TreatPlanAttachNum: number;
      };
      query?: Formats;
      body?: schemas.PutTreatplanattachesByTreatPlanAttachNumBody;
      answer: schemas.TreatPlanAttach;
    };
  };
  '/api/ext/v1/treatplans/{TreatPlanNum}/chart': {
    get: {
      path: {
        TreatPlanNum: number;
      };
      query?: Formats;
      answer: schemas.Chart;
    };
  };
  '/api/ext/v1/treatplans/{TreatPlanNum}/chart.svg': {
    get: {
      path: {
        TreatPlanNum: number;
      };
      query?: Formats & {
        highlight?: string;
        theme?: schemas.Theme;
      };
      answer: string;
    };
  };
  '/api/ext/v1/treatplans/{TreatPlanNum}/estimate': {
    get: {
      path: {
        TreatPlanNum: number;
      };
      query?: Formats & {
        asOf?: string;
        explain?: schemas.Flag;
      };
      answer: schemas.Estimate;
    };
  };
  '/api/ext/v1/treatplans/{TreatPlanNum}/evidence': {
    get: {
      path: {
        TreatPlanNum: number;
      };
      query?: Formats;
      answer: schemas.Evidence;
    };
  };
  '/api/ext/v1/treatplans/{TreatPlanNum}': {
    get: {
      path: {
        TreatPlanNum: number;
      };
      query?: Formats & {
        include?: string;
      };
      answer: schemas.WholePlan;
    };
  };
  '/api/ext/v1/treatplans/{TreatPlanNum}/handover': {
    post: {
      path: {
        TreatPlanNum: number;
      };
      query?: Formats;
      body?: schemas.PostExtTreatplansByTreatPlanNumHandoverBody;
      answer: schemas.Handover;
    };
    delete: {
      path: {
        TreatPlanNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/treatplans': {
    get: {
      query?: Walk & {
        PatNum?: number;
        SecDateTEdit?: string;
        TPStatus?: schemas.TPStatus;
      };
      answer: schemas.TreatPlan[];
    };
    post: {
      query?: Formats;
      body: schemas.PostTreatplansBody;
      answer: schemas.TreatPlan;
    };
  };
  '/treatplans/Saved': {
    post: {
      query?: Formats;
      body: schemas.PostTreatplansSavedBody;
      answer: schemas.TreatPlan;
    };
  };
  '/treatplans/{TreatPlanNum}': {
    put: {
      path: {
        TreatPlanNum: number;
      };
      query?: Formats;
      body?: schemas.PutTreatplansByTreatPlanNumBody;
      answer: schemas.TreatPlan;
    };
    delete: {
      path: {
        TreatPlanNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/api/ext/v1/treatplans/{TreatPlanNum}/pdf': {
    get: {
      path: {
        TreatPlanNum: number;
      };
      query?: Formats & {
        render?: 'now';
      };
      answer: Uint8Array;
    };
  };
  '/usergroupattaches': {
    get: {
      query?: Walk & {
        UserNum?: number;
        UserGroupNum?: number;
      };
      answer: schemas.UserGroupAttach[];
    };
  };
  '/usergroups': {
    get: {
      query?: Walk & {
        includeCEMT?: schemas.Flag;
      };
      answer: schemas.UserGroup[];
    };
  };
  '/userods': {
    get: {
      query?: Walk & {
        includeHidden?: schemas.Flag;
        includeCEMT?: schemas.Flag;
      };
      answer: schemas.Userod[];
    };
    post: {
      query?: Formats;
      body: schemas.PostUserodsBody;
      answer: schemas.NewUserod;
    };
  };
  '/userods/{UserNum}': {
    put: {
      path: {
        UserNum: number;
      };
      query?: Formats;
      body?: schemas.PutUserodsByUserNumBody;
      answer: schemas.Userod;
    };
  };
  '/vitalsigns/{VitalsignNum}': {
    get: {
      path: {
        VitalsignNum: number;
      };
      query?: Formats;
      answer: schemas.Vitalsign;
    };
    put: {
      path: {
        VitalsignNum: number;
      };
      query?: Formats;
      body?: schemas.PutVitalsignsByVitalsignNumBody;
      answer: schemas.Vitalsign;
    };
    delete: {
      path: {
        VitalsignNum: number;
      };
      query?: Formats;
      answer: undefined;
    };
  };
  '/vitalsigns': {
    get: {
      query?: Walk & {
        PatNum?: number;
      };
      answer: schemas.Vitalsign[];
    };
    post: {
      query?: Formats;
      body: schemas.PostVitalsignsBody;
      answer: schemas.Vitalsign;
    };
  };
}
export type RefusalCode = 'FieldRequired' | 'FieldUnknown' | 'MethodUnknown' | 'FieldFormat' | 'TooLong' | 'FieldsExclusive' | 'RequestMalformed' | 'JsonInvalid' | 'HeaderInvalid' | 'Signed' | 'NotOfPatient' | 'Deleted' | 'InUse' | 'CannotDelete' | 'CannotChange' | 'FieldInvalid' | 'Rule' | 'PermissionMissing' | 'KeyDisabled' | 'TokenInvalid' | 'CredentialsInvalid' | 'Forbidden' | 'ResourceUnknown' | 'RowNotFound' | 'TooSlow' | 'RequestRunning' | 'Changed' | 'Gone' | 'ConditionFailed' | 'IdempotencyKeyReused' | 'TooManyRequests' | 'ServerFault' | 'Unavailable' | 'QueryTooLong' | 'DiskFull';
