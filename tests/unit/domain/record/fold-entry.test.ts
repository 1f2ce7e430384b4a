import { describe, expect, test } from 'vitest';
import { fold } from '../../support/facts/entered';
import { answered, called, entered, make, NOON, responded, templateWritten } from '../../support/facts/facts';

const ofEntry = { submissionId: 'E1' };

describe('E1: what is only written down', () => {
  test('is a draft with its own content, by whom and how', () => {
    const record = fold(entered());
    expect(record).toMatchObject({
      source: 'manual',
      outcome: { type: 'draft' },
      standing: 'unchecked',
      open: 0,
      entry: { way: 'typed', by: '王会计', changedAt: NOON },
      invoice: { totalGross: expect.any(String) },
    });
    expect(record.deadlineAt).toBeUndefined();
  });

  test('stays one whatever is observed, until a proof of issue', () => {
    const heard = [
      templateWritten(ofEntry),
      called({ ...ofEntry, requestId: 'r' }),
      responded(504, { ...ofEntry, requestId: 'r' }),
      answered('税率不合法', ofEntry),
    ];
    expect(fold(entered(), ...heard).outcome).toEqual({ type: 'draft' });
    const proven = fold(
      entered(),
      ...heard,
      make('settled', { ...ofEntry, as: 'issued' as const, invoiceNumber: '26112000000123456789' }),
    );
    expect(proven.outcome).toMatchObject({ type: 'issued', invoiceNumbers: ['26112000000123456789'] });
  });

  test('E3 is changed whole by a later writing, which takes 已复核 away', () => {
    const reviewed = make('reviewed', { ...ofEntry, reviewed: true, by: '李会计' });
    const before = fold(entered(), reviewed);
    expect(before.reviewed).toEqual({ by: '李会计', at: NOON });
    const changed = fold(
      entered(),
      reviewed,
      entered({ at: NOON + 1, by: '赵会计', snapshot: { other: true } }),
    );
    expect(changed).toMatchObject({ entry: { by: '赵会计', changedAt: NOON + 1 }, submittedAt: NOON });
    expect(changed.reviewed).toBeUndefined();
    expect(changed.fingerprint).not.toBe(before.fingerprint);
    expect(changed.history.map(({ type }) => type)).toEqual(['entered.typed', 'reviewed', 'entered.typed']);
  });

  test('不开了 and its taking back', () => {
    const drop = (dropped: boolean) => make('entryDropped', { ...ofEntry, dropped });
    expect(fold(entered(), drop(true)).entry?.dropped).toBe(true);
    expect(fold(entered(), drop(true), drop(false)).entry?.dropped).toBeUndefined();
  });

  test('notes, tags and files stand beside any record, the last word of each', () => {
    const bytes = { sha256: 'a'.repeat(64), mime: 'image/png', size: 3, fileName: '订单.png' };
    const file = make('fileAttached', { ...ofEntry, id: 'FILE', bytes, text: '订单' });
    const record = fold(
      entered(),
      make('noted', { ...ofEntry, note: '甲', tags: ['急'] }),
      make('noted', { ...ofEntry, note: '乙', tags: [] }),
      file,
    );
    expect(record).toMatchObject({
      note: '乙',
      tags: [],
      files: [{ id: 'FILE', fileName: '订单.png', text: '订单' }],
    });
    expect(fold(entered(), file, make('fileDetached', { ...ofEntry, fileId: 'FILE' })).files).toEqual([]);
  });
});
