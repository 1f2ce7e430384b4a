import { expect, test } from 'vitest';
import { PRACTICE_FAULTS } from '../../../../utils/domain/practice/practice-faults';
import { entryOf } from '../../../../utils/domain/practice/practice-invoice';
import { createSimulatedPortal } from '../../../../utils/services/practice/simulated-portal';

const CARD = {
  buyerName: '北京东城示例书店',
  buyerTaxId: '91110102MA00LX0026',
  itemName: '*文具*签字笔',
  quantity: '10',
  unitPrice: '15',
  taxRate: '1%',
};
const NOW = Date.parse('2026-11-24T06:03:00Z');

function setPortal(stored: string | null = null) {
  const told: string[] = [];
  const shelf = { text: stored };
  let id = 0;
  const portal = createSimulatedPortal({
    now: () => NOW,
    wait: async () => undefined,
    newId: () => {
      id += 1;
      return `R${id}`;
    },
    chance: () => id / 10,
    seen: (fact) =>
      told.push(
        [fact.type, fact.requestId, 'error' in fact ? fact.error : '', 'status' in fact ? fact.status : '']
          .join(' ')
          .trim(),
      ),
    shelf: {
      read: () => shelf.text,
      write: (text) => {
        shelf.text = text;
      },
    },
    origin: 'chrome-extension://a',
  });
  return { portal, told, shelf };
}

test.each([
  ['none', 'issued', 1, ['called R1', 'responded R1  200']],
  ['refused', 'refused', 0, ['called R1', 'responded R1  200']],
  ['hang', 'silent', 0, ['called R1']],
  ['offline', 'network', 0, ['called R1', 'callFailed R1 net::ERR_INTERNET_DISCONNECTED']],
  ['lost', 'network', 1, ['called R1', 'callFailed R1 net::ERR_CONNECTION_RESET']],
  ['doubled', 'network', 2, ['called R1', 'callFailed R1 net::ERR_CONNECTION_RESET']],
] as const)('%s: answers %s, has %i and tells its calls', async (fault, answer, count, calls) => {
  const { portal, told } = setPortal();
  expect((await portal.submit(entryOf(CARD), fault)).type).toBe(answer);
  expect(portal.invoices()).toHaveLength(count);
  expect(told).toEqual(calls);
});

test('every fault has been tried', () => expect(PRACTICE_FAULTS).toHaveLength(6));

test('an issued one has a number of twenty digits of this year, and the sums of the form', async () => {
  const { portal } = setPortal();
  await portal.submit(entryOf(CARD), 'none');
  const [invoice] = portal.invoices();
  expect(invoice?.number).toMatch(/^26200000\d{12}$/);
  expect(invoice).toMatchObject({
    issuedAt: '2026-11-24 14:03:00',
    net: '150.00',
    tax: '1.50',
    gross: '151.50',
  });
});

test('what it issued stands there on the next visit; what is damaged is none', async () => {
  const { portal, shelf } = setPortal();
  await portal.submit(entryOf(CARD), 'none');
  expect(setPortal(shelf.text).portal.invoices()).toEqual(portal.invoices());
  expect(setPortal('{').portal.invoices()).toEqual([]);
  expect(setPortal('[{"number":1}]').portal.invoices()).toEqual([]);
});
