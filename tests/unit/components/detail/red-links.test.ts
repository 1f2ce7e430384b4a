// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import RedFacts from '../../../../components/detail/RedFacts.vue';
import RedLinks from '../../../../components/detail/RedLinks.vue';
import type { RedLink } from '../../../../utils/domain/reconcile/red-links';
import { createTexts } from '../../../../utils/domain/texts/texts';
import * as make from '../../support/facts/facts';
import { equalRow } from '../../support/facts/reconcile';
import { freshLedger, keep } from '../../support/store/ledger';

const t = createTexts('zh_CN');
const RED = '26112000000000000009';
const shown = async (view: typeof RedLinks | typeof RedFacts, props: object) => {
  document.body.innerHTML = await renderToString(createSSRApp(view, { ...props, t }));
  return (document.body.textContent ?? '').replace(/\s+/g, ' ');
};
const count = (action: string) => document.querySelectorAll(`[data-action="${action}"]`).length;

test('a number or that there is none, the outcome, the state, and a way to it', async () => {
  const db = await freshLedger();
  await keep(db, make.redSubmitted(), make.redSeen({ at: make.NOON + 10 }));
  const record = await db.get('submissions', 'R1');
  if (!record) throw new Error('not there');
  const waiting: RedLink = { record, invoiceNumbers: [] };
  const words = await shown(RedLinks, { reds: [waiting] });
  expect(words).toContain('还没有号码（等结果）');
  expect(words).toContain('确认单：待确认');
  expect(count('view-red')).toBe(1);
  const numbered = await shown(RedLinks, { reds: [{ ...waiting, invoiceNumbers: [RED] }] });
  expect(numbered).toContain(RED);
  expect(numbered).not.toContain('还没有号码');
});

test('what only the list of the portal shows says so, and leads nowhere', async () => {
  const words = await shown(RedLinks, { reds: [{ row: equalRow(9), invoiceNumbers: [RED] }] });
  expect(words).toContain(RED);
  expect(words).toContain('税局清单里有，不是在这台电脑上提交的');
  expect(count('view-red')).toBe(0);
});

test('the red one leads to the blue one, where we have it', async () => {
  const red = { originalNumber: make.ORIGINAL, presses: [] };
  await shown(RedFacts, { red, originalId: 'S1' });
  expect(count('view-original')).toBe(1);
  await shown(RedFacts, { red });
  expect(count('view-original')).toBe(0);
});
