import type { EntryWarning } from '../../utils/domain/invoice/entry-warnings';
import type { PortalTextKey, PortalTranslate } from '../../utils/domain/texts/portal-texts';

/** A form of hundreds of lines may be wrong in each. */
const MOST = 10;

/** What to do about them, by where they are shown. */
export type LimitAdvice = Extract<PortalTextKey, `limit.advice${string}`>;

/** Warnings as lines for the clerk, the last of which says what to do; none where there are none. */
export function limitWords(
  warnings: readonly EntryWarning[],
  advice: LimitAdvice,
  t: PortalTranslate,
): string[] {
  if (warnings.length === 0) return [];
  return [
    ...warnings.slice(0, MOST).map(({ code, ...values }) => t(`limit.${code}`, values)),
    ...(warnings.length > MOST ? [t('limit.more', { count: warnings.length - MOST })] : []),
    t(advice),
  ];
}
