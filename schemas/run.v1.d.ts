// Made from https://newswinnow.dev/schemas/1.0.0/run.json by `newswinnow schema --write`; do not edit.

/** One run of the flow. The only file that holds times of the run, so that all others are reproducible. */
export interface RunManifest {
  /**
   * Version of this schema (semver).
   * @pattern ^1\.\d+\.\d+$
   */
  schema_version: string;
  /** Sorts by start time. */
  run_id: string;
  /** How it ended. */
  status: "completed" | "interrupted" | "failed";
  /**
   * Start, UTC.
   * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$
   */
  started_at: string;
  /**
   * End, UTC.
   * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$
   */
  ended_at: string;
  /** RAW as given on the command line. */
  raw: string;
  /** CLEAN as given on the command line. */
  clean: string;
  /** Version of newswinnow. */
  version: string;
  /**
   * Of all rules together; a record names the part of them that could affect it.
   * @pattern ^[0-9a-f]{64}$
   */
  fingerprint: string;
  /** Versions of the packages that can change a record. */
  packages: PackageVersion[];
  /** Options of the run, `name=value`. */
  options: string[];
  /**
   * Documents found in RAW.
   * @minimum 0
   */
  inputs: number;
  /**
   * Article records written.
   * @minimum 0
   */
  records: number;
  /**
   * Quarantine records written.
   * @minimum 0
   */
  quarantined: number;
  /**
   * Documents that the ledger knew.
   * @minimum 0
   */
  unchanged: number;
  /**
   * Documents that were told apart as exact duplicates and skipped; 0 where duplicates are only annotated.
   * @minimum 0
   */
  duplicates: number;
  /**
   * Documents that an interrupted run did not come to; 0 in a completed one.
   * @minimum 0
   */
  not_reached: number;
  /**
   * Documents of earlier runs that are no longer in RAW (not among the inputs).
   * @minimum 0
   */
  gone: number;
  /** Quarantined documents by code. */
  quarantine_codes: CodeCount[];
  /** Blocks removed by reason, over all records of this run. */
  removed: RemovedCount[];
  /** Where the time went. */
  stage_times: StageTime[];
  /** Files in RAW that are of no kind that is read, by kind (not among the inputs). */
  passed_over?: KindCount[];
  /**
   * Documents that were done before and came out otherwise now: another text, other metadata, another code.
   * @minimum 0
   */
  again_changed?: number;
  /**
   * Documents that were done before and came out the same.
   * @minimum 0
   */
  again_same?: number;
}

/** Quarantined documents of one code. */
export interface CodeCount {
  /** From the closed list. */
  code: QuarantineCode;
  /**
   * How many.
   * @minimum 0
   */
  documents: number;
}

/** Files of one kind. */
export interface KindCount {
  /** Its suffix, such as `.pdf`, or `without a suffix`. */
  kind: string;
  /**
   * How many.
   * @minimum 0
   */
  files: number;
}

/** Version of a package that took part. */
export interface PackageVersion {
  /** Distribution name. */
  name: string;
  /** Version as installed. */
  version: string;
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

/** CPU time of one stage, summed over workers. */
export interface StageTime {
  /** Name of the stage. */
  stage: string;
  /**
   * User and system time.
   * @minimum 0
   */
  cpu_seconds: number;
}
