import type { Admitted, Exchange } from '../exchange.ts';
import { longestBody } from './body-limit.ts';
import { announcedBytes, askForBody, isTooMuch, readBodyText } from './body-reader.ts';
import { heldBodies } from './held-bodies.ts';
import { checkCoding, isInUtf8 } from './plain-request.ts';

/**
 * Reads the body of a request that was let in. That of a GET or DELETE counts for nothing, but is read as far as any, and the
 * names in it are told.
 */
export function admittedBodies() {
  const bodies = heldBodies();
  return async (asked: Exchange, { caller, route }: Admitted): Promise<string> => {
    checkCoding(asked.headers);
    asked.response.once('close', () => bodies.giveBack(asked));
    const longest = longestBody(route.operation);
    const announced = announcedBytes(asked);
    if (!isTooMuch(announced, longest)) askForBody(asked.request, asked.response);
    return readBodyText(asked.request, {
      longest,
      announced,
      isInUtf8: isInUtf8(asked.headers),
      take: (bytes) => bodies.take(asked, caller.customer, bytes),
    });
  };
}
