// Made from https://newswinnow.dev/schemas/1.0.0/article.json by `newswinnow schema --write`; do not edit.

/** One news article, cleaned. */
export interface ArticleRecord {
  /**
   * Version of this schema (semver). Minor versions only add keys.
   * @pattern ^1\.\d+\.\d+$
   */
  schema_version: string;
  /**
   * UUIDv5 over `id_basis`; stays when the content changes.
   * @pattern ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$
   */
  id: string;
  /** What the id was made from: the canonical URL where one is known, else the source's uri. */
  id_basis: "canonical_url" | "source_uri";
  /**
   * Counts changes of the cleaned text or the metadata, from 1, over all captures of an `id` in the order of their
   * times.
   * @minimum 1
   */
  revision: number;
  /**
   * SHA-256 of the title in NFC, a blank line, and the text.
   * @pattern ^[0-9a-f]{64}$
   */
  content_hash: string;
  /** Address of the page, from the source's hints or the page itself. */
  url: string | null;
  /** The address that the page declares as its own (`<link rel=canonical>`, `og:url`), normalised. */
  canonical_url: string | null;
  /** Host of the address without `www.`. */
  outlet_domain: string | null;
  /** The news organisation that the document itself credits, as readers know it; never read from prose. */
  outlet: string | null;
  /** The headline as printed, without the site's name. */
  title: string | null;
  /** The line under the headline, if it is told apart from the body. */
  subtitle: string | null;
  /** The summary that the page declares for search engines and feeds. */
  description: string | null;
  /** The section of the outlet, such as `World`. */
  section: string | null;
  /** The place that the text opens with (`BEIRUT`); it also stays in the text, as printed. */
  dateline: string | null;
  /** Persons who wrote it, in the page's order and letter case; no roles, no agencies, no photographers. */
  authors: string[];
  /** The line that credits the authors, as printed. */
  byline: string | null;
  /** Wire agencies that the document credits. */
  agencies: string[];
  /**
   * Day of publication as the document states it, in the document's own time zone; never widened from a month.
   * @pattern ^\d{4}-\d{2}-\d{2}$
   */
  date_published: string | null;
  /**
   * Instant of publication in UTC; only where the document states the offset.
   * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$
   */
  datetime_published: string | null;
  /**
   * Time of publication as on the page's clock, without offset.
   * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?$
   */
  datetime_published_local: string | null;
  /** How precisely the document states it. */
  date_published_precision: "year" | "month" | "day" | "minute" | "second" | null;
  /** The date as it stands in the document. */
  date_published_raw: string | null;
  /**
   * Day of the last change that the document states.
   * @pattern ^\d{4}-\d{2}-\d{2}$
   */
  date_modified: string | null;
  /**
   * Instant of the last change in UTC; only where the offset is stated.
   * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$
   */
  datetime_modified: string | null;
  /** Language of the body, BCP 47; null where the detectors disagree or the text is too short. */
  language: string | null;
  /**
   * Probability of `language`.
   * @minimum 0.0
   * @maximum 1.0
   */
  language_confidence: number | null;
  /** Language that the page declares, BCP 47. */
  language_declared: string | null;
  /** The body in reading order: no title, byline, caption or boilerplate. */
  paragraphs: string[];
  /** The paragraphs joined by a blank line. */
  text: string;
  /** Captions and photo credits, in reading order. */
  captions: string[];
  /** Keywords that the page declares or prints as a list. */
  tags: string[];
  /** The copyright line as printed. */
  copyright_notice: string | null;
  /** Whom it names. */
  copyright_holder: string | null;
  /** Licence address or name that the page declares. */
  license: string | null;
  /** Whether the page declares itself free to read (schema.org); never guessed from phrases. */
  is_accessible_for_free: boolean | null;
  /**
   * Whether the body is the whole article; `truncated_suspected` only from structured data or a crawler's own
   * mark.
   */
  completeness: "full" | "truncated_suspected" | "unknown";
  /** Id of an earlier record with the same cleaned text; nothing is deleted. */
  duplicate_of: string | null;
  /** Id of an earlier record with nearly the same text. */
  near_duplicate_of: string | null;
  /**
   * Code points in `text`.
   * @minimum 1
   */
  char_count: number;
  /**
   * Words in `text`; each ideograph or kana counts as one.
   * @minimum 0
   */
  word_count: number;
  /** What left the body, counted per reason. */
  removed: RemovedCount[];
  /** Evidence for every field that has a value or a refused candidate. */
  provenance: Provenance[];
  /** What to beware of, from the closed list. */
  warnings: WarningCode[];
  /** Where it came from. */
  source: Source;
  /** What made it. */
  pipeline: PipelineStamp;
}

/** A value that was considered and not chosen. */
export interface CandidateRecord {
  /** The value as text. */
  value: string;
  /** How it was found. */
  method: string;
  /**
   * How sure that way of finding it is, 0 to 1.
   * @minimum 0.0
   * @maximum 1.0
   */
  confidence: number;
}

/** What made the record. */
export interface PipelineStamp {
  /** Version of newswinnow. */
  version: string;
  /**
   * Digest over code version, rules, models and schema, as far as they concern it: equal ones give equal records.
   * @pattern ^[0-9a-f]{64}$
   */
  fingerprint: string;
}

/** Where one field's value comes from. */
export interface Provenance {
  /** Name of the record's field. */
  field: string;
  /** How the value was found (`json_ld.datePublished`, `line.byline`); `none` if every candidate was refused. */
  method: string;
  /** The text it was read from, shortened. */
  evidence: string;
  /**
   * Share of values found this way that are right, as measured on labelled pages.
   * @minimum 0.0
   * @maximum 1.0
   */
  confidence: number;
  /** The candidates that lost, best first. */
  candidates: CandidateRecord[];
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

/** How much left the body for one reason. The texts themselves are in the audit file. */
export interface RemovedCount {
  /** Why, from the closed list. */
  reason: Reason;
  /**
   * Number of blocks.
   * @minimum 1
   */
  blocks: number;
  /**
   * Number of characters (code points) in them.
   * @minimum 0
   */
  chars: number;
}

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

/** What a consumer of a record should know. Closed; a warning never replaces a value. */
export type WarningCode =
  | "charset_guessed"
  | "charset_replaced"
  | "date_conflict"
  | "date_ambiguous"
  | "author_conflict"
  | "language_conflict"
  | "language_uncertain"
  | "language_declared_differs"
  | "much_removed"
  | "list_kept"
  | "body_uncertain"
  | "title_from_url"
  | "no_title"
  | "truncated_suspected"
  | "markup_depth_limited"
  | "address_refused"
  | "hint_refused"
  | (string & {});
