import { beforeEach, describe, expect, test } from 'vitest';
import type { ConfirmState } from '../../../../../utils/domain/fact/red';
import { redTwinOf } from '../../../../../utils/services/worker/record/red-twin';
import type { Ledger } from '../../../../../utils/store/ledger/db';
import * as make from '../../../support/facts/facts';
import { equalRow } from '../../../support/facts/reconcile';
import { SELLER } from '../../../support/page/snapshots';
import { freshLedger, keep } from '../../../support/store/ledger';

const { NOON, ORIGINAL } = make;
const RED = '26112000000000000009';

let db: Ledger;
beforeEach(async () => {
  db = await freshLedger();
});

const twin = async (given: { originalNumber?: string; sellerTaxId?: string } = {}) =>
  (
    await redTwinOf(db, {
      kind: 'redTwin',
      originalNumber: ORIGINAL,
      sellerTaxId: SELLER.taxId,
      profileId: 'dppt',
      ...given,
    })
  ).twin;
const seen = (state: ConfirmState, text: string) => make.redSeen({ at: NOON + 20, state, text });
const issued = (given: object = {}) =>
  make.success([RED], { submissionId: 'R1', text: '红字发票开具成功', at: NOON + 40, ...given });

describe('a blue invoice has a red letter already', () => {
  test('submitted, no answer; taken; without an answer in the end', async () => {
    await keep(db, make.redSubmitted());
    expect(await twin()).toEqual({ state: 'pending', at: NOON, isPart: false });
    await keep(db, make.redTaken({ at: NOON + 10 }));
    expect(await twin()).toMatchObject({ state: 'taken', at: NOON });
  });

  test('nobody knows', async () => {
    await keep(db, make.redSubmitted(), make.timedOut({ submissionId: 'R1', at: NOON + 999_999 }));
    expect(await twin()).toMatchObject({ state: 'unknown', at: NOON });
  });

  test('its issuing was pressed, then it was issued', async () => {
    await keep(db, make.redSubmitted(), seen('confirmed', '已确认'), make.redPressed({ at: NOON + 30 }));
    expect(await twin()).toMatchObject({ state: 'pressed', at: NOON + 30 });
    await keep(db, issued());
    expect(await twin()).toMatchObject({ state: 'issued', invoiceNumber: RED });
  });

  test('the portal did not issue at once: the confirmation stands', async () => {
    const press = make.redPressed({ at: NOON + 30 });
    await keep(db, make.redSubmitted(), seen('confirmed', '已确认'), press);
    await keep(db, make.answered('税率不合法', { submissionId: 'R1', at: NOON + 40 }));
    expect((await db.get('submissions', 'R1'))?.outcome.type).toBe('refused');
    expect(await twin()).toMatchObject({ state: 'taken' });
  });

  test('only the list of the portal shows it, by its 备注', async () => {
    const note = `被红冲蓝字数电发票号码：${ORIGINAL} 红字发票信息确认单编号：1`;
    const row = equalRow(9, { net: '-100.00', tax: '-13.00', gross: '-113.00', note });
    await db.put('portalRows', { ...row, id: RED });
    expect(await twin()).toEqual({
      state: 'issued',
      at: row.issuedAt,
      invoiceNumber: RED,
      isPart: false,
    });
  });
});

describe('nothing is to be warned of', () => {
  test.each<[ConfirmState, string]>([
    ['voided', '作废（销方录入购方否认）'],
    ['timedOut', '作废（超72小时未确认）'],
    ['withdrawn', '作废（发起方已撤销）'],
    ['withdrawn', '作废（确认后撤销）'],
    ['voided', '作废（已开具退税申请单）'],
  ])('%s: %s', async (state, text) => {
    await keep(db, make.redSubmitted(), make.redTaken({ at: NOON + 10 }));
    expect(await twin()).toBeDefined();
    await keep(db, seen(state, text));
    expect(await twin()).toBeUndefined();
  });

  test('the portal did not take it', async () => {
    await keep(db, make.redSubmitted(), make.answered('查无此票', { submissionId: 'R1', at: NOON + 10 }));
    expect((await db.get('submissions', 'R1'))?.outcome.type).toBe('refused');
    expect(await twin()).toBeUndefined();
  });

  test('another blue invoice, another company', async () => {
    await keep(db, make.redSubmitted());
    expect(await twin({ originalNumber: '26112000000000000002' })).toBeUndefined();
    expect(await twin({ sellerTaxId: '91110105MA02K3R8TX' })).toBeUndefined();
    // Whose it is the form need not show.
    expect(await twin({ sellerTaxId: '' })).toBeDefined();
  });
});

describe('a part', () => {
  const part = (id: string, gross: string) => {
    const whole = make.redSubmitted({ submissionId: id });
    const snapshot = { ...(whole.snapshot as object), texts: { totalGross: gross } };
    return { ...whole, snapshot, red: { originalNumber: ORIGINAL, scope: 'partial' as const, gross } };
  };
  const blue = () =>
    db.put('portalRows', { ...equalRow(1, { net: '100.00', tax: '13.00', gross: '113.00' }), id: ORIGINAL });

  test('leaves some, as far as is known', async () => {
    await keep(db, part('R1', '50.00'));
    expect(await twin()).toMatchObject({ isPart: true });
    await blue();
    expect(await twin()).toMatchObject({ isPart: true });
  });

  test('those that make up the whole leave nothing', async () => {
    await blue();
    await keep(db, part('R1', '50.00'), part('R2', '63.00'));
    expect(await twin()).toMatchObject({ isPart: false });
  });

  test('beside a whole one there is nothing left', async () => {
    await keep(db, part('R1', '50.00'), make.redSubmitted({ submissionId: 'R2' }));
    expect(await twin()).toMatchObject({ isPart: false });
  });
});
