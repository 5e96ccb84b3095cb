// Made from https://newswinnow.dev/schemas/1.0.0/quarantine.json by `newswinnow schema --write`; do not edit.

/** An input that is not an article, or could not be read as one. */
export interface QuarantineRecord {
  /**
   * Version of this schema (semver).
   * @pattern ^1\.\d+\.\d+$
   */
  schema_version: string;
  /** UUIDv5 over the source's uri. */
  id: string;
  /** Where it came from. */
  source: Source;
  /** Where on the line it stopped. */
  stage: Stage;
  /** Why, from the closed list. */
  code: QuarantineCode;
  /** What happened and what to do, for a person. */
  message: string;
  /** Facts behind the decision, one a line. */
  details: string[];
  /** Whether another attempt with the same input and rules can end differently. */
  retryable: boolean;
  /**
   * How many runs have tried it with these rules.
   * @minimum 1
   */
  attempts: number;
  /** The first characters of the decoded text, to see what it was; empty if nothing decoded. */
  excerpt: string;
}

/** Why there is no record for an input. Closed. */
export type QuarantineCode =
  | "empty_input"
  | "undecodable"
  | "too_large"
  | "not_an_article"
  | "consent_wall"
  | "text_too_short"
  | "too_much_removed"
  | "record_invalid"
  | "timeout"
  | "out_of_memory"
  | "worker_crashed"
  | "source_unreadable"
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

/** Where on the line a document stopped. */
export type Stage =
  | "read"
  | "segment"
  | "clean"
  | "describe"
  | "validate"
  | "write"
  | (string & {});
