import type { HistoryEntry } from '../record/submission';
import type { TextKey, Translate } from '../texts/texts';

/** One step of 经过 in words: what happened, how long it took, how old what was read was. */
export function historyLine({ type, text = '', durationMs, readAgoMs }: HistoryEntry, t: Translate): string {
  const seconds = (key: 'history.took' | 'history.readAgo', ms: number | undefined) =>
    ms === undefined ? [] : [t(key, { seconds: (ms / 1000).toFixed(1) })];
  const said = t(`history.${type}` as TextKey, { text });
  return [said, ...seconds('history.took', durationMs), ...seconds('history.readAgo', readAgoMs)].join(' · ');
}
