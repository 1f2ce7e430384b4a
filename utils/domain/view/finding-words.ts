import type { CheckNumber, Finding } from '../check/finding';
import type { PortalTextKey, PortalTranslate } from '../texts/portal-texts';

/** What to do about them, by where they are shown. */
export type CheckAdvice = Extract<PortalTextKey, `check.advice${string}`>;

/** A line for the clerk: a finding with its number, or what is to be said of them all. */
export interface CheckRow {
  readonly number?: CheckNumber;
  readonly text: string;
}

/** An invoice of hundreds of lines may be wrong in each. */
const MOST = 10;
const MOST_ON_CHIP = 3;

/** One finding as a plain sentence. */
function sentenceOf({ code, field, line, values }: Finding, t: PortalTranslate): string {
  const named = field === undefined ? '' : t(`check.field.${field}`);
  const where = field !== undefined && line !== undefined ? t('check.inLine', { line, where: named }) : named;
  const number = values.number ? t('check.sameNumber', { number: values.number }) : '';
  return t(`check.${code}`, { ...values, ...(line === undefined ? {} : { line }), where, number });
}

/** Findings as lines, the last of which says what to do; none where there are none. */
export const checkRows = (
  findings: readonly Finding[],
  t: PortalTranslate,
  advice?: CheckAdvice,
  most = MOST,
): CheckRow[] =>
  findings.length === 0
    ? []
    : [
        ...findings.slice(0, most).map((one) => ({ number: one.number, text: sentenceOf(one, t) })),
        ...(findings.length > most ? [{ text: t('check.more', { count: findings.length - most }) }] : []),
        ...(advice === undefined ? [] : [{ text: t(advice) }]),
      ];

const numbered = (t: PortalTranslate, rows: readonly CheckRow[]) =>
  rows.map(({ number, text }) => (number === undefined ? text : t('check.numbered', { text, number })));

/** The same as plain texts, each with its number behind it. */
export const checkLines = (...[findings, t, advice]: Parameters<typeof checkRows>): string[] =>
  numbered(t, checkRows(findings, t, advice));

/** As one text, for a cell of a table. */
export const checkCell = (findings: readonly Finding[], t: PortalTranslate): string =>
  checkLines(findings, t).join(t('check.and'));

/** As one line beside the form: the first of them alone, for it must cover nothing. */
export const checkLine = (findings: readonly Finding[], t: PortalTranslate): string =>
  t('check.before', {
    text: numbered(t, checkRows(findings, t, undefined, MOST_ON_CHIP)).join(t('check.and')),
  });
