/** `claimproc.Status`. */
export const ClaimProcStatus = {
  NotReceived: 0,
  Received: 1,
  Preauth: 2,
  Adjustment: 3,
  Supplemental: 4,
  CapClaim: 5,
  Estimate: 6,
  CapComplete: 7,
  CapEstimate: 8,
  InsHist: 9,
} as const;
export type ClaimProcStatus = (typeof ClaimProcStatus)[keyof typeof ClaimProcStatus];

/** `claim.ClaimStatus`, stored as the letter. */
export const ClaimStatus = {
  Unsent: 'U',
  HoldUntilPrimaryReceived: 'H',
  WaitingToSend: 'W',
  ProbablySent: 'P',
  Sent: 'S',
  Received: 'R',
  HoldForInProcess: 'I',
  Adjustment: 'A',
} as const;
export type ClaimStatus = (typeof ClaimStatus)[keyof typeof ClaimStatus];

/** `claim.ClaimType`, stored as the text. */
export const ClaimType = {
  Primary: 'P',
  Secondary: 'S',
  PreAuth: 'PreAuth',
  Other: 'Other',
  Cap: 'Cap',
} as const;
export type ClaimType = (typeof ClaimType)[keyof typeof ClaimType];

/** `claimtracking.TrackingType`, stored as the text. */
export const ClaimTrackingType = {
  StatusHistory: 'StatusHistory',
  ClaimUser: 'ClaimUser',
  ClaimProcReceived: 'ClaimProcReceived',
} as const;
export type ClaimTrackingType = (typeof ClaimTrackingType)[keyof typeof ClaimTrackingType];

/** `etrans.Etype`. */
export const EtransType = {
  ClaimSent: 0,
  ClaimPrinted: 1,
  Claim_CA: 2,
  Claim_Ren: 3,
  ClaimAck_CA: 4,
  ClaimEOB_CA: 5,
  Eligibility_CA: 6,
  EligResponse_CA: 7,
  ClaimReversal_CA: 8,
  Predeterm_CA: 9,
  RequestOutstand_CA: 10,
  RequestSumm_CA: 11,
  RequestPay_CA: 12,
  ClaimCOB_CA: 13,
  ReverseResponse_CA: 14,
  PredetermAck_CA: 15,
  PredetermEOB_CA: 16,
  OutstandingAck_CA: 17,
  EmailResponse_CA: 18,
  PaymentResponse_CA: 19,
  SummaryResponse_CA: 20,
  Acknowledge_997: 21,
  StatusNotify_277: 22,
  TextReport: 23,
  BenefitInquiry270: 24,
  BenefitResponse271: 25,
  AckError: 26,
  ERA_835: 27,
  Acknowledge_999: 28,
  Ack_Interchange: 29,
  Claim_Ramq: 30,
  ItransNcpl: 31,
  HTML: 32,
  DXCAttachments: 33,
  Attachment_CA: 34,
  AttachmentAck_CA: 35,
  Claim_XConnect: 36,
  ClaimAck_XConnect: 37,
} as const;
export type EtransType = (typeof EtransType)[keyof typeof EtransType];
