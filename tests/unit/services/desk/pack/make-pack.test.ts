import { beforeAll, describe, expect, test } from 'vitest';
import { makePack } from '../../../../../utils/services/desk/pack/make-pack';
import type { Ledger } from '../../../../../utils/store/ledger/db';
import * as facts from '../../../support/facts/facts';
import {
  CHOSEN,
  evidenceLedger,
  FAULT_AT,
  found,
  PHOTO,
  packOf,
  partsOf,
  portsOf,
  sha,
  textOf,
  verdictOf,
} from '../../../support/files/packs';
import { SELLER } from '../../../support/page/snapshots';

let db: Ledger;
let bytes: Uint8Array;
let parts: Map<string, Uint8Array>;
beforeAll(async () => {
  db = await evidenceLedger();
  ({ bytes } = await packOf(db));
  parts = await partsOf(bytes);
});

const events = (of: Map<string, Uint8Array>) =>
  textOf(of.get('events.jsonl'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; id: string; submissionId?: string });

describe('a pack of chosen submissions', () => {
  test('holds its files, each named in the manifest by its hash', () => {
    expect([...parts.keys()]).toEqual([
      '报告.html',
      '明细.xlsx',
      'events.jsonl',
      `blobs/${sha(PHOTO)}.webp`,
      '验证.html',
      'manifest.json',
      'manifest.sha256',
    ]);
    const { files, ...manifest } = JSON.parse(textOf(parts.get('manifest.json')));
    for (const { name, size, sha256 } of files)
      expect([name, size, sha256]).toEqual([
        name,
        parts.get(name)?.length,
        sha(parts.get(name) as Uint8Array),
      ]);
    expect(manifest).toMatchObject({
      format: 'piaoying-evidence',
      version: 1,
      zone: 'Asia/Shanghai',
      submissions: ['S1', 'S2'],
    });
  });

  test('whole events of them and of what is said and pictured of them, and of no other', () => {
    const all = events(parts);
    expect(all.filter(({ submissionId }) => submissionId === 'S3')).toEqual([]);
    expect(all.map(({ type }) => type)).toEqual([
      'submitted',
      'called',
      'responded',
      'answered',
      'submitted',
      'called',
      'responded',
      'answered',
      'pictured',
      'photographed',
      'caseSaid',
      'caseSaid',
    ]);
  });

  test('is found whole, and tells each submission from its events', async () => {
    const verdict = await verdictOf(bytes);
    expect(found(verdict)).toEqual([]);
    expect(verdict.story.submissions.map(({ id, outcomeType }) => [id, outcomeType])).toEqual([
      ['S1', 'issued'],
      ['S2', 'refused'],
    ]);
    expect([verdict.events, verdict.linked]).toEqual([12, 10]);
  });

  test('the report says what it does not prove, quotes the law, and tells each step', () => {
    const report = textOf(parts.get('报告.html'));
    for (const text of [
      '本材料证明录入与提示的过程，不证明发票已开具',
      '（二）保持内容完整性方法的可靠性',
      '（2019-04-23）',
      '税率不合法，请使用 0.03',
      '26112000000123456789',
      '工号 1024',
      `./blobs/${sha(PHOTO)}.webp`,
    ])
      expect(report).toContain(text);
    expect(report).not.toMatch(/<script|http:\/\/(?!www\.w3)/);
  });

  test.each([
    ['before', 0],
    ['after', 1],
  ])('an answer of 502 that comes %s the words of the page is told beside them', async (_, place) => {
    const words = facts.answered('请求异常', { submissionId: 'S4' });
    const answer = facts.responded(502, { submissionId: 'S4', requestId: 'R4' });
    const doubtful = await evidenceLedger(
      facts.submitted({ submissionId: 'S4' }),
      facts.called({ submissionId: 'S4', requestId: 'R4' }),
      ...(place === 0 ? [answer, words] : [words, answer]),
    );
    const pack = await packOf(doubtful, { kind: 'chosen', submissionIds: ['S4'] });
    expect(textOf((await partsOf(pack.bytes)).get('报告.html'))).toContain(
      '<dt>税局提示原文</dt><dd><bdi>「请求异常」</bdi></dd><dt>原因</dt><dd><bdi>HTTP 502</bdi></dd>',
    );
  });

  test('of one that was issued after such an answer there is no cause', async () => {
    const issued = await evidenceLedger(
      facts.submitted({ submissionId: 'S4' }),
      facts.called({ submissionId: 'S4', requestId: 'R4' }),
      facts.responded(502, { submissionId: 'S4', requestId: 'R4' }),
      facts.success(['26112000000987654321'], { submissionId: 'S4' }),
    );
    const pack = await packOf(issued, { kind: 'chosen', submissionIds: ['S4'] });
    const report = textOf((await partsOf(pack.bytes)).get('报告.html'));
    expect(report).toContain('26112000000987654321');
    expect(report).not.toContain('<dt>原因</dt>');
  });

  test('nothing of the kind that is never kept is in any file of it', () => {
    for (const [name, content] of parts) {
      if (name !== '验证.html' && name.match(/html|json|txt/))
        expect([name, textOf(content)]).toEqual([
          name,
          expect.not.stringMatching(/\?\w+=|token=|[Cc]ookie|password|密码：/),
        ]);
    }
  });
});

test('a pack of an outage: its faults, without those of submissions that are not chosen', async () => {
  const more = await evidenceLedger(
    facts.fault({
      id: 'OTHERS',
      at: FAULT_AT,
      kind: 'httpError',
      detail: '',
      submissionId: 'S3',
      site: facts.SITE,
    }),
    facts.fault({
      id: 'ELSEWHERE',
      at: FAULT_AT,
      kind: 'httpError',
      detail: '',
      site: { ...facts.SITE, origin: 'https://etax.example' },
    }),
    facts.fault({ id: 'OWN', at: FAULT_AT, kind: 'captureError', detail: 'Error' }),
  );
  const scope = {
    kind: 'outage',
    host: 'dppt.beijing.chinatax.gov.cn',
    from: FAULT_AT - 900,
    to: FAULT_AT + 1,
    submissionIds: ['S2'],
  } as const;
  const pack = await packOf(more, scope);
  expect(events(await partsOf(pack.bytes)).flatMap(({ type, id }) => (type === 'fault' ? id : []))).toEqual([
    'FAULT1',
  ]);
  expect(pack.name).toMatch(/^证据包_故障时段.*_20261124-1500\.zip$/);
  expect(found(await verdictOf(pack.bytes))).toEqual([]);
});

test('a pack of a month and a company', async () => {
  const pack = await packOf(db, { kind: 'period', month: '2026-11', company: SELLER });
  const verdict = await verdictOf(pack.bytes);
  expect(found(verdict)).toEqual([]);
  expect(verdict.manifest.scope.text).toContain(SELLER.taxId);
  expect(verdict.story.faults.map(({ kind }) => kind)).toContain('unreachable');
});

test('earlier and later attempts at the same invoice come with it', async () => {
  const again = await evidenceLedger(facts.submitted({ submissionId: 'S4', retryOf: 'S2' }));
  const pack = await packOf(again, { kind: 'chosen', submissionIds: ['S4'] });
  expect((await verdictOf(pack.bytes)).manifest.submissions.toSorted()).toEqual(['S2', 'S4']);
});

test('bytes that the ledger lost are named, and nothing is found to be otherwise', async () => {
  const lossy = await evidenceLedger();
  await lossy.delete('evidence', sha(PHOTO));
  const pack = await packOf(lossy);
  const verdict = await verdictOf(pack.bytes);
  expect(found(verdict)).toEqual([]);
  expect(verdict.manifest.lacks).toEqual([{ sha256: sha(PHOTO), why: 'absent' }]);
  expect(pack.note).toContain('有 1 个文件');
});

test('a row of the ledger that is not what the events say: the pack says where', async () => {
  const changed = await evidenceLedger();
  const row = await changed.get('submissions', 'S2');
  if (row)
    await changed.put('submissions', {
      ...row,
      outcome: { type: 'issued', invoiceNumbers: [] },
      outcomeType: 'issued',
    });
  const { findings } = await verdictOf((await packOf(changed)).bytes);
  expect(findings[0]).toEqual({
    what: 'cell',
    values: { name: '明细.xlsx', id: 'S2', column: '结果', says: '已开具', folded: '开具失败' },
  });
});

test('a scope in which nothing was makes no file', async () =>
  expect((await makePack(portsOf(db), { kind: 'period', month: '2025-01' })).count).toBe(0));

test('it can be given up', async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(makePack(portsOf(db), CHOSEN, { signal: stop.signal })).rejects.toThrow();
});
