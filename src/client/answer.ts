import type { ParseAs } from './types.ts';

/** What an answer holds: read as the caller asks, else JSON as what it says, text as text and other files as bytes. */
export async function answerOf(response: Response, parseAs?: ParseAs): Promise<unknown> {
  if (parseAs === 'stream') return response.body;
  if (parseAs && parseAs !== 'json') return response[parseAs]();
  const type = response.headers.get('content-type') ?? '';
  if (parseAs === 'json' || /\bjson\b/.test(type)) {
    const text = await response.text();
    return text ? JSON.parse(text) : undefined;
  }
  if (/^text\/|[/+](xml|x-ndjson)\b/.test(type)) return (await response.text()) || undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes.length > 0 ? bytes : undefined;
}
