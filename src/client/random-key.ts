/** 128 random bits: also in a page that came over plain HTTP, which has no `randomUUID`, and in Node 18, which has no `crypto`. */
export function randomKey(): string {
  const bytes = new Uint8Array(16);
  const { crypto: source }: { readonly crypto?: typeof crypto } = globalThis;
  if (source) source.getRandomValues(bytes);
  else for (let at = 0; at < bytes.length; at++) bytes[at] = Math.random() * 256;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
