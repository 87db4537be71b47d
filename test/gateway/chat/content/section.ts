/** What a section of an answer may depend on. */
export interface SectionContext {
  /** Whether to write Chinese instead of English. */
  isChinese: boolean;
  /** The URL of a picture that the gateway serves. */
  pictureUrl: string;
}

/** Writes a part of an answer in Markdown. */
export type Section = (context: SectionContext) => string;
