/**
 * A body without the password of a server elsewhere, which belongs into no log, no recording and no hash that is kept. All
 * else stays letter by letter, whatever is wrong with it.
 */
export function withoutPassword(body: string): string {
  if (!/sftppassword|\\u/i.test(body)) return body;
  let told = '';
  let from = 0;
  for (let at = body.indexOf('"'); at >= 0; ) {
    let end = endOfText(body, at);
    const value = isPasswordName(body.slice(at, end)) ? startOfValue(body, end) : undefined;
    if (value !== undefined) {
      end = endOfValue(body, value);
      told += `${body.slice(from, value)}""`;
      from = end;
    }
    at = body.indexOf('"', end);
  }
  return told + body.slice(from);
}

const NAME = 'sftppassword';

/** A name in quotes; each of its letters may be written as six. */
function isPasswordName(quoted: string): boolean {
  if (quoted.length > NAME.length * 6 + 2) return false;
  try {
    return String(JSON.parse(quoted)).toLowerCase() === NAME;
  } catch {
    return false;
  }
}

/** Behind the quote that ends a text, or the end of all. */
function endOfText(body: string, start: number): number {
  for (let at = start + 1; at < body.length; at++) {
    if (body[at] === '\\') at++;
    else if (body[at] === '"') return at + 1;
  }
  return body.length;
}

function startOfValue(body: string, end: number): number | undefined {
  const colon = /\s*:\s*/y;
  colon.lastIndex = end;
  return colon.test(body) ? colon.lastIndex : undefined;
}

function endOfValue(body: string, start: number): number {
  if (body[start] === '"') return endOfText(body, start);
  const next = /[,}\]]/g;
  next.lastIndex = start;
  return next.exec(body)?.index ?? body.length;
}
