// TypeScript: records with their types.
//
// npm install typescript
// npx tsc --strict --module nodenext --outDir build docs/examples/with_typescript.ts

import type { ArticleRecord } from "../../schemas/article.v1.js";

/** Who wrote it and when, as far as the document says. */
export function credit(article: ArticleRecord): string {
  const who = article.authors.length > 0 ? article.authors.join(", ") : article.agencies.join(", ");
  return [who || "no author", article.date_published ?? "no date"].join(" · ");
}

/** How much of the document was boilerplate, 0 to 1. */
export function removedShare(article: ArticleRecord): number {
  const removed = article.removed.reduce((sum, { chars }) => sum + chars, 0);
  return removed / (removed + article.char_count);
}
