import type { Paper, Tag } from './paper.ts';

/** An element made when its first part is drawn, so that readers meet it in the order of the page. */
export function lazyTag(paper: Paper, type: string): () => Tag {
  let made: Tag | undefined;
  return () => {
    made ??= paper.tag(paper.root, type);
    return made;
  };
}
