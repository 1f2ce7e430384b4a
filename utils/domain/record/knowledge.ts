import type { FieldMapping } from '../invoice/field-mapping';
import type { MatchWords } from '../list/list-words';
import type { TextRules } from '../outcome/classify-text';
import type { DeadlineRules } from '../outcome/deadline';

/** What the fold must know of a portal, as data: given by the profile, never looked up by the domain. */
export interface Knowledge {
  readonly mapping: FieldMapping;
  /** For a row of the batch page. */
  readonly batchMapping: FieldMapping;
  /** For a red-letter page. */
  readonly redMapping: FieldMapping;
  readonly texts: TextRules;
  /** For a red-letter submission: until its invoice is asked for, and from that press on. */
  readonly redTexts: TextRules;
  readonly redIssueTexts: TextRules;
  /** Of the portal's own list. */
  readonly listWords: MatchWords;
  readonly deadlines: DeadlineRules;
}
export type KnowledgeOf = (profileId: string) => Knowledge;
