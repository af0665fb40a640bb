import { DefCat, PlaceService, ProviderStatus } from '../../domain/enums.ts';
import { preferenceDefaults } from '../../domain/preferences.ts';
import type { Book } from './book.ts';

/** The office itself: clinics, providers, users, definitions and settings. */

export const HARBOR = 1;
export const SCHOOL = 2;

export function addOffice(book: Book): void {
  addClinics(book);
  addProviders(book);
  addUsers(book);
  addDefinitions(book);
  addPreferences(book);
  book.add('referral', { ReferralNum: 1, LName: 'Wexler', FName: 'Dana', Title: 'DDS', IsDoctor: 1, Specialty: 3504 });
}

function addClinics(book: Book): void {
  const harbor = { Address: '1 Harbor Street', City: 'Invented Bay', State: 'OR', Zip: '97000', Phone: '5035550101' };
  const school = { Address: '2 School Hill', City: 'Invented Bay', State: 'OR', Zip: '97000', Phone: '5035550102' };
  book.add('clinic', {
    ClinicNum: HARBOR,
    Abbr: 'Harbor',
    Description: 'Harbor Street Dental',
    ItemOrder: 0,
    ...harbor,
  });
  // Its place of service differs from the office's default, and its plans use the internal sheet (see sheets.ts).
  book.add('clinic', {
    ClinicNum: SCHOOL,
    Abbr: 'School',
    Description: 'School Hill Dental',
    ItemOrder: 1,
    DefaultPlaceService: PlaceService.School,
    ...school,
  });
  book.add('site', { SiteNum: 1, Description: 'Harbor Street', PlaceService: PlaceService.Office });
  book.add('site', { SiteNum: 2, Description: 'Dental bus', PlaceService: PlaceService.MobileUnit });
}

/** Fee schedules 51 and 52 are in fees.ts. */
function addProviders(book: Book): void {
  const general = { FeeSched: 51, Specialty: 3501 };
  const hygiene = { FeeSched: 51, Specialty: 3502, IsSecondary: 1 };
  const providers = [
    { ProvNum: 1, Abbr: 'DOC1', FName: 'Amara', LName: 'Lindqvist', Suffix: 'DDS', ...general },
    { ProvNum: 2, Abbr: 'DOC2', FName: 'Tomás', LName: 'Herrera', Suffix: 'DMD', ...general },
    { ProvNum: 3, Abbr: 'HYG1', FName: 'Mei', LName: 'Tanaka', Suffix: 'RDH', ...hygiene },
    { ProvNum: 4, Abbr: 'HYG2', FName: 'Ruth', LName: 'Adeyemi', Suffix: 'RDH', ...hygiene },
    { ProvNum: 5, Abbr: 'ORTH', FName: 'Sorin', LName: 'Vasile', Suffix: 'DDS', FeeSched: 52, Specialty: 3503 },
    { ProvNum: 6, Abbr: 'SURG', FName: 'Leïla', LName: 'Benali', Suffix: 'DMD', FeeSched: 52, Specialty: 3504 },
    // Bills for the practice, and is no person.
    { ProvNum: 7, Abbr: 'BILL', LName: 'Bitewing Demo Dental', IsNotPerson: 1, FeeSched: 51, Specialty: 3501 },
    // Without a fee schedule: what this provider does costs 0 unless a plan or the patient has a schedule.
    { ProvNum: 8, Abbr: 'LOCM', FName: 'Ines', LName: 'Sommer', Suffix: 'DDS', Specialty: 3501 },
    { ProvNum: 9, Abbr: 'RETD', FName: 'Walter', LName: 'Finch', Suffix: 'DDS', IsHidden: 1, ...general },
    { ProvNum: 10, Abbr: 'GONE', FName: 'Nobody', LName: 'Here', ProvStatus: ProviderStatus.Deleted, ...general },
  ];
  for (const [order, provider] of providers.entries()) book.add('provider', { ItemOrder: order, ...provider });
}

function addUsers(book: Book): void {
  book.add('userod', { UserNum: 1, UserName: 'frontdesk' });
  book.add('userod', { UserNum: 2, UserName: 'dr.lindqvist', ProvNum: 1 });
  book.add('userod', { UserNum: 3, UserName: 'treatment.coordinator', ClinicNum: SCHOOL });
  book.add('userod', { UserNum: 4, UserName: 'former.colleague', IsHidden: 1 });
}

type Line = string | [name: string, value: string, options?: { hidden?: true; color?: number }];

/**
 * Category → its definitions in the office's order. DefNum is category × 100 + place, so 2003 is the third priority.
 */
const definitions: Partial<Record<keyof typeof DefCat, Line[]>> = {
  AdjTypes: [
    ['Plan discount', '-'],
    ['Smile Club', 'dp'],
    ['Courtesy', '-'],
    ['Late charge', '+'],
    ['Sales tax', '+'],
  ],
  ApptConfirmed: ['Not called', 'E-mailed', 'Confirmed', 'Arrived', 'Cannot come', 'Not delivered'],
  BillingTypes: ['Standard', 'No statements'],
  PaymentTypes: ['Check', 'Cash', 'Card'],
  ProcCodeCats: [
    'Exams & X-rays',
    'Cleaning & prevention',
    'Fillings',
    'Crowns & bridges',
    'Root canals',
    'Gums',
    'Dentures',
    'Implants',
    'Surgery',
    'Braces',
    'Other care',
  ],
  RecallUnschedStatus: ['Called', 'Card sent'],
  Diagnosis: [
    ['Caries', 'C'],
    ['Cracked tooth', 'CT'],
    ['Worn filling', 'WF'],
    ['Gum disease', 'GD'],
    ['Missing tooth', 'MT'],
    ['Pain', 'P'],
    ['Old finding', 'OF', { hidden: true }],
  ],
  ImageCats: [
    ['Treatment plans', 'R'],
    ['X-rays', 'X'],
    ['Letters', ''],
    ['Old plans', 'R', { hidden: true }],
  ],
  TxPriorities: [
    // First by order, but hidden: the default priority is the first that can be seen.
    ['Phase 0', '', { hidden: true }],
    ['Urgent', '', { color: -65536 }],
    ['Next visit', '', { color: -16776961 }],
    ['Wait', '', { color: -16744448 }],
    ['Someday', ''],
    ['Declined', '', { color: -8355712 }],
  ],
  BlockoutTypes: ['Lunch', ['Closed', 'NS']],
  // By the names that the page's samples and most programs send as commType.
  CommLogTypes: [
    ['ApptRelated', 'APPT'],
    ['Recall', 'RECALL'],
    ['Financial', 'FIN'],
    ['Misc', 'MISC'],
    ['Insurance', ''],
  ],
  TaskPriorities: [['Usual', 'D'], 'Urgent'],
  ClaimCustomTracking: ['Called', 'Under review'],
  InsuranceVerificationStatus: ['To verify', 'Verified'],
  AutoNoteCats: ['Visits'],
  PaySplitUnearnedType: ['Prepayment', 'Planned treatment'],
  Prognosis: ['Good', 'Fair', 'Poor', 'Hopeless'],
  InsurancePaymentType: ['Check', 'Electronic'],
  ProviderSpecialties: ['General', 'Hygienist', 'Orthodontics', 'Surgery'],
  // What became of a payment that was expected on a line of a claim, and how checks come in.
  ClaimPaymentTracking: ['Paid less than expected', 'Paid to the patient', 'Denied'],
  ClaimPaymentGroups: ['By mail', 'By transfer'],
  WebSchedNewPatApptTypes: ['First visit'],
  // Why a carrier does not settle a claim yet.
  ClaimErrorCode: ['X-ray asked for', 'Wrong subscriber number', 'Sent twice'],
  CarrierGroupNames: ['Commercial', 'State'],
  WebSchedExistingApptTypes: ['Check-up and cleaning', 'Toothache'],
  PayPlanCategories: ['Family', 'Braces'],
  OperatoryTypes: ['Treatment', 'Hygiene'],
};

function addDefinitions(book: Book): void {
  for (const [name, lines] of Object.entries(definitions)) {
    const category = DefCat[name as keyof typeof DefCat];
    for (const [order, line] of lines.entries()) {
      const [itemName, itemValue, { hidden = false, color = -1 } = {}] = typeof line === 'string' ? [line, ''] : line;
      book.add('definition', {
        DefNum: category * 100 + order + 1,
        Category: category,
        ItemOrder: order,
        ItemName: itemName,
        ItemValue: itemValue,
        ItemColor: color,
        IsHidden: Number(hidden),
      });
    }
  }
  // A category whose codes may no longer be charted. It is the last in the table and the first in the order.
  book.add('definition', { DefNum: 1112, Category: DefCat.ProcCodeCats, ItemName: 'Retired codes', IsHidden: 1 });
}

/** What this office set; every other preference has its documented default. */
const officePreferences: Partial<Record<keyof typeof preferenceDefaults, string>> = {
  PracticeTitle: 'Bitewing Demo Dental',
  PracticePhone: '5035550100',
  PracticeDefaultProv: '1',
  PracticeDefaultBillType: '401',
  TreatmentPlanNote: 'This is an estimate. What insurance pays may differ.',
  TreatPlanDiscountAdjustmentType: '101',
  TreatPlanPriorityForDeclined: '2006',
  SheetsDefaultTreatmentPlan: '1',
  EasyNoClinics: '0',
  // Public health on and medical insurance off: PlaceService and SiteNum can be set, ProcTimeEnd is refused.
  EasyHidePublicHealth: '0',
  ShowFeatureMedicalInsurance: '0',
  EasyHideCapitation: '0',
  ProcLockingIsAllowed: '1',
  // Lines of a claim take another provider by themselves, as in the sample of the ClaimProcs page.
  ProcProvChangesClaimProcWithClaim: '0',
  DxIcdVersion: '10',
  InsHistBWCodes: 'D0272,D0274',
  InsHistPanoCodes: 'D0210,D0330',
  InsHistExamCodes: 'D0120,D0150',
  InsHistProphyCodes: 'D1110,D1120',
  // Left blank, so that GET InsuranceHistory has a row that is not set.
  InsHistDebridementCodes: '',
  DiscountPlanExamCodes: 'D0120,D0150',
  DiscountPlanXrayCodes: 'D0210,D0272,D0274,D0330',
  DiscountPlanProphyCodes: 'D1110,D1120',
  DiscountPlanFluorideCodes: 'D1206,D1208',
  DiscountPlanPerioCodes: 'D4341,D4342,D4910',
  DiscountPlanLimitedCodes: 'D0140',
  DiscountPlanPACodes: 'D0220,D0230',
  SalesTaxPercentage: '8.25',
  SalesTaxAdjustmentType: '105',
  PrepaymentUnearnedType: '2901',
  DynamicPayPlanPrepaymentUnearnedType: '2901',
  ApiPaymentType: '1001',
  FinanceChargeAdjustmentType: '104',
  // So that each confirmVal of PUT Confirm has its status.
  ApptEConfirmStatusSent: '202',
  ApptEConfirmStatusAccepted: '203',
  ApptEConfirmStatusDeclined: '205',
  ApptEConfirmStatusSendFailed: '206',
  // Both kinds of broken appointment are charted.
  BrokenApptProcedure: '3',
  PayPlansVersion: '2',
  TpUnearnedType: '2902',
  OrthoBandingCodes: 'D8070,D8080,D8090',
  OrthoDebondCodes: 'D8680',
  OrthoVisitCodes: 'D8670',
  OrthoAutoProcCodeNum: '8670',
  RecallTypeSpecialProphy: '1',
  RecallTypeSpecialChildProphy: '2',
  RecallTypeSpecialPerio: '3',
};

function addPreferences(book: Book): void {
  for (const [name, value] of Object.entries({ ...preferenceDefaults, ...officePreferences })) {
    book.add('preference', { PrefName: name, ValueString: value });
  }
}
