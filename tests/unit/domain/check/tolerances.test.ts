import { expect, test } from 'vitest';
import { TOLERANCES, Tolerances } from '../../../../utils/domain/check/tolerances';
import { readSettings, saveSettings } from '../../../../utils/services/shared/settings';
import { FakeArea } from '../../support/store/fake-area';

test('what the portal lets pass', () =>
  expect(TOLERANCES).toEqual({ total: '0.01', amount: '0.01', tax: '0.06', discountTax: '0.01' }));

test.each([
  ['a word', 'viel'],
  ['a number', 0.5],
  ['below nothing', '-1'],
  ['too fine', '0.00001'],
  ['none', ''],
  ['half', '1.'],
])('a damaged one (%s) takes its default and leaves the others alone', (_, tax) =>
  expect(Tolerances.parse({ tax, amount: '2.5' })).toEqual({ ...TOLERANCES, amount: '2.5' }),
);

test('they are a setting; damaged as a whole they are the defaults', async () => {
  const area = new FakeArea();
  await saveSettings(area, { checks: { ...TOLERANCES, tax: '1' } });
  expect((await readSettings(area)).checks.tax).toBe('1');
  await area.set({ settings: { checks: 'x', chip: false } });
  expect(await readSettings(area)).toMatchObject({ checks: TOLERANCES, chip: false });
});
