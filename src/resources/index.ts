import type { Operation } from '../http/operation.ts';
import { accountModuleOperations } from './accountmodules/routes.ts';
import { adjustmentOperations } from './adjustments/routes.ts';
import { allergyOperations } from './allergies/routes.ts';
import { allergyDefOperations } from './allergydefs/routes.ts';
import { appointmentOperations } from './appointments/routes.ts';
import { appointmentTypeOperations } from './appointmenttypes/routes.ts';
import { apptFieldDefOperations } from './apptfielddefs/routes.ts';
import { apptFieldOperations } from './apptfields/routes.ts';
import { asapCommOperations } from './asapcomms/routes.ts';
import { autoNoteControlOperations } from './autonotecontrols/routes.ts';
import { autoNoteOperations } from './autonotes/routes.ts';
import { benefitOperations } from './benefits/routes.ts';
import { carrierOperations } from './carriers/routes.ts';
import { changeOperations } from './changes/routes.ts';
import { publishedRows as rowsOf, rowsOfTables } from './changes/rows.ts';
import { chartModuleOperations } from './chartmodules/routes.ts';
import { chartOperations } from './charts/routes.ts';
import { claimFormOperations } from './claimforms/routes.ts';
import { claimPaymentOperations } from './claimpayments/routes.ts';
import { claimProcOperations } from './claimprocs/routes.ts';
import { claimOperations } from './claims/routes.ts';
import { claimTrackingOperations } from './claimtrackings/routes.ts';
import { clinicOperations } from './clinics/routes.ts';
import { clockEventOperations } from './clockevents/routes.ts';
import { codeGroupOperations } from './codegroups/routes.ts';
import { commlogOperations } from './commlogs/routes.ts';
import { computerOperations } from './computers/routes.ts';
import { covCatOperations } from './covcats/routes.ts';
import { covSpanOperations } from './covspans/routes.ts';
import { definitionOperations } from './definitions/routes.ts';
import { deliveryOperations } from './deliveries/routes.ts';
import { depositOperations } from './deposits/routes.ts';
import { discountPlanOperations } from './discountplans/routes.ts';
import { discountPlanSubOperations } from './discountplansubs/routes.ts';
import { diseaseDefOperations } from './diseasedefs/routes.ts';
import { diseaseOperations } from './diseases/routes.ts';
import { documentOperations } from './documents/routes.ts';
import { ehrPatientOperations } from './ehrpatients/routes.ts';
import { employeeOperations } from './employees/routes.ts';
import { employerOperations } from './employers/routes.ts';
import { eobAttachOperations } from './eobattaches/routes.ts';
import { estimateOperations } from './estimates/routes.ts';
import { etransMessageTextOperations } from './etransmessagetexts/routes.ts';
import { etransOperations } from './etranss/routes.ts';
import { evidenceOperations } from './evidence/routes.ts';
import { familyModuleOperations } from './familymodules/routes.ts';
import { feeOperations } from './fees/routes.ts';
import { feeSchedOperations } from './feescheds/routes.ts';
import { guardianOperations } from './guardians/routes.ts';
import { histAppointmentOperations } from './histappointments/routes.ts';
import { insPlanOperations } from './insplans/routes.ts';
import { insSubOperations } from './inssubs/routes.ts';
import { insVerifyOperations } from './insverifies/routes.ts';
import { keepingMoney } from './kept-money.ts';
import { labCaseOperations } from './labcases/routes.ts';
import { laboratoryOperations } from './laboratories/routes.ts';
import { labTurnaroundOperations } from './labturnarounds/routes.ts';
import { medicationPatOperations } from './medicationpats/routes.ts';
import { medicationOperations } from './medications/routes.ts';
import { operatoryOperations } from './operatories/routes.ts';
import { patFieldDefOperations } from './patfielddefs/routes.ts';
import { patFieldOperations } from './patfields/routes.ts';
import { patientNoteOperations } from './patientnotes/routes.ts';
import { patientRaceOperations } from './patientraces/routes.ts';
import { patientOperations } from './patients/routes.ts';
import { patPlanOperations } from './patplans/routes.ts';
import { patRestrictionOperations } from './patrestrictions/routes.ts';
import { paymentOperations } from './payments/routes.ts';
import { payPlanChargeOperations } from './payplancharges/routes.ts';
import { payPlanLinkOperations } from './payplanlinks/routes.ts';
import { payPlanOperations } from './payplans/routes.ts';
import { paySplitOperations } from './paysplits/routes.ts';
import { perioExamOperations } from './perioexams/routes.ts';
import { perioMeasureOperations } from './periomeasures/routes.ts';
import { pharmacyOperations } from './pharmacies/routes.ts';
import { popupOperations } from './popups/routes.ts';
import { preferenceOperations } from './preferences/routes.ts';
import { procedureCodeOperations } from './procedurecodes/routes.ts';
import { procedurelogOperations } from './procedurelogs/routes.ts';
import { procNoteOperations } from './procnotes/routes.ts';
import { procTpOperations } from './proctps/routes.ts';
import { providerOperations } from './providers/routes.ts';
import { queryOperations } from './queries/routes.ts';
import { quickPasteCatOperations } from './quickpastecats/routes.ts';
import { quickPasteNoteOperations } from './quickpastenotes/routes.ts';
import { recallOperations } from './recalls/routes.ts';
import { recallTypeOperations } from './recalltypes/routes.ts';
import { refAttachOperations } from './refattaches/routes.ts';
import { referralOperations } from './referrals/routes.ts';
import { reportOperations } from './reports/routes.ts';
import { rxPatOperations } from './rxpats/routes.ts';
import { scheduleOpOperations } from './scheduleops/routes.ts';
import { scheduleOperations } from './schedules/routes.ts';
import { securityLogOperations } from './securitylogs/routes.ts';
import { securityPermOperations } from './securityperms/routes.ts';
import { sheetDefOperations } from './sheetdefs/routes.ts';
import { sheetFieldDefOperations } from './sheetfielddefs/routes.ts';
import { sheetFieldOperations } from './sheetfields/routes.ts';
import { sheetOperations } from './sheets/routes.ts';
import { signalodOperations } from './signalods/routes.ts';
import { statementOperations } from './statements/routes.ts';
import { subscriptionOperations } from './subscriptions/routes.ts';
import { substitutionLinkOperations } from './substitutionlinks/routes.ts';
import { taskListOperations } from './tasklists/routes.ts';
import { taskNoteOperations } from './tasknotes/routes.ts';
import { taskOperations } from './tasks/routes.ts';
import { toothInitialOperations } from './toothinitials/routes.ts';
import { treatPlanAttachOperations } from './treatplanattaches/routes.ts';
import { presentationOperations } from './treatplans/presentation/routes.ts';
import { treatPlanOperations } from './treatplans/routes.ts';
import { userGroupAttachOperations } from './usergroupattaches/routes.ts';
import { userGroupOperations } from './usergroups/routes.ts';
import { userodOperations } from './userods/routes.ts';
import { vitalsignOperations } from './vitalsigns/routes.ts';

/** The resources; one is removed by deleting its folder and its lines here. */
const resources: readonly Operation[] = [
  ...accountModuleOperations,
  ...adjustmentOperations,
  ...allergyOperations,
  ...allergyDefOperations,
  ...appointmentOperations,
  ...appointmentTypeOperations,
  ...apptFieldDefOperations,
  ...apptFieldOperations,
  ...asapCommOperations,
  ...autoNoteControlOperations,
  ...autoNoteOperations,
  ...benefitOperations,
  ...carrierOperations,
  ...chartModuleOperations,
  ...chartOperations,
  ...claimFormOperations,
  ...claimPaymentOperations,
  ...claimProcOperations,
  ...claimOperations,
  ...claimTrackingOperations,
  ...clinicOperations,
  ...clockEventOperations,
  ...codeGroupOperations,
  ...commlogOperations,
  ...computerOperations,
  ...covCatOperations,
  ...covSpanOperations,
  ...definitionOperations,
  ...depositOperations,
  ...discountPlanOperations,
  ...discountPlanSubOperations,
  ...deliveryOperations,
  ...diseaseDefOperations,
  ...diseaseOperations,
  ...ehrPatientOperations,
  ...employeeOperations,
  ...employerOperations,
  ...eobAttachOperations,
  ...documentOperations,
  ...estimateOperations,
  ...etransMessageTextOperations,
  ...etransOperations,
  ...evidenceOperations,
  ...feeOperations,
  ...familyModuleOperations,
  ...feeSchedOperations,
  ...guardianOperations,
  ...histAppointmentOperations,
  ...insPlanOperations,
  ...insSubOperations,
  ...insVerifyOperations,
  ...labCaseOperations,
  ...laboratoryOperations,
  ...labTurnaroundOperations,
  ...medicationPatOperations,
  ...medicationOperations,
  ...operatoryOperations,
  ...patFieldDefOperations,
  ...patFieldOperations,
  ...patientNoteOperations,
  ...patientRaceOperations,
  ...patientOperations,
  ...patPlanOperations,
  ...patRestrictionOperations,
  ...paymentOperations,
  ...payPlanChargeOperations,
  ...payPlanLinkOperations,
  ...payPlanOperations,
  ...paySplitOperations,
  ...perioExamOperations,
  ...perioMeasureOperations,
  ...pharmacyOperations,
  ...popupOperations,
  ...preferenceOperations,
  ...procedureCodeOperations,
  ...procedurelogOperations,
  ...procNoteOperations,
  ...procTpOperations,
  ...providerOperations,
  ...queryOperations,
  ...quickPasteCatOperations,
  ...quickPasteNoteOperations,
  ...recallOperations,
  ...recallTypeOperations,
  ...refAttachOperations,
  ...referralOperations,
  ...reportOperations,
  ...rxPatOperations,
  ...scheduleOpOperations,
  ...scheduleOperations,
  ...securityLogOperations,
  ...securityPermOperations,
  ...sheetDefOperations,
  ...sheetFieldDefOperations,
  ...sheetFieldOperations,
  ...sheetOperations,
  ...signalodOperations,
  ...statementOperations,
  ...subscriptionOperations,
  ...substitutionLinkOperations,
  ...taskListOperations,
  ...taskNoteOperations,
  ...taskOperations,
  ...toothInitialOperations,
  ...treatPlanAttachOperations,
  ...presentationOperations,
  ...treatPlanOperations,
  ...userGroupAttachOperations,
  ...userGroupOperations,
  ...userodOperations,
  ...vitalsignOperations,
];

const rowsRead = rowsOfTables(resources);

/** Every operation the server offers: those of the resources, and the change feed over all of them. */
export const operations: readonly Operation[] = [...resources, ...changeOperations(resources, rowsRead)].map(
  keepingMoney,
);

/** Their rows, for code that sends rows without being asked. */
export const publishedRows = rowsOf(rowsRead);
