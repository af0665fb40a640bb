/**
 * The sample answers of the published TreatPlans, TreatPlanAttaches and ProcTPs pages, a missing comma added: names,
 * order, JSON types and figures as printed. Sentences and descriptions are wording of our own.
 */

export const PLANS_GET = String.raw`[
{
"TreatPlanNum": 1786,
"PatNum": 1897,
"DateTP": "0001-01-01",
"Heading": "Active Treatment Plan",
"Note": "What follows is a forecast:\nYour insurance decides later what it pays.\nWhatever it leaves open is for you to pay, also after a payment in advance.",
"SigIsTopaz": "false",
"ResponsParty": 0,
"DocNum": 0,
"TPStatus": "Active",
"SecUserNumEntry": 12,
"SecDateEntry": "2022-07-02",
"SecDateTEdit": "2022-07-02 09:39:54",
"UserNumPresenter": 0,
"TPType": "Insurance",
"DateTSigned": "0001-01-01 00:00:00",
"DateTPracticeSigned": "0001-01-01 00:00:00",
"SignatureText": "",
"SignaturePracticeText": "",
"isSigned": "false",
"isSignedPractice": "false"
},
{
"TreatPlanNum": 1787,
"PatNum": 1901,
"DateTP": "0001-01-01",
"Heading": "Active Treatment Plan",
"Note": "What follows is a forecast:\nYour insurance decides later what it pays.\nWhatever it leaves open is for you to pay, also after a payment in advance.",
"SigIsTopaz": "false",
"ResponsParty": 0,
"DocNum": 0,
"TPStatus": "Active",
"SecUserNumEntry": 12,
"SecDateEntry": "2022-07-02",
"SecDateTEdit": "2022-07-02 10:32:51",
"UserNumPresenter": 0,
"TPType": "Insurance",
"DateTSigned": "0001-01-01 00:00:00",
"DateTPracticeSigned": "0001-01-01 00:00:00",
"SignatureText": "",
"SignaturePracticeText": "",
"isSigned": "false",
"isSignedPractice": "false"
},
{
"TreatPlanNum": 1788,
"PatNum": 1906,
"DateTP": "0001-01-01",
"Heading": "Saved Treatment Plan",
"Note": "What follows is a forecast:\nYour insurance decides later what it pays.\nWhatever it leaves open is for you to pay, also after a payment in advance.",
"SigIsTopaz": "false",
"ResponsParty": 0,
"DocNum": 0,
"TPStatus": "Saved",
"SecUserNumEntry": 13,
"SecDateEntry": "2022-07-02",
"SecDateTEdit": "2022-07-02 11:39:54",
"UserNumPresenter": 0,
"TPType": "Insurance",
"DateTSigned": "2022-07-02 11:39:54",
"DateTPracticeSigned": "2022-07-02 11:39:54",
"SignatureText": "Brandon Booter",
"SignaturePracticeText": "Dr. Carl Moore",
"isSigned": "true",
"isSignedPractice": "true"
}
]`;

export const PLANS_POST = `{
"TreatPlanNum": 18,
"PatNum": 31,
"DateTP": "0001-01-01",
"Heading": "Fillings",
"Note": "ONLY AN ESTIMATE.",
"SigIsTopaz": "false",
"ResponsParty": 0,
"DocNum": 0,
"TPStatus": "Inactive",
"SecUserNumEntry": 0,
"SecDateEntry": "2023-08-10",
"SecDateTEdit": "2023-08-10 12:18:12",
"UserNumPresenter": 0,
"TPType": "Insurance",
"DateTSigned": "0001-01-01 00:00:00",
"DateTPracticeSigned": "0001-01-01 00:00:00",
"SignatureText": "",
"SignaturePracticeText": "",
"isSigned": "false",
"isSignedPractice": "false"
}`;

export const PLANS_SAVED = `{
"TreatPlanNum": 138,
"PatNum": 15,
"DateTP": "2023-09-22",
"Heading": "Saved Plan",
"Note": "The shares of your insurance are a forecast. A deductible that is still open, a maximum that is used up, or a low table of fees changes them.",
"SigIsTopaz": "false",
"ResponsParty": 0,
"DocNum": 0,
"TPStatus": "Saved",
"SecUserNumEntry": 0,
"SecDateEntry": "2023-09-22",
"SecDateTEdit": "2023-09-22 14:45:35",
"UserNumPresenter": 5,
"TPType": "Insurance",
"DateTSigned": "0001-01-01 00:00:00",
"DateTPracticeSigned": "0001-01-01 00:00:00",
"SignatureText": "",
"SignaturePracticeText": "",
"isSigned": "false",
"isSignedPractice": "false"
}`;

export const PLANS_PUT = `{
"TreatPlanNum": 9087,
"PatNum": 8643,
"DateTP": "2024-01-27",
"Heading": "Saved Treatment Plan for Extractions + Implant",
"Note": "What follows is a forecast: your insurance decides later what it pays. Whatever it leaves open is for you to pay. The patient chose this plan at home..",
"SigIsTopaz": "false",
"ResponsParty": 712,
"DocNum": 476,
"TPStatus": "Saved",
"SecUserNumEntry": 0,
"SecDateEntry": "2024-01-22",
"SecDateTEdit": "2024-01-27 14:13:05",
"UserNumPresenter": 0,
"TPType": "Insurance",
"DateTSigned": "2024-01-27 14:13:05",
"DateTPracticeSigned": "2024-01-27 14:13:05",
"SignatureText": "Pamela Hoovey",
"SignaturePracticeText": "Dr. Ben Jeong",
"isSigned": "true",
"isSignedPractice": "true"
}`;

export const ATTACHES_GET = `[
{
"TreatPlanAttachNum": 3211,
"TreatPlanNum": 1845,
"ProcNum": 1977,
"Priority": 151,
"priority": "1"
},
{
"TreatPlanAttachNum": 3222,
"TreatPlanNum": 1845,
"ProcNum": 11018,
"Priority": 159,
"priority": "Recmend"
},
{
"TreatPlanAttachNum": 3223,
"TreatPlanNum": 1845,
"ProcNum": 11017,
"Priority": 148,
"priority": "Wait"
},
{
"TreatPlanAttachNum": 3234,
"TreatPlanNum": 1845,
"ProcNum": 11005,
"Priority": 0,
"priority": ""
}
]`;

export const ATTACHES_POST = `{
"TreatPlanAttachNum": 70,
"TreatPlanNum": 9,
"ProcNum": 132,
"Priority": 148,
"priority": "Wait"
}`;

export const ATTACHES_PUT = `{
"TreatPlanAttachNum": 70,
"TreatPlanNum": 9,
"ProcNum": 132,
"Priority": 149,
"priority": "Low"
}`;

export const PROCTPS_GET = `[
{
"ProcTPNum": 976,
"TreatPlanNum": 963,
"PatNum": 722,
"ProcNumOrig": 1154,
"ItemOrder": 0,
"Priority": 0,
"priority": "",
"ToothNumTP": "13",
"Surf": "MOD",
"ProcCode": "D2393",
"Descript": "White filling, back, 3 sides",
"FeeAmt": 204.0,
"PriInsAmt": 80.0,
"SecInsAmt": 0.0,
"PatAmt": 70.0,
"Discount": 54.0,
"Prognosis": "",
"Dx": "",
"ProcAbbr": "C3 (P)",
"SecUserNumEntry": 12,
"SecDateEntry": "2023-01-24",
"SecDateTEdit": "2023-01-24 09:33:46",
"FeeAllowed": 0.0,
"TaxAmt": 0.0,
"ProvNum": 11,
"DateTP": "2022-12-19",
"ClinicNum": 3,
"CatPercUCR": 204.0
},
{
"ProcTPNum": 977,
"TreatPlanNum": 963,
"PatNum": 722,
"ProcNumOrig": 1167,
"ItemOrder": 1,
"Priority": 0,
"priority": "",
"ToothNumTP": "",
"Surf": "",
"ProcCode": "D0140",
"Descript": "Limited Exam",
"FeeAmt": 57.0,
"PriInsAmt": 57.0,
"SecInsAmt": 0.0,
"PatAmt": 0.0,
"Discount": 0.0,
"Prognosis": "",
"Dx": "",
"ProcAbbr": "LimEx",
"SecUserNumEntry": 12,
"SecDateEntry": "2023-01-24",
"SecDateTEdit": "2023-01-24 09:33:46",
"FeeAllowed": 0.0,
"TaxAmt": 0.0,
"ProvNum": 11,
"DateTP": "2022-12-19",
"ClinicNum": 3,
"CatPercUCR": 57.0
}
]`;

export const PROCTPS_PUT = `{
"ProcTPNum": 1,
"TreatPlanNum": 1,
"PatNum": 2040,
"ProcNumOrig": 10052,
"ItemOrder": 0,
"Priority": 0,
"priority": "",
"ToothNumTP": "",
"Surf": "",
"ProcCode": "D1110",
"Descript": "Adult cleaning",
"FeeAmt": 72.0,
"PriInsAmt": 72.0,
"SecInsAmt": 0.0,
"PatAmt": 0.0,
"Discount": 17.0,
"Prognosis": "",
"Dx": "",
"ProcAbbr": "Pro",
"SecUserNumEntry": 0,
"SecDateEntry": "2022-09-29",
"SecDateTEdit": "2022-09-29 11:45:57",
"FeeAllowed": 0.0,
"TaxAmt": 0.0,
"ProvNum": 0,
"DateTP": "0001-01-01",
"ClinicNum": 0,
"CatPercUCR": 0.0
}`;
