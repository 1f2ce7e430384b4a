import { expect, test } from 'vitest';
import { readItemCodes, saveItemCodes } from '../../../../utils/services/desk/item-codes';
import type { OutboxArea } from '../../../../utils/services/shared/outbox';
import { FakeArea } from '../../support/store/fake-area';

const [ONE, TWO] = ['3070401000000000000', '3040201000000000000'];

test('codes are remembered for their company, the newest word counts', async () => {
  const area = new FakeArea() as OutboxArea;
  await saveItemCodes(area, '甲', new Map([['*餐饮服务*餐费', TWO]]));
  await saveItemCodes(area, '甲', new Map([['*餐饮服务*餐费', ONE]]));
  await saveItemCodes(area, '乙', new Map([['*纸制品*打印纸', TWO]]));
  expect(await readItemCodes(area, '甲')).toEqual(new Map([['*餐饮服务*餐费', ONE]]));
  expect(await readItemCodes(area, '乙')).toEqual(new Map([['*纸制品*打印纸', TWO]]));
  expect(await readItemCodes(area, '丙')).toEqual(new Map());
});

test('what is damaged is none, and is written over', async () => {
  const area = new FakeArea();
  await area.set({ itemCodes: { 甲: { a: 1 } } });
  expect(await readItemCodes(area as OutboxArea, '甲')).toEqual(new Map());
  await saveItemCodes(area as OutboxArea, '甲', new Map([['b', ONE]]));
  expect(await readItemCodes(area as OutboxArea, '甲')).toEqual(new Map([['b', ONE]]));
});
