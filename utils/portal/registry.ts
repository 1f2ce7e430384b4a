import { DEADLINES, type DeadlineRules } from '../domain/outcome/deadline';
import type { Knowledge } from '../domain/record/knowledge';
import { CATALOGUE } from './catalogue';
import { DOUBT_PATTERNS, DOUBT_WORDS } from './doubts';
import { dppt } from './dppt';
import { practice } from './practice/practice';
import type { PortalProfile } from './profile';
import { NO_QUESTION, PLAIN_PHRASES, QUESTION_FORMS, TEXT_KINDS } from './text-kinds';
import { RULE_PATTERNS, RULE_WORDS } from './words';

export const PROFILES: readonly PortalProfile[] = [dppt];
/** With the practised portal, which is a page of ours and no site. */
const ALL: readonly PortalProfile[] = [...PROFILES, practice];

/** The profile of a host, if it is a portal that we know. */
export const profileOfHost = (host: string): PortalProfile | undefined =>
  ALL.find(({ hosts }) => new RegExp(hosts).test(host));

/** The profile of a host that may show a portal's entry form, though it may be no portal itself. */
export const profileOfFormHost = (host: string): PortalProfile | undefined =>
  profileOfHost(host) ?? PROFILES.find(({ formHosts }) => new RegExp(formHosts).test(host));

/** Whether it is the home site of a portal, which names the company that is signed in. */
export const isHomeHost = (host: string): boolean =>
  profileOfHost(host) === undefined && profileOfFormHost(host) !== undefined;

/** Whether a page sent her here to log in anew. @param href whole, with what stands behind `#` */
export const isLogInAnew = (host: string, href: string): boolean =>
  PROFILES.some(({ logIn }) => new RegExp(logIn.hosts).test(host) && href.includes(logIn.sentBy));

/**
 * Whether a request may take a portal session over to another company: the call that does, or a page of the site where
 * that is done, for the call was seen in code alone.
 */
export const isSwitch = (host: string, path: string, isPage: boolean): boolean =>
  PROFILES.some(
    ({ switches }) =>
      (isPage || path.toLowerCase().includes(switches.path)) && new RegExp(switches.hosts).test(host),
  );

/** Knowledge for the fold. A record of a profile that is gone is read with the first one. */
export const knowledgeWith =
  (deadlines: DeadlineRules = DEADLINES) =>
  (profileId: string): Knowledge => {
    const profile = ALL.find(({ id }) => id === profileId) ?? (PROFILES[0] as PortalProfile);
    const texts = {
      catalogue: CATALOGUE,
      ruleWords: RULE_WORDS,
      rulePatterns: RULE_PATTERNS,
      doubtWords: DOUBT_WORDS,
      doubtPatterns: DOUBT_PATTERNS,
      kinds: TEXT_KINDS,
      plainPhrases: PLAIN_PHRASES,
      questionForms: QUESTION_FORMS,
      noQuestion: NO_QUESTION,
    };
    const redTexts = {
      ...texts,
      catalogue: [...CATALOGUE, ...profile.red.catalogue],
      doubtWords: [...DOUBT_WORDS, ...profile.red.doubtWords],
    };
    return {
      mapping: profile.entry.mapping,
      batchMapping: profile.batch.mapping,
      redMapping: profile.red.mapping,
      texts,
      redTexts: {
        ...redTexts,
        catalogue: [...redTexts.catalogue, ...profile.red.refusedSubmit],
      },
      redIssueTexts: redTexts,
      listWords: profile.query.words,
      deadlines,
    };
  };
