import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { barOfTemplate } from '../../../../utils/domain/retry/bar-of-template';
import { serialNumberOf, serialsOf } from '../../../../utils/domain/template/template';
import { knowledgeWith } from '../../../../utils/portal/registry';
import * as make from '../../support/facts/facts';
import { SELLER } from '../../support/page/snapshots';

const COMPANY = { sellerTaxId: SELLER.taxId };

const fold = (...facts: Fact[]): Submission =>
  facts.reduce<Submission | undefined>(
    (record, fact) => foldSubmission(record, make.eventOf(fact), knowledgeWith()('dppt')),
    undefined,
  ) as Submission;
const REFUSED = () => [
  make.submitted(),
  make.called(),
  make.responded(200),
  make.answered('税率不合法，请使用 0.03、0.01'),
];
const written = (serialNumber = 'PY261124S1') => make.templateWritten({ serialNumber });

describe('B1 what may be written', () => {
  test.each<[string, Parameters<typeof barOfTemplate>, string | undefined]>([
    ['what may be entered again', [COMPANY, { ok: true }, SELLER.taxId, false], undefined],
    ['nothing else', [COMPANY, { ok: false, bar: 'pending' }, SELLER.taxId, false], 'pending'],
    ['what the list may show by now', [COMPANY, { ok: true }, SELLER.taxId, true], 'unknown'],
    ['of another company', [COMPANY, { ok: true }, '91110105MA02K3R8TX', false], 'otherSeller'],
    ['of a company that was not read', [{ sellerTaxId: '' }, { ok: true }, '', false], 'otherSeller'],
  ])('%s', (_, given, bar) => expect(barOfTemplate(...given)).toBe(bar));
});

describe('B2 written until taken back', () => {
  test('a writing changes no outcome, and says its 流水号', () => {
    const record = fold(...REFUSED(), written());
    expect(record).toMatchObject({
      outcome: { type: 'refused' },
      open: 1,
      inTemplate: true,
      template: { serialNumbers: ['PY261124S1'], fileName: '模板_已填1张.xlsx', writtenAt: make.NOON },
    });
    expect(record.searchKeys).toContain('serial PY261124S1');
    expect(record.history.at(-1)).toEqual({ at: make.NOON, type: 'templateWritten', text: 'PY261124S1' });
  });

  test('taken back, its 流水号 still names it', () => {
    const record = fold(...REFUSED(), written(), make.templateTakenBack());
    expect(record.inTemplate).toBeUndefined();
    expect(record.searchKeys).toContain('serial PY261124S1');
    expect(record.history.at(-1)?.type).toBe('templateTakenBack');
  });

  test('nothing else ends it', () => {
    const later = [make.answered('税率不合法'), make.leftPage(), make.timedOut(), make.dialogClosed()];
    expect(fold(...REFUSED(), written(), ...later).inTemplate).toBe(true);
  });

  test('written again, it has both numbers; what was said of the first import is over', () => {
    const failed = make.importFailed('税率不合法', { serialNumber: 'PY261124S1' });
    const record = fold(...REFUSED(), written(), failed, make.templateTakenBack(), written('PY261124S12'));
    expect(record.template?.serialNumbers).toEqual(['PY261124S1', 'PY261124S12']);
    expect(record.template?.failure).toBeUndefined();
    expect(record.inTemplate).toBe(true);
  });
});

describe('B3 a failed import', () => {
  test('is kept with its reason; the outcome and the template stand', () => {
    const before = fold(...REFUSED(), written());
    const record = fold(...REFUSED(), written(), make.importFailed('购买方名称不能为空'));
    expect(record.outcome).toEqual(before.outcome);
    expect(record.inTemplate).toBe(true);
    expect(record.template?.failure).toEqual({ reason: '购买方名称不能为空', at: make.NOON });
    expect(record.history.at(-1)).toMatchObject({ type: 'importFailed', text: '购买方名称不能为空' });
  });

  test('of an older writing stands in the history alone', () => {
    const facts = [...REFUSED(), written(), make.templateTakenBack(), written('PY261124S12')];
    const record = fold(...facts, make.importFailed('购买方名称不能为空', { serialNumber: 'PY261124S1' }));
    expect(record.template?.failure).toBeUndefined();
    expect(record.history.at(-1)?.type).toBe('importFailed');
  });

  test('of a row of the batch page decides nothing', () => {
    const batch = { importId: 'I1', serialNumber: 'LS001', rows: 1 };
    const record = fold(
      make.submitted({ batch }),
      make.importFailed('税率不合法', { serialNumber: 'LS001' }),
    );
    expect(record.outcome.type).toBe('pending');
    expect(record.template).toBeUndefined();
    expect(record.history.at(-1)).toMatchObject({ type: 'importFailed', text: '税率不合法' });
    expect(serialsOf(record)).toEqual(['LS001']);
  });
});

describe('流水号', () => {
  const ID = '01JXYZ0000ABCDEFGHJK3F9QZA';
  const free = () => false;

  test('is short, readable and the same for the same', () => {
    expect(serialNumberOf(ID, make.NOON, free)).toBe('PY2611243F9QZA');
    expect(serialNumberOf('S1', make.NOON, free)).toBe('PY2611240000S1');
  });

  test('is one that nobody has', () => {
    const taken = new Set(['PY2611243F9QZA', 'PY2611243F9QZA2']);
    expect(serialNumberOf(ID, make.NOON, (serial) => taken.has(serial))).toBe('PY2611243F9QZA3');
  });

  test('is never longer than the template takes', () => {
    let asked = 0;
    const serial = serialNumberOf('甲-乙_'.repeat(20) + ID, make.NOON, () => {
      asked += 1;
      return asked < 5_000;
    });
    expect(serial).toMatch(/^[0-9A-Z]{1,20}$/);
  });
});
