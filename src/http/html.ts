/** Text that is HTML already; everything else is escaped where it is put into a page. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Part[] | undefined;

/** HTML with values put in: texts are escaped, HTML stays as it is, lists are joined, undefined is left out. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.map((text, index) => text + (index < parts.length ? written(parts[index]) : '')).join('') };
}

/** A text in which `backticks` mark what stands for itself, as the OpenAPI document has it. */
export function prose(text: string): Html {
  return html`${text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part))}`;
}

function written(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'html' in part ? part.html : part.map(written).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
