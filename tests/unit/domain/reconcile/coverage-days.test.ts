import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../../utils/domain/list/coverage';
import { SETTLE_WAIT_MS } from '../../../../utils/domain/list/may-settle';
import { coverageDays, sentByDay, spansToAsk } from '../../../../utils/domain/reconcile/coverage-days';
import { MINUTE, QUERY, wholeReading } from '../../support/facts/lists';
import { issuedSubject, subject } from '../../support/facts/reconcile';

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const NOW = at('2026-11-24 18:00');
const from = (first: string, last = first) => ({ query: { ...QUERY, from: first, to: last } });

const days = (readings: readonly Reading[], subjects: Parameters<typeof sentByDay>[0] = [], now = NOW) =>
  coverageDays('2026-11', readings, sentByDay(subjects), now, SETTLE_WAIT_MS);
const on = (day: number, ...given: Parameters<typeof days>) => {
  const { cover, problems, isOver } = days(...given)[day - 1] ?? { cover: '', problems: [], isOver: false };
  return [cover, ...problems, ...(isOver ? ['over'] : [])].join(' ');
};
const submit = (text: string, given = {}) => subject(text, { submittedAt: at(text), ...given });

describe('C8 the days of a month', () => {
  test('not looked at, and not yet there', () => {
    expect([23, 24, 25, 30].map((day) => on(day, []))).toEqual(['none', 'none', 'future', 'future']);
    expect(days([])).toHaveLength(30);
  });

  test('a day on which nothing went is covered once it was over', () => {
    const last = at('2026-11-24 00:00');
    expect(on(23, [wholeReading(last + 1_000, from('2026-11-20', '2026-11-23'))])).toBe('covered over');
    expect(on(23, [wholeReading(last + 999, from('2026-11-20', '2026-11-23'))])).toBe('partly tooEarly');
    expect(on(19, [wholeReading(last + 1_000, from('2026-11-20', '2026-11-23'))])).toBe('none');
  });

  test('30 min after the last submission, and not before', () => {
    const sent = [submit('2026-11-24 13:00'), submit('2026-11-24 14:00')];
    const ripe = at('2026-11-24 14:30') + 1_000;
    expect(on(24, [wholeReading(ripe, from('2026-11-24'))], sent)).toBe('covered');
    expect(on(24, [wholeReading(ripe - 1, from('2026-11-24'))], sent)).toBe('partly tooEarly');
  });

  test('one just before midnight needs its 30 min, too', () => {
    const sent = [submit('2026-11-23 23:50')];
    const early = wholeReading(at('2026-11-24 00:10'), from('2026-11-23', '2026-11-24'));
    expect(on(23, [early], sent)).toBe('partly tooEarly over');
  });

  test('around midnight the day beside it must be read, too: there its invoice may lie', () => {
    const read = (...span: [string, string?]) => [wholeReading(NOW, from(...span))];
    expect(on(23, read('2026-11-23'), [submit('2026-11-23 23:45')])).toBe('partly period over');
    expect(on(23, read('2026-11-23', '2026-11-24'), [submit('2026-11-23 23:45')])).toBe('covered over');
    const both = [...read('2026-11-23'), ...read('2026-11-24', '2026-11-30')];
    expect(on(23, both, [submit('2026-11-23 23:45')])).toBe('covered over');
    expect(on(23, read('2026-11-23'), [submit('2026-11-23 00:05')])).toBe('partly period over');
    expect(on(23, read('2026-11-22', '2026-11-23'), [submit('2026-11-23 00:05')])).toBe('covered over');
  });

  test('what failed, or waits in 练习, does not hold a day up', () => {
    const reading = wholeReading(at('2026-11-24 14:10'), from('2026-11-24'));
    const refused = submit('2026-11-24 14:00', { outcome: { type: 'refused', message: '' } });
    const issued = issuedSubject('A', '1', { submittedAt: at('2026-11-24 13:00') });
    expect(on(24, [reading], [issued, refused])).toBe('covered');
    expect(on(24, [reading], [issued, submit('2026-11-24 14:00', { practice: true })])).toBe('covered');
  });

  test('a reading that is not whole says why', () => {
    const half = wholeReading(NOW, { ...from('2026-11-20', '2026-11-24'), total: 30 });
    expect(on(22, [half])).toBe('partly pages');
    const narrow = wholeReading(NOW, { query: { ...QUERY, from: '2026-11-22', others: ['购买方名称'] } });
    expect(on(22, [half, narrow])).toBe('partly otherFilters');
    expect(on(22, [narrow, wholeReading(NOW - MINUTE, from('2026-11-22'))])).toBe('covered over');
  });

  test('another list is no look at this one', () => {
    const bought = wholeReading(NOW, { query: { ...QUERY, from: '2026-11-22', type: '取得发票' } });
    expect(on(22, [bought])).toBe('none');
  });
});

describe('C8 what to ask next', () => {
  const covered = (...spans: [string, string][]) =>
    spans.map(([first, last]) => wholeReading(NOW, from(`2026-11-${first}`, `2026-11-${last}`), `${first}`));
  const spans = (...given: Parameters<typeof days>) =>
    spansToAsk(days(...given), given[2] ?? NOW).map(({ from: first, to, after }) =>
      [first.slice(8), to.slice(8), ...(after === undefined ? [] : [after])].join(' '),
    );

  test('nothing read: one query up to yesterday; today has nothing to be found yet', () => {
    expect(spans([])).toEqual(['01 23']);
  });

  test('today too, once something went; not before its 30 min', () => {
    expect(spans([], [submit('2026-11-24 14:00')])).toEqual(['01 24']);
    const late = at('2026-11-24 17:50');
    expect(spans([], [submit('2026-11-24 17:50')])).toEqual([`01 24 ${late + SETTLE_WAIT_MS}`]);
  });

  test('around midnight the day beside it is asked for with it', () => {
    const all = covered(['01', '22']);
    expect(spans(all, [submit('2026-11-23 23:45')])).toEqual(['23 24']);
    expect(spans(covered(['02', '23']), [submit('2026-11-01 00:05')])).toEqual(['31 01']);
  });

  test('gaps far apart are asked for apart; close ones together', () => {
    expect(spans(covered(['03', '20']))).toEqual(['01 02', '21 23']);
    expect(spans(covered(['03', '04'], ['06', '23']))).toEqual(['01 05']);
    expect(spans(covered(['03', '05'], ['07', '23']))).toEqual(['01 02', '06 06']);
  });

  test('nothing to ask', () => {
    expect(spans(covered(['01', '23']))).toEqual([]);
    expect(spans([], [], at('2026-10-31 12:00'))).toEqual([]);
  });
});
