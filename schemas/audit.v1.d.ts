// Made from https://newswinnow.dev/schemas/1.0.0/audit.json by `newswinnow schema --write`; do not edit.

/** Everything that left one document's body. */
export interface AuditRecord {
  /**
   * Version of this schema (semver).
   * @pattern ^1\.\d+\.\d+$
   */
  schema_version: string;
  /** Id of the article record, or of the quarantine record. */
  id: string;
  /** Where it came from. */
  source: Source;
  /** In reading order. */
  blocks: AuditBlock[];
}

/** One block that left the body. */
export interface AuditBlock {
  /**
   * Position among the document's blocks, from 0.
   * @minimum 0
   */
  index: number;
  /** First code point in the decoded dump (`\r\n` read as `\n`); null for HTML. */
  start: number | null;
  /** One past the last code point; null for HTML. */
  end: number | null;
  /** Where it stands in the page's tree; null for dumps. */
  path: string | null;
  /** The whole text: nothing is lost. */
  text: string;
  /** Why it left, from the closed list. */
  reason: Reason;
  /** The rule that decided. */
  rule: string;
  /**
   * How sure that rule is.
   * @minimum 0.0
   * @maximum 1.0
   */
  confidence: number;
  /** What it saw. */
  evidence: string;
  /** The record's field that the block was read into, if it states one. */
  captured_as: string | null;
}

/** Why a block is not part of the body. Closed: adding one is a minor change of the schema. */
export type Reason =
  | "comments"
  | "related_links"
  | "navigation"
  | "footer"
  | "copyright"
  | "promo"
  | "newsletter"
  | "share"
  | "advertisement"
  | "tags"
  | "language_switcher"
  | "captcha_or_form"
  | "crawl_header"
  | "consent"
  | "paywall"
  | "author_bio"
  | "syndication_note"
  | "caption"
  | "title"
  | "date_line"
  | "byline_line"
  | "source_line"
  | "repeated"
  | "site_boilerplate"
  | "outside_body"
  | (string & {});

/** The raw input that the record came from. */
export interface Source {
  /** Path of the raw document relative to the RAW folder; `<container>/<id>` for one out of a container. */
  uri: string;
  /** The front end that read it. */
  kind: "html" | "text";
  /** Media type of the bytes, such as `text/html`. */
  media_type: string;
  /**
   * SHA-256 of the raw bytes (after decompression), hexadecimal.
   * @pattern ^[0-9a-f]{64}$
   */
  sha256: string;
  /**
   * Number of raw bytes.
   * @minimum 0
   */
  bytes: number;
  /** Character encoding that decoded the bytes, lower case; null if nothing was decoded. */
  charset: string | null;
  /** Address given beside the document (side file, container) or written into it by what saved it, unchecked. */
  url: string | null;
  /** When the document was fetched, RFC 3339, as given beside it or written into it by what saved it. */
  fetched_at: string | null;
}
