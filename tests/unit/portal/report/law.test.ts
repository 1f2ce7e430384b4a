import { expect, test } from 'vitest';
import { LAW, LAW_READ_IN } from '../../../../utils/portal/report/law';

test('each passage has its law, its article and its date, once', () => {
  expect(LAW_READ_IN).toMatch(/^\d{4}-\d\d$/);
  for (const { date, words } of LAW) {
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(words).not.toBe('');
  }
  expect(new Set(LAW.map(({ law, article }) => `${law} ${article}`)).size).toBe(LAW.length);
});

test('nothing of paying or declaring later is quoted', () =>
  expect(JSON.stringify(LAW)).not.toMatch(/延期|缓缴/));
