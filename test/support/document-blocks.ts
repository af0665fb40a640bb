/** A fenced block of a Markdown page. */
export interface DocumentBlock {
  readonly page: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** The text after the fence: a language, and for a sample the name of its file. */
  readonly info: string;
  readonly text: string;
}

export function documentBlocks(page: string, text: string): DocumentBlock[] {
  return [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(({ 1: info = '', 2: body = '', index }) => ({
    page,
    line: text.slice(0, index).split('\n').length,
    info,
    text: body,
  }));
}
