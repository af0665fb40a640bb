import { IN_ACCOUNTS, PAID } from '../../domain/claimproc-statuses.ts';
import { ClaimProcStatus, PayPlanChargeType, PayPlanLinkType } from '../../domain/enums.ts';

const { NotReceived, Estimate, CapEstimate } = ClaimProcStatus;

/** Splits outside of this plan reduce what there is to finance; splits of the plan itself pay what is financed. */
const paidElsewhere = (column: 'ProcNum' | 'AdjNum') =>
  `(SELECT COALESCE(SUM(s.SplitAmt), 0) FROM {paysplit} s WHERE s.${column} = l.FKey AND s.PayPlanNum <> l.PayPlanNum)`;

const estimate = (override: string, value: string) =>
  `CASE WHEN c.${override} <> -1 THEN c.${override} WHEN c.${value} <> -1 THEN c.${value} ELSE 0 END`;

/** What insurance paid and wrote off for the procedure, or is estimated to pay and write off. */
const insurance = `(SELECT COALESCE(SUM(CASE
    WHEN c.Status IN (${PAID}) THEN c.InsPayAmt + c.WriteOff
    WHEN c.Status = ${NotReceived} THEN c.InsPayEst + c.WriteOff
    ELSE ${estimate('InsEstTotalOverride', 'InsEstTotal')} + ${estimate('WriteOffEstOverride', 'WriteOffEst')} END), 0)
  FROM {claimproc} c WHERE c.ProcNum = l.FKey AND c.Status IN
    (${[...IN_ACCOUNTS, Estimate, CapEstimate]}))`;

const procedure = `(SELECT g.ProcFee * CASE WHEN g.UnitQty + g.BaseUnits > 1 THEN g.UnitQty + g.BaseUnits ELSE 1 END
    + (SELECT COALESCE(SUM(a.AdjAmt), 0) FROM {adjustment} a WHERE a.ProcNum = l.FKey)
    - ${insurance} - ${paidElsewhere('ProcNum')}
  FROM {procedurelog} g WHERE g.ProcNum = l.FKey)`;

const adjustment = `(SELECT a.AdjAmt - ${paidElsewhere('AdjNum')} FROM {adjustment} a WHERE a.AdjNum = l.FKey)`;

/**
 * What a payment plan finances, in dollars (`companions-insurance.md` 18): for a dynamic plan the procedures and
 * adjustments linked to it, each with the amount fixed on its link if there is one, else its own; for an older plan the
 * sum of its credits. `p` is the plan.
 */
export const principalSql = `CASE WHEN p.IsDynamic <> 0 THEN
  (SELECT COALESCE(SUM(CASE WHEN l.AmountOverride <> 0 THEN l.AmountOverride
    WHEN l.LinkType = ${PayPlanLinkType.Procedure} THEN ${procedure}
    WHEN l.LinkType = ${PayPlanLinkType.Adjustment} THEN ${adjustment} ELSE 0 END), 0)
  FROM {payplanlink} l WHERE l.PayPlanNum = p.PayPlanNum)
  ELSE (SELECT COALESCE(SUM(r.Principal), 0) FROM {payplancharge} r
    WHERE r.PayPlanNum = p.PayPlanNum AND r.ChargeType = ${PayPlanChargeType.Credit}) END`;
