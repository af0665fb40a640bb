import type { IncomingMessage } from 'node:http';

/** Bytes from which on a piece is handed on as it came, and those that are gathered before they are. */
const LARGE = 4096;
const FULL = 16_384;

/**
 * Puts small pieces of a body together. Whoever sends one may cut it into pieces of a byte, and each costs some hundred
 * bytes of memory until the body is whole, wherever it waits. What is gathered is handed on when it is enough, or at the end.
 */
export function gatherPieces(request: IncomingMessage): void {
  const { push } = request;
  let first: Buffer | undefined;
  let gathered: Buffer | undefined;
  let length = 0;

  function gather(piece: Buffer): void {
    if (!gathered) {
      gathered = Buffer.allocUnsafeSlow(FULL);
      if (first) length = first.copy(gathered);
      first = undefined;
    }
    length += piece.copy(gathered, length);
  }
  /** False when whoever reads the body does not want more for now. Nearly every body is one piece, and is not copied. */
  function handOn(): boolean {
    const all = gathered?.subarray(0, length) ?? first;
    first = undefined;
    gathered = undefined;
    length = 0;
    return all === undefined || push.call(request, all);
  }
  request.push = (piece: Buffer | null) => {
    if (piece === null || piece.length >= LARGE) {
      handOn();
      return push.call(request, piece);
    }
    const isWanted = length + piece.length <= FULL || handOn();
    if (first || gathered) gather(piece);
    else first = piece;
    return isWanted;
  };
}
