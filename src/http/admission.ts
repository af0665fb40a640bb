import { LeadNeeded } from '../db/trouble.ts';
import { type FindCaller, identifyCaller, requireAccess } from './callers/caller.ts';
import { type HandedOver, handoverToken } from './callers/handover-caller.ts';
import { lockOut } from './callers/lock-out.ts';
import { throttle } from './callers/throttle.ts';
import { isStrangersPage } from './connections/strangers-page.ts';
import type { Admitted, Exchange } from './exchange.ts';
import type { Lead } from './lead/lead.ts';
import type { Mode } from './request/common-parameters.ts';
import type { Route } from './routes.ts';

export interface Doors {
  readonly mode: Mode;
  readonly findCaller: FindCaller;
  /** Who stands behind the token of a handover; absent where nothing is handed over. */
  readonly handedOver?: HandedOver | undefined;
  /** Who answers what this process may not; absent where this one answers all. */
  readonly lead?: Lead | undefined;
}

type FindRoute = (method: string, url: string) => Route;

/** Lets a request in: who asks for what, or the refusal. */
export function admission({ mode, findCaller, handedOver, lead }: Doors, onLockOut: (address: string) => void) {
  const waitTurn = mode === 'remote' ? throttle(() => performance.now()) : undefined;
  const guarded = lead?.guard ?? lockOut(() => performance.now(), onLockOut);

  return ({ method, url, headers, address }: Exchange, findRoute: FindRoute): Admitted => {
    const { authorization } = headers;
    const token = handoverToken(authorization);
    if (token !== undefined && lead) throw new LeadNeeded();
    const caller =
      token === undefined || !handedOver
        ? identifyCaller(authorization, guarded({ address, isStrangersPage: isStrangersPage(headers) }, findCaller))
        : handedOver(token, address);
    waitTurn?.(caller);
    const route = findRoute(method, url);
    requireAccess(caller, route.operation);
    if (lead?.isNeededFor(route.operation)) throw new LeadNeeded();
    // A token stands for its plan.
    return { caller, route: caller.plan === undefined ? route : { ...route, id: caller.plan } };
  };
}
