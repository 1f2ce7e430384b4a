// @vitest-environment happy-dom
import { Blob as CloneableBlob } from 'node:buffer';
import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { createOriginalKeeper } from '../../../../utils/services/desk/keep-original';
import { NOON, nextId, submitted, success } from '../../support/facts/facts';
import { eInvoice, type OriginalSample, ofdXml, utf8, zipOf } from '../../support/files/original-files';
import { BUYER, SELLER } from '../../support/page/snapshots';
import { context, freshLedger, keep } from '../../support/store/ledger';

const NUMBER = '26112000000123456789';
const OTHER = '26112000000123456790';
const SAMPLE: OriginalSample = {
  invoiceNumber: NUMBER,
  sellerTaxId: SELLER.taxId,
  buyerTaxId: BUYER.taxId,
  totalNet: '300.00',
  totalTax: '39.00',
  totalGross: '339.00',
};
const fileOf = (content: string | Uint8Array<ArrayBuffer>, name = 'dzfp.xml') => {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  return { name, size: bytes.byteLength, arrayBuffer: async () => bytes.slice().buffer };
};
const XML = fileOf(eInvoice(SAMPLE));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

// The one of happy-dom does not survive a database.
vi.stubGlobal('Blob', CloneableBlob);

/** One issued under the number, one under two others, one that waits. */
async function stage(...more: Fact[]) {
  const db = await freshLedger();
  await keep(
    db,
    submitted(),
    success([NUMBER]),
    submitted({ submissionId: 'S2' }),
    success([OTHER, '26112000000123456791'], { submissionId: 'S2' }),
    submitted({ submissionId: 'S3' }),
    ...more,
  );
  const onCommitted = vi.fn();
  const keeper = createOriginalKeeper({
    openLedger: async () => db,
    readKnowledge: async () => context.knowledgeOf,
    newId: nextId,
    now: () => NOON + 60_000,
    onCommitted,
  });
  const before = [await db.count('events'), await db.count('evidence')];
  return {
    db,
    keeper,
    onCommitted,
    originals: async (id = 'S1') => (await db.get('submissions', id))?.originals ?? [],
    async unchanged() {
      expect([await db.count('events'), await db.count('evidence')]).toEqual(before);
      expect(onCommitted).not.toHaveBeenCalled();
    },
  };
}

test('kept byte for byte with its SHA-256, and what was compared', async () => {
  const { db, keeper, onCommitted, originals } = await stage();
  const compared = ['invoiceNumber', 'sellerTaxId', 'buyerTaxId', 'totalNet', 'totalTax', 'totalGross'];
  expect(await keeper.keep(XML)).toEqual({
    type: 'kept',
    invoiceNumber: NUMBER,
    submissionId: 'S1',
    numberFrom: 'content',
    compared,
  });
  const digest = sha256(eInvoice(SAMPLE));
  expect(await originals()).toEqual([
    {
      invoiceNumber: NUMBER,
      sha256: digest,
      format: 'xml',
      mime: 'text/xml',
      fileName: 'dzfp.xml',
      size: XML.size,
      numberFrom: 'content',
      compared,
      at: NOON + 60_000,
    },
  ]);
  const row = await db.get('evidence', digest);
  expect(sha256((await row?.blob.text()) ?? '')).toBe(digest);
  expect(onCommitted).toHaveBeenCalledOnce();
});

test('O3 the same file again: known, and nothing changes', async () => {
  const { db, keeper, originals } = await stage();
  await keeper.keep(XML);
  const events = await db.count('events');
  expect(await keeper.keep({ ...XML, name: 'copy.xml' })).toMatchObject({ type: 'known' });
  expect([await db.count('events'), (await originals()).length]).toEqual([events, 1]);
});

test('bytes that a backup lacked come back with the file', async () => {
  const { db, keeper, onCommitted } = await stage();
  await keeper.keep(XML);
  await db.clear('evidence');
  const events = await db.count('events');
  expect(await keeper.keep(XML)).toMatchObject({ type: 'kept' });
  expect([await db.count('events'), await db.count('evidence')]).toEqual([events, 1]);
  expect(onCommitted).toHaveBeenCalledTimes(2);
});

test('one invoice in two records: both have it, the bytes lie once', async () => {
  const { db, keeper, originals } = await stage(
    submitted({ submissionId: 'S4' }),
    success([NUMBER], { submissionId: 'S4' }),
  );
  await keeper.keep(XML);
  expect([(await originals('S1')).length, (await originals('S4')).length]).toEqual([1, 1]);
  expect(await db.count('evidence')).toBe(1);
});

test.each<[string, Partial<OriginalSample>, unknown]>([
  ['totalGross', { totalGross: '1,243.00' }, { original: '1,243.00', here: '339.00' }],
  ['sellerTaxId', { sellerTaxId: BUYER.taxId }, { original: BUYER.taxId, here: SELLER.taxId }],
])('O2 an altered %s is refused with both values', async (field, change, difference) => {
  const { keeper, unchanged } = await stage();
  expect(await keeper.keep(fileOf(eInvoice({ ...SAMPLE, ...change })))).toEqual({
    type: 'differs',
    invoiceNumber: NUMBER,
    differences: [{ field, ...(difference as object) }],
  });
  await unchanged();
});

test('O1 a number that no record carries', async () => {
  const { keeper, unchanged } = await stage();
  const invoiceNumber = '26112000000999999999';
  expect(await keeper.keep(fileOf(eInvoice({ ...SAMPLE, invoiceNumber })))).toEqual({
    type: 'noRecord',
    invoiceNumber,
  });
  await unchanged();
});

test('O1 attached to a record of another number, or of none', async () => {
  const { keeper, unchanged } = await stage();
  expect(await keeper.keep(XML, 'S2')).toEqual({
    type: 'otherRecord',
    invoiceNumber: NUMBER,
    here: `${OTHER}、26112000000123456791`,
  });
  expect(await keeper.keep(XML, 'S3')).toEqual({ type: 'unnumbered' });
  expect(await keeper.keep(XML, 'gone')).toEqual({ type: 'unnumbered' });
  await unchanged();
});

test('an OFD that says nothing: by its name, by the clerk, or not at all', async () => {
  const { keeper, originals } = await stage();
  const bytes = await zipOf({ 'OFD.xml': ofdXml() });
  expect(await keeper.keep(fileOf(bytes, '发票.ofd'))).toEqual({ type: 'noNumber' });
  // Two numbers: which one it is of is not ours to say.
  expect(await keeper.keep(fileOf(bytes, '发票.ofd'), 'S2')).toEqual({ type: 'noNumber' });
  expect(await keeper.keep(fileOf(bytes, `${OTHER}.ofd`), 'S1')).toMatchObject({ type: 'otherRecord' });
  expect(await originals()).toEqual([]);
  expect(await keeper.keep(fileOf(bytes, '发票.ofd'), 'S1')).toEqual({
    type: 'askWord',
    invoiceNumber: NUMBER,
  });
  expect(await originals()).toEqual([]);
  const byClerk = { type: 'kept', invoiceNumber: NUMBER, numberFrom: 'clerk', compared: [] };
  expect(await keeper.keep(fileOf(bytes, '发票.ofd'), 'S1', true)).toMatchObject(byClerk);
  const named = await zipOf({ 'OFD.xml': ofdXml(), a: 'b' });
  const byName = { type: 'kept', invoiceNumber: OTHER, numberFrom: 'fileName', compared: [] };
  expect(await keeper.keep(fileOf(named, `dzfp_${OTHER}_某公司.ofd`))).toMatchObject(byName);
});

test('a file whose name bears another number than it does itself: both are named, nothing is kept', async () => {
  const { keeper, unchanged } = await stage();
  const file = fileOf(eInvoice(SAMPLE), `dzfp_${OTHER}_某公司_20261124140000.xml`);
  const result = { type: 'named', invoiceNumber: NUMBER, named: OTHER };
  expect(await keeper.keep(file)).toEqual(result);
  expect(await keeper.keep(file, 'S1', true)).toEqual(result);
  await unchanged();
});

test('no original: refused, and nothing changes', async () => {
  const { keeper, unchanged } = await stage();
  expect(await keeper.keep(fileOf(''))).toEqual({ type: 'refused', refusal: 'empty' });
  expect(await keeper.keep({ ...XML, size: 21 << 20 })).toEqual({ type: 'refused', refusal: 'tooLarge' });
  const moved = { ...XML, arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')) };
  expect(await keeper.keep(moved)).toEqual({ type: 'refused', refusal: 'unreadable' });
  await unchanged();
});

test('a database that fails is told, and nothing is kept', async () => {
  const { db, keeper, originals, onCommitted } = await stage();
  vi.spyOn(db, 'transaction').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await expect(keeper.keep(XML)).rejects.toThrow('full');
  expect([await db.count('evidence'), await originals()]).toEqual([0, []]);
  expect(onCommitted).not.toHaveBeenCalled();
});
