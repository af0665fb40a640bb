/** What version 1 has: each table with its columns. A released version: nothing in this file changes any more. */
export const version1 = {
  apikey: 'APIKeyNum CustApiKey DevName',
  clinic:
    'ClinicNum Description Address Address2 City State Zip Phone BankNumber DefaultPlaceService InsBillingProv Fax EmailAddressNum DefaultProv SmsContractDate SmsMonthlyLimit IsMedicalOnly BillingAddress BillingAddress2 BillingCity BillingState BillingZip PayToAddress PayToAddress2 PayToCity PayToState PayToZip UseBillAddrOnClaims Region ItemOrder IsInsVerifyExcluded Abbr MedLabAccountNum IsConfirmEnabled IsConfirmDefault IsNewPatApptExcluded IsHidden ExternalID SchedNote HasProcOnRx TimeZone EmailAliasOverride',
  clinicpref: 'ClinicPrefNum ClinicNum PrefName ValueString',
  definition: 'DefNum Category ItemOrder ItemName ItemValue ItemColor IsHidden',
  emailaddress: 'EmailAddressNum EmailUsername SenderAddress UserNum',
  employee: 'EmployeeNum LName FName MiddleI IsHidden',
  preference: 'PrefName ValueString PrefNum Comments',
  provider:
    'ProvNum Abbr ItemOrder LName FName MI Suffix FeeSched Specialty SSN StateLicense DEANum IsSecondary ProvColor IsHidden UsingTIN BlueCrossID SigOnFile MedicaidID OutlineColor SchoolClassNum NationalProvID CanadianOfficeNum DateTStamp AnesthProvType TaxonomyCodeOverride IsCDAnet EcwID StateRxID IsNotPerson StateWhereLicensed EmailAddressNum IsInstructor EhrMuStage ProvNumBillingOverride CustomID ProvStatus IsHiddenReport IsErxEnabled Birthdate SchedNote WebSchedDescript WebSchedImageLocation HourlyProdGoalAmt DateTerm PreferredName',
  providercliniclink: 'ProviderClinicLinkNum ProvNum ClinicNum',
  securitylog:
    'SecurityLogNum PermType UserNum LogDateTime LogText PatNum CompName FKey LogSource DefNum DefNumError DateTPrevious',
  securityloghash: 'SecurityLogHashNum SecurityLogNum LogHash',
  signalod: 'SignalNum DateViewing SigDateTime FKey FKeyType IType RemoteRole MsgValue',
  site: 'SiteNum Description Note Address Address2 City State Zip ProvNum PlaceService',
  usergroupattach: 'UserGroupAttachNum UserNum UserGroupNum',
  userod:
    'UserNum UserName Password UserGroupNum EmployeeNum ClinicNum ProvNum IsHidden TaskListInBox AnesthProvType DefaultHidePopups PasswordIsStrong ClinicIsRestricted InboxHidePopups UserNumCEMT DateTFail FailedAttempts DomainUser IsPasswordResetRequired MobileWebPin MobileWebPinFailedAttempts DateTLastLogin EClipboardClinicalPin BadgeId',
  appointment:
    'AptNum PatNum AptStatus Pattern Confirmed TimeLocked Op Note ProvNum ProvHyg AptDateTime NextAptNum UnschedStatus IsNewPatient ProcDescript Assistant ClinicNum IsHygiene DateTStamp DateTimeArrived DateTimeSeated DateTimeDismissed InsPlan1 InsPlan2 DateTimeAskedToArrive ProcsColored ColorOverride AppointmentTypeNum SecUserNumEntry SecDateTEntry Priority ProvBarText PatternSecondary SecurityHash ItemOrderPlanned',
  histappointment:
    'HistApptNum HistUserNum HistDateTStamp HistApptAction ApptSource AptNum PatNum AptStatus Pattern Confirmed TimeLocked Op Note ProvNum ProvHyg AptDateTime NextAptNum UnschedStatus IsNewPatient ProcDescript Assistant ClinicNum IsHygiene DateTStamp DateTimeArrived DateTimeSeated DateTimeDismissed InsPlan1 InsPlan2 DateTimeAskedToArrive ProcsColored ColorOverride AppointmentTypeNum SecUserNumEntry SecDateTEntry Priority ProvBarText PatternSecondary SecurityHash ItemOrderPlanned',
  patient:
    'PatNum LName FName MiddleI Preferred PatStatus Gender Position Birthdate SSN Address Address2 City State Zip HmPhone WkPhone WirelessPhone Guarantor CreditType Email Salutation EstBalance PriProv SecProv FeeSched BillingType ImageFolder AddrNote FamFinUrgNote MedUrgNote ApptModNote StudentStatus SchoolName ChartNumber MedicaidID Bal_0_30 Bal_31_60 Bal_61_90 BalOver90 InsEst BalTotal EmployerNum EmploymentNote County GradeLevel Urgency DateFirstVisit ClinicNum HasIns TrophyFolder PlannedIsDone Premed Ward PreferConfirmMethod PreferContactMethod PreferRecallMethod SchedBeforeTime SchedAfterTime SchedDayOfWeek Language AdmitDate Title PayPlanDue SiteNum DateTStamp ResponsParty CanadianEligibilityCode AskToArriveEarly PreferContactConfidential SuperFamily TxtMsgOk SmokingSnoMed Country DateTimeDeceased BillingCycleDay SecUserNumEntry SecDateEntry HasSuperBilling PatNumCloneFrom DiscountPlanNum HasSignedTil ShortCodeOptIn SecurityHash',
  orthocase:
    'OrthoCaseNum PatNum ProvNum ClinicNum Fee FeeInsPrimary FeePat BandingDate DebondDate DebondDateExpected IsTransfer OrthoType SecDateTEntry SecUserNumEntry SecDateTEdit IsActive FeeInsSecondary',
  orthoproclink: 'OrthoProcLinkNum OrthoCaseNum ProcNum SecDateTEntry SecUserNumEntry ProcLinkType',
  procedurecode:
    'CodeNum ProcCode Descript AbbrDesc ProcTime ProcCat TreatArea NoBillIns IsProsth DefaultNote IsHygiene GTypeNum AlternateCode1 MedicalCode IsTaxed PaintType GraphicColor LaymanTerm IsCanadianLab PreExisting BaseUnits SubstitutionCode SubstOnlyIf DateTStamp IsMultiVisit DrugNDC RevenueCodeDefault ProvNumDefault CanadaTimeUnits IsRadiology DefaultClaimNote DefaultTPNote BypassGlobalLock TaxCode PaintText AreaAlsoToothRange DiagnosticCodes',
  procedurelog:
    'ProcNum PatNum AptNum OldCode ProcDate ProcFee Surf ToothNum ToothRange Priority ProcStatus ProvNum Dx PlannedAptNum PlaceService Prosthesis DateOriginalProsth ClaimNote DateEntryC ClinicNum MedicalCode DiagnosticCode IsPrincDiag ProcNumLab BillingTypeOne BillingTypeTwo CodeNum CodeMod1 CodeMod2 CodeMod3 CodeMod4 RevCode UnitQty BaseUnits StartTime StopTime DateTP SiteNum HideGraphics CanadianTypeCodes ProcTime ProcTimeEnd DateTStamp Prognosis DrugUnit DrugQty UnitQtyType StatementNum IsLocked BillingNote RepeatChargeNum SnomedBodySite DiagnosticCode2 DiagnosticCode3 DiagnosticCode4 ProvOrderOverride Discount IsDateProsthEst IcdVersion IsCpoe SecUserNumEntry SecDateEntry DateComplete OrderingReferralNum TaxAmt Urgency DiscountPlanAmt',
  procgroupitem: 'ProcGroupItemNum ProcNum GroupNum',
  procmultivisit:
    'ProcMultiVisitNum GroupProcMultiVisitNum ProcNum ProcStatus IsInProcess SecDateTEntry SecDateTEdit PatNum',
  procnote: 'ProcNoteNum PatNum ProcNum EntryDateTime UserNum Note SigIsTopaz Signature',
  recall:
    'RecallNum PatNum DateDueCalc DateDue DatePrevious RecallInterval RecallStatus Note IsDisabled DateTStamp RecallTypeNum DisableUntilBalance DisableUntilDate DateScheduled Priority TimePatternOverride',
  recalltrigger: 'RecallTriggerNum RecallTypeNum CodeNum',
  recalltype: 'RecallTypeNum Description DefaultInterval TimePattern Procedures AppendToSpecial',
  refattach:
    'RefAttachNum ReferralNum PatNum ItemOrder RefDate RefType RefToStatus Note IsTransitionOfCare ProcNum DateProcComplete ProvNum DateTStamp',
  referral:
    'ReferralNum LName FName MName SSN UsingTIN Specialty ST Telephone Address Address2 City Zip Note Phone2 IsHidden NotPerson Title EMail PatNum NationalProvID Slip IsDoctor IsTrustedDirect DateTStamp IsPreferred BusinessName DisplayNote',
  repeatcharge:
    'RepeatChargeNum PatNum ProcCode ChargeAmt DateStart DateStop Note CopyNoteToProc CreatesClaim IsEnabled UsePrepay Npi ErxAccountId ProviderName ChargeAmtAlt UnearnedTypes Frequency',
  rxpat:
    'RxNum PatNum RxDate Drug Sig Disp Refills ProvNum Notes PharmacyNum IsControlled DateTStamp SendStatus RxCui DosageCode ErxGuid IsErxOld ErxPharmacyInfo IsProcRequired ProcNum DaysOfSupply PatientInstruction ClinicNum UserNum RxType',
  toothinitial:
    'ToothInitialNum PatNum ToothNum InitialType Movement DrawingSegment ColorDraw SecDateTEntry SecDateTEdit DrawText',
  document:
    'DocNum Description DateCreated DocCategory PatNum FileName ImgType IsFlipped DegreesRotated ToothNumbers Note SigIsTopaz Signature CropX CropY CropW CropH WindowingMin WindowingMax MountItemNum DateTStamp RawBase64 Thumbnail ExternalGUID ExternalSource ProvNum IsCropOld OcrResponseData ImageCaptureType PrintHeading ChartLetterStatus UserNum ChartLetterHash',
  proctp:
    'ProcTPNum TreatPlanNum PatNum ProcNumOrig ItemOrder Priority ToothNumTP Surf ProcCode Descript FeeAmt PriInsAmt SecInsAmt PatAmt Discount Prognosis Dx ProcAbbr SecUserNumEntry SecDateEntry SecDateTEdit FeeAllowed TaxAmt ProvNum DateTP ClinicNum CatPercUCR',
  sheet:
    'SheetNum SheetType PatNum DateTimeSheet FontSize FontName Width Height IsLandscape InternalNote Description ShowInTerminal IsWebForm IsMultiPage IsDeleted SheetDefNum DocNum ClinicNum DateTSheetEdited HasMobileLayout RevID WebFormSheetID',
  sheetdef:
    'SheetDefNum Description SheetType FontSize FontName Width Height IsLandscape PageCount IsMultiPage BypassGlobalLock HasMobileLayout DateTCreated RevID AutoCheckSaveImage AutoCheckSaveImageDocCategory',
  sheetfield:
    'SheetFieldNum SheetNum FieldType FieldName FieldValue FontSize FontName FontIsBold XPos YPos Width Height GrowthBehavior RadioButtonValue RadioButtonGroup IsRequired TabOrder ReportableName TextAlign ItemColor DateTimeSig IsLocked TabOrderMobile UiLabelMobile UiLabelMobileRadioButton SheetFieldDefNum CanElectronicallySign IsSigProvRestricted',
  sheetfielddef:
    'SheetFieldDefNum SheetDefNum FieldType FieldName FieldValue FontSize FontName FontIsBold XPos YPos Width Height GrowthBehavior RadioButtonValue RadioButtonGroup IsRequired TabOrder ReportableName TextAlign IsPaymentOption ItemColor IsLocked TabOrderMobile UiLabelMobile UiLabelMobileRadioButton LayoutMode Language CanElectronicallySign IsSigProvRestricted',
  treatplan:
    'TreatPlanNum PatNum DateTP Heading Note Signature SigIsTopaz ResponsParty DocNum TPStatus SecUserNumEntry SecDateEntry SecDateTEdit UserNumPresenter TPType SignaturePractice DateTSigned DateTPracticeSigned SignatureText SignaturePracticeText MobileAppDeviceNum',
  treatplanattach: 'TreatPlanAttachNum TreatPlanNum ProcNum Priority',
  treatplanparam:
    'TreatPlanParamNum PatNum TreatPlanNum ShowDiscount ShowMaxDed ShowSubTotals ShowTotals ShowCompleted ShowFees ShowIns',
  discountplan:
    'DiscountPlanNum Description FeeSchedNum DefNum IsHidden PlanNote ExamFreqLimit XrayFreqLimit ProphyFreqLimit FluorideFreqLimit PerioFreqLimit LimitedExamFreqLimit PAFreqLimit AnnualMax',
  discountplansub: 'DiscountSubNum DiscountPlanNum PatNum DateEffective DateTerm SubNote',
  fee: 'FeeNum Amount OldCode FeeSched UseDefaultFee UseDefaultCov CodeNum ClinicNum ProvNum SecUserNumEntry SecDateEntry SecDateTEdit DateEffective',
  feesched:
    'FeeSchedNum Description FeeSchedType ItemOrder IsHidden IsGlobal SecUserNumEntry SecDateEntry SecDateTEdit',
  feeschedgroup: 'FeeSchedGroupNum Description FeeSchedNum ClinicNums',
  benefit:
    'BenefitNum PlanNum PatPlanNum CovCatNum BenefitType Percent MonetaryAmt TimePeriod QuantityQualifier Quantity CodeNum CoverageLevel SecDateTEntry SecDateTEdit CodeGroupNum TreatArea',
  carrier:
    'CarrierNum CarrierName Address Address2 City State Zip Phone ElectID NoSendElect IsCDA CDAnetVersion CanadianNetworkNum IsHidden CanadianEncryptionMethod CanadianSupportedTypes SecUserNumEntry SecDateEntry SecDateTEdit TIN CarrierGroupName ApptTextBackColor IsCoinsuranceInverted TrustedEtransFlags CobInsPaidBehaviorOverride EraAutomationOverride OrthoInsPayConsolidate',
  claim:
    'ClaimNum PatNum DateService DateSent ClaimStatus DateReceived PlanNum ProvTreat ClaimFee InsPayEst InsPayAmt DedApplied PreAuthString IsProsthesis PriorDate ReasonUnderPaid ClaimNote ClaimType ProvBill ReferringProv RefNumString PlaceService AccidentRelated AccidentDate AccidentST EmployRelated IsOrtho OrthoRemainM OrthoDate PatRelat PlanNum2 PatRelat2 WriteOff Radiographs ClinicNum ClaimForm AttachedImages AttachedModels AttachedFlags AttachmentID CanadianMaterialsForwarded CanadianReferralProviderNum CanadianReferralReason CanadianIsInitialLower CanadianDateInitialLower CanadianMandProsthMaterial CanadianIsInitialUpper CanadianDateInitialUpper CanadianMaxProsthMaterial InsSubNum InsSubNum2 CanadaTransRefNum CanadaEstTreatStartDate CanadaInitialPayment CanadaPaymentMode CanadaTreatDuration CanadaNumAnticipatedPayments CanadaAnticipatedPayAmount PriorAuthorizationNumber SpecialProgramCode UniformBillType MedType AdmissionTypeCode AdmissionSourceCode PatientStatusCode CustomTracking DateResent CorrectionType ClaimIdentifier OrigRefNum ProvOrderOverride OrthoTotalM ShareOfCost SecUserNumEntry SecDateEntry SecDateTEdit OrderingReferralNum DateSentOrig DateIllnessInjuryPreg DateIllnessInjuryPregQualifier DateOther DateOtherQualifier IsOutsideLab SecurityHash Narrative',
  claimpayment:
    'ClaimPaymentNum CheckDate CheckAmt CheckNum BankBranch Note ClinicNum DepositNum CarrierName DateIssued IsPartial PayType SecUserNumEntry SecDateEntry SecDateTEdit PayGroup',
  claimproc:
    'ClaimProcNum ProcNum ClaimNum PatNum ProvNum FeeBilled InsPayEst DedApplied Status InsPayAmt Remarks ClaimPaymentNum PlanNum DateCP WriteOff CodeSent AllowedOverride Percentage PercentOverride CopayAmt NoBillIns PaidOtherIns BaseEst CopayOverride ProcDate DateEntry LineNumber DedEst DedEstOverride InsEstTotal InsEstTotalOverride PaidOtherInsOverride EstimateNote WriteOffEst WriteOffEstOverride ClinicNum InsSubNum PaymentRow PayPlanNum ClaimPaymentTracking SecUserNumEntry SecDateEntry SecDateTEdit DateSuppReceived DateInsFinalized IsTransfer ClaimAdjReasonCodes IsOverpay SecurityHash',
  codegroup: 'CodeGroupNum GroupName ProcCodes ItemOrder CodeGroupFixed IsHidden ShowInAgeLimit ShowInFrequency',
  covcat: 'CovCatNum Description DefaultPercent CovOrder IsHidden EbenefitCat',
  covspan: 'CovSpanNum CovCatNum FromCode ToCode',
  insfilingcode: 'InsFilingCodeNum Descript EclaimCode ItemOrder GroupType ExcludeOtherCoverageOnPriClaims',
  insplan:
    'PlanNum GroupName GroupNum PlanNote FeeSched PlanType ClaimFormNum UseAltCode ClaimsUseUCR CopayFeeSched EmployerNum CarrierNum AllowedFeeSched TrojanID DivisionNo IsMedical FilingCode DentaideCardSequence ShowBaseUnits CodeSubstNone IsHidden MonthRenew FilingCodeSubtype CanadianPlanFlag CanadianDiagnosticCode CanadianInstitutionCode RxBIN CobRule SopCode SecUserNumEntry SecDateEntry SecDateTEdit HideFromVerifyList OrthoType OrthoAutoProcFreq OrthoAutoProcCodeNumOverride OrthoAutoFeeBilled OrthoAutoClaimDaysWait BillingType HasPpoSubstWriteoffs ExclusionFeeRule ManualFeeSchedNum IsBlueBookEnabled InsPlansZeroWriteOffsOnAnnualMaxOverride InsPlansZeroWriteOffsOnFreqOrAgingOverride PerVisitPatAmount PerVisitInsAmount',
  insplanpreference: 'InsPlanPrefNum PlanNum FKey FKeyType ValueString',
  inssub:
    'InsSubNum PlanNum Subscriber DateEffective DateTerm ReleaseInfo AssignBen SubscriberID BenefitNotes SubscNote SecUserNumEntry SecDateEntry SecDateTEdit',
  patplan:
    'PatPlanNum PatNum Ordinal IsPending Relationship PatID InsSubNum OrthoAutoFeeBilledOverride OrthoAutoNextClaimDate SecDateTEntry SecDateTEdit',
  substitutionlink: 'SubstitutionLinkNum PlanNum CodeNum SubstitutionCode SubstOnlyIf',
  adjustment:
    'AdjNum AdjDate AdjAmt PatNum AdjType ProvNum AdjNote ProcDate ProcNum DateEntry ClinicNum StatementNum SecUserNumEntry SecDateTEdit TaxTransID',
  payment:
    'PayNum PayType PayDate PayAmt CheckNum BankBranch PayNote IsSplit PatNum ClinicNum DateEntry DepositNum Receipt IsRecurringCC SecUserNumEntry SecDateTEdit PaymentSource ProcessStatus RecurringChargeDate ExternalId PaymentStatus IsCcCompleted MerchantFee',
  payplan:
    'PayPlanNum PatNum Guarantor PayPlanDate APR Note PlanNum CompletedAmt InsSubNum PaySchedule NumberOfPayments PayAmt DownPayment IsClosed Signature SigIsTopaz PlanCategory IsDynamic ChargeFrequency DatePayPlanStart IsLocked DateInterestStart DynamicPayPlanTPOption MobileAppDeviceNum SecurityHash SheetDefNum',
  payplancharge:
    'PayPlanChargeNum PayPlanNum Guarantor PatNum ChargeDate Principal Interest Note ProvNum ClinicNum ChargeType ProcNum SecDateTEntry SecDateTEdit StatementNum FKey LinkType IsOffset IsDownPayment',
  payplanlink: 'PayPlanLinkNum PayPlanNum LinkType FKey AmountOverride SecDateTEntry',
  paysplit:
    'SplitNum SplitAmt PatNum ProcDate PayNum IsDiscount DiscountType ProvNum PayPlanNum DatePay ProcNum DateEntry UnearnedType ClinicNum SecUserNumEntry SecDateTEdit FSplitNum AdjNum PayPlanChargeNum PayPlanDebitType SecurityHash',
  bitewing_meta: 'Name Value',
  bitewing_idempotency: 'KeyHash Fingerprint CreatedAt Status Location Body',
  bitewing_patient_lock: 'PatNum Version',
} as const;
