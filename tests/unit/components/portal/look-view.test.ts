import { expect, test } from 'vitest';
import { lookView } from '../../../../components/portal/look-view';
import { createTexts } from '../../../../utils/domain/texts/texts';
import type { LookReply } from '../../../../utils/messages';

type Look = NonNullable<LookReply['look']>;

const t = createTexts('zh_CN');
const NOW = Date.parse('2026-11-24T06:00:00Z');
const WHAT = '要找：西城区五零四药房 101.00';
const look = (part: Partial<Look>): Look => ({
  submissionId: 'S1',
  buyer: '西城区五零四药房',
  gross: '101.00',
  state: 'looking',
  ...part,
});

test.each<[Partial<Look>, string]>([
  [{}, WHAT],
  [{ pagesSeen: 1, pagesTold: 2 }, `${WHAT} · 已看 1/2 页`],
  [{ state: 'found', invoiceNumber: '26112000000000000002' }, '找到了，…00000002，已记为已开具'],
  [{ state: 'otherCompany', company: '云杉' }, `${WHAT} · 这份清单是别家公司的，要查的是〈云杉〉`],
  [{ state: 'period', from: '2026-11-24' }, `${WHAT} · 开票日期请从 2026-11-24 查到今天`],
  [
    { state: 'absent', next: 'second', after: NOW + 43_200_000 },
    `${WHAT} · 整份清单里没有这一张。已有一遍完整清单，11-25 02:00 之后请再查一遍`,
  ],
  [
    { state: 'absent', next: 'first', after: NOW + 60_000 },
    `${WHAT} · 整份清单里没有这一张。查得太早，请在 14:01 之后再查`,
  ],
  [
    { state: 'absent', next: 'second', after: NOW },
    `${WHAT} · 整份清单里没有这一张。已有一遍完整清单，请再查一遍`,
  ],
  [{ state: 'absent', next: 'settle' }, `${WHAT} · 整份清单里没有这一张。两遍完整清单里都没有，可以记下了`],
  [
    { state: 'absent', next: 'candidate' },
    `${WHAT} · 整份清单里没有这一张。清单里有一张很像，请先看看是不是它`,
  ],
])('%j', (part, text) => expect(lookView(look(part), NOW, t)).toMatchObject({ text, sticky: true }));

test('a whole list without it leads to where she settles it', () => {
  const pressed: string[] = [];
  const view = lookView(look({ state: 'absent' }), NOW, t, () => pressed.push('S1'));
  view.action?.press();
  expect(pressed).toEqual(['S1']);
});
