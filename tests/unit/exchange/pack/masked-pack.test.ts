import { beforeAll, describe, expect, test } from 'vitest';
import { findingText, isWhole, verdictParts } from '../../../../components/pack/show-verdict';
import { hashedPart, hashOf } from '../../../../utils/domain/record/chain';
import type { LedgerEvent } from '../../../../utils/domain/record/event';
import type { PackedEvent } from '../../../../utils/exchange/pack/pack-format';
import type { Ledger } from '../../../../utils/store/ledger/db';
import * as facts from '../../support/facts/facts';
import {
  bytesOf,
  evidenceLedger,
  found,
  PHOTO,
  packOf,
  partsOf,
  resealed,
  sha,
  t,
  textOf,
  verdictOf,
} from '../../support/files/packs';
import { snapshot } from '../../support/page/snapshots';

const ID = '11010519491231002X';
const PHONE = '13800138000';
const ACCOUNT = '6222020200012345678';
const SECRETS = [ID, PHONE, ACCOUNT, '62781234'];
const BUYER = { name: '赵某', taxId: ID, phone: '62781234', bankAccount: ACCOUNT };

let db: Ledger;
let bytes: Uint8Array;
let note: string | undefined;
let parts: Map<string, Uint8Array>;
beforeAll(async () => {
  db = await evidenceLedger(
    facts.submitted({ submissionId: 'S4', snapshot: snapshot({ buyer: BUYER }) }),
    facts.answered(`购买方证件号码${ID}不正确，请致电 ${PHONE}`, { submissionId: 'S4' }),
    facts.pictured({
      id: 'P4',
      submissionId: 'S4',
      text: `银行账号：${ACCOUNT}\n电话：62781234\n价税合计 339.00`,
    }),
  );
  ({ bytes, note } = await packOf(db, { kind: 'chosen', submissionIds: ['S2', 'S4'] }, { masked: true }));
  parts = await partsOf(bytes);
});

const eventsOf = (of = parts) =>
  textOf(of.get('events.jsonl'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PackedEvent);
const withEvents = (events: readonly PackedEvent[]) =>
  resealed(
    new Map([...parts]).set(
      'events.jsonl',
      bytesOf(events.map((event) => `${JSON.stringify(event)}\n`).join('')),
    ),
  );
const change = (id: string, to: (event: PackedEvent) => PackedEvent) =>
  withEvents(eventsOf().map((event) => (event.id === id ? to(event) : event)));
const kinds = async (made: Promise<Uint8Array>) =>
  (await verdictOf(await made)).findings.map(({ what }) => what);

describe('a pack that shows numbers of people in part', () => {
  test('holds none of them whole, in no file, and no file in which none can be hidden', () => {
    for (const [name, content] of parts)
      for (const secret of SECRETS) expect([name, textOf(content).includes(secret)]).toEqual([name, false]);
    expect([...parts.keys()].filter((name) => name.startsWith('blobs/'))).toEqual([]);
    const report = textOf(parts.get('报告.html'));
    for (const text of [
      '110***********002X',
      '138****8000',
      '6222***********5678',
      '339.00',
      '这个包遮住了个人信息',
    ])
      expect(report).toContain(text);
    expect(report).toContain('（遮住个人信息的包里不放）');
    expect(report).not.toContain('blobs/');
    expect(note).toContain('已遮住');
  });

  test('is found whole: digests, links and table; it says which events, and that their digests are in the chain', async () => {
    const verdict = await verdictOf(bytes);
    expect(found(verdict)).toEqual([]);
    expect(isWhole(verdict)).toBe(true);
    const marked = eventsOf().filter(({ masked }) => masked);
    expect(verdict.masked.map(({ id }) => id)).toEqual(marked.map(({ id }) => id));
    expect(marked.map(({ type, submissionId }) => [type, submissionId])).toEqual(
      expect.arrayContaining([
        ['submitted', 'S4'],
        ['answered', 'S4'],
        ['pictured', 'S4'],
      ]),
    );
    const own = await db.getAll('events');
    for (const event of eventsOf()) {
      const { seq: _, payload, ...whole } = own.find(({ id }) => id === event.id) as LedgerEvent;
      const { payload: shown, masked, ...packed } = event;
      expect(packed).toEqual(whole);
      if (!masked) expect(shown).toEqual(payload);
    }
    const said = JSON.stringify(verdictParts(verdict, t));
    expect(said).toContain(`${marked.length} 条留底记录里的证件号码、电话、账号只显示头尾`);
    expect(said).toContain('SHA-256 仍在链里');
    expect(said).toContain(sha(PHOTO));
  });

  test('says of itself that it is one, so that an older verifier does not call it changed', () => {
    const manifest = JSON.parse(textOf(parts.get('manifest.json')));
    expect(manifest).toMatchObject({ version: 2, masked: eventsOf().filter(({ masked }) => masked).length });
    expect(manifest.lacks).toEqual([{ sha256: sha(PHOTO), why: 'masked' }]);
  });

  test('a ledger’s row that is not what the events say shows here, too', async () => {
    const row = await db.get('submissions', 'S4');
    if (!row) throw new Error('no row');
    await db.put('submissions', { ...row, invoice: { ...row.invoice, totalGross: '999.00' } });
    const made = await packOf(db, { kind: 'chosen', submissionIds: ['S4'] }, { masked: true });
    await db.put('submissions', row);
    const { findings } = await verdictOf(made.bytes);
    expect(findings.map(({ what }) => what)).toContain('cell');
    expect(JSON.stringify(findings)).not.toContain(ID);
  });
});

describe('forged by someone who makes the seals anew', () => {
  const idOf = (type: string, submissionId: string) =>
    eventsOf().find((event) => event.type === type && event.submissionId === submissionId)?.id ?? '';

  test('an event that was whole is marked as masked, its words another: named', async () => {
    const id = idOf('answered', 'S2');
    const made = change(id, (event) => ({
      ...event,
      payload: { ...event.payload, text: '开票成功' },
      masked: true,
    }));
    expect(await kinds(made)).toEqual(expect.arrayContaining(['event.mask', 'maskedCount']));
    const verdict = await verdictOf(await made);
    expect(verdict.findings.map((one) => findingText(one, t)).join()).toContain('说是遮住的');
  });

  test('the whole payload behind the mark, or a whole number in a masked one: named', async () => {
    const id = idOf('answered', 'S4');
    const own = (await db.getAll('events')).find((event) => event.id === id) as LedgerEvent;
    expect(await kinds(change(id, (event) => ({ ...event, payload: own.payload })))).toContain('event.mask');
    const more = { more: `138****8000 ${PHONE}` };
    expect(
      await kinds(change(id, (event) => ({ ...event, payload: { ...event.payload, ...more } }))),
    ).toContain('event.mask');
  });

  test('a masked payload without its mark: its content was changed', async () => {
    expect(await kinds(change(idOf('answered', 'S4'), ({ masked: _, ...event }) => event))).toEqual(
      expect.arrayContaining(['event.payload', 'maskedCount']),
    );
  });

  test('another digest for the payload: the hash is not that of the log', async () => {
    const id = idOf('submitted', 'S4');
    expect(await kinds(change(id, (event) => ({ ...event, payloadHash: sha('x') })))).toContain('event.hash');
    const rehashed = (event: PackedEvent): PackedEvent => {
      const made = { ...event, payloadHash: sha('x') };
      return { ...made, hash: hashOf(made.prevHash, hashedPart(made)) };
    };
    expect(await kinds(change(id, rehashed))).toContain('event.link');
  });

  test('the mark in a pack that says nothing of it', async () => {
    const whole = await partsOf((await packOf(db)).bytes);
    const [first, ...others] = eventsOf(whole) as [PackedEvent, ...PackedEvent[]];
    const lines = [{ ...first, payload: { ...first.payload, site: '***' }, masked: true }, ...others];
    const text = lines.map((event) => `${JSON.stringify(event)}\n`).join('');
    const made = resealed(new Map([...whole]).set('events.jsonl', bytesOf(text)));
    expect(await kinds(made)).toEqual(expect.arrayContaining(['event.payload', 'maskedCount']));
  });
});
