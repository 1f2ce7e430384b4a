/**
 * A ledger of what is widest on a screen: names of 40 characters and more, amounts of 12 digits, rare characters, every
 * outcome and standing, rows of a batch, a red letter, faults, a draft. All companies are invented.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enterInvoice } from '../../../portal/driver.mjs';
import { makeExportedList } from '../../../portal/server/files/make-exported-list.mjs';
import { openExtensionPage } from '../browser/extension.mjs';
import { readStore } from '../browser/storage.mjs';
import { waitFor } from '../browser/wait-for.mjs';
import { keepCases, line } from '../cases/kept-cases.mjs';
import { setStage, THREE_LINES } from './stage.mjs';
import { takeInList } from './take-in-list.mjs';

export const LONG = {
  name: '某某自治区某某市某某经济技术开发区某某街道办事处下属综合服务管理与物资保障中心有限责任公司第二分公司',
  taxId: '91110105MA01C4JX88',
};
const RARE = { name: '𪚥㐂餐饮（某某）管理有限公司', taxId: '91110105MA02K3R8TK' };
const LATIN = {
  name: 'Beijing Yunshan International Technology Development and Trading Company Limited',
  taxId: '91110105MA03LATIN9',
};
const BUYERS = [
  LONG.name.replace('第二分公司', '采购处'),
  '㐂寿司𪚥生命科学𠮷田研究院',
  'Chaoyang Consolidated Pharmaceutical Wholesale And Retail Group Incorporated',
  '朝阳区某学校',
];
const REFUSALS = [
  '税率不合法：请使用 0.03、0.01，或者联系主管税务机关核实该企业是否为小规模纳税人后再试一次，编码 GX-2026-000000123456',
  '税率不合法：3040502990000000000',
];
const BIG = { net: '123456789012.34', rate: '13%', tax: '16049382571.60' };
const SMALL = { net: '100.00', rate: '1%', tax: '1.00' };
const OUTCOMES = ['issued', 'refused', 'issued', 'left', 'issued', 'timedOut', 'issued', 'issued'];
/** What is followed up: of every submission and an outage. */
export const WIDE_CASE = '01WIDECASE';
export const WIDE_TAG = '老客户（月底一起对账）';
const SITE = {
  origin: 'https://dppt.beijing.chinatax.gov.cn:8443',
  path: '/blue-invoice-makeout/invoice-makeout',
};

const numberOf = (/** @type {number} */ nth) => `2611200000${String(12_345_600 + nth).padStart(10, '0')}`;

/** @param {number} nth @param {{ name: string, taxId: string }} seller @returns {import('../cases/kept-cases.mjs').Case} */
function caseOf(nth, seller) {
  const amounts = nth % 3 === 2 ? SMALL : BIG;
  const outcome = OUTCOMES[nth % OUTCOMES.length] ?? 'issued';
  const [said] = [
    ...(outcome === 'refused' ? [{ refusal: REFUSALS[nth % REFUSALS.length] ?? '' }] : []),
    ...(outcome === 'left' ? [{ left: /** @type {const} */ (true) }] : []),
    ...(outcome === 'timedOut' ? [{ timedOut: /** @type {const} */ (true) }] : []),
    { number: numberOf(nth) },
  ];
  const rows = { importId: 'IMPORT1', serialNumber: String(nth), rows: 3 };
  return {
    form: {
      seller,
      buyer: { name: BUYERS[nth % BUYERS.length], taxId: '91110105MA01C7PH2D' },
      lines: [1, 2].map((no) =>
        line(no, '*信息技术服务*某某某某某某综合业务管理平台系统软件年度维护', amounts),
      ),
      gross: amounts === BIG ? '¥279012343167.88' : '¥202.00',
      kind: nth % 2 ? '普通发票' : '增值税专用发票',
      note: '合同 2026-118，第一批',
    },
    said,
    ...(nth === 4 && { mark: { batch: rows } }),
    ...(nth === 6 && {
      mark: { red: { confirmId: 'HZ26112000000000001', originalNumber: numberOf(0), scope: 'full' } },
    }),
  };
}

/** What the product was told without a submit: put where its pages put it. @param {import('puppeteer-core').Page} inside */
async function keepFacts(inside) {
  const at = Date.now() - 60_000;
  const submissionIds = (await readStore(inside, 'submissions')).map(({ id }) => id);
  const said = [
    {
      what: 'opened',
      title: `故障时段 11-24 09:02 – 09:41 打不开、登录失效、没有权限 ${LONG.name}`,
      submissionIds,
      outage: { host: new URL(SITE.origin).hostname, from: at - 3_600_000, to: at + 60_000 },
    },
    {
      what: 'call',
      calledAt: at,
      number: '010-12366 转 6',
      seat: '坐席 10245 号',
      answer: `${REFUSALS[0]}，请 24 小时后再看`,
      ticket: 'GD-2026-1124-000000123456',
    },
    { what: 'loss', kind: 'penalty', amount: '123456789.12', text: `${LONG.name} 的违约金` },
    { what: 'note', text: `${LONG.name}：123456789012345678901234567890` },
    { what: 'state', state: 'waiting', lookAgainOn: '2026-11-30' },
  ];
  const fact = (/** @type {number} */ nth, more) => ({
    id: `01WIDE${nth}`,
    at: at + nth,
    profileId: 'dppt',
    site: SITE,
    ...more,
  });
  const facts = [
    fact(1, {
      type: 'fault',
      kind: 'httpError',
      detail:
        '504 Gateway Time-out https://dppt.beijing.chinatax.gov.cn:8443/kpfw/lzqd/v1/lzkj 123456789012345678901234567890',
    }),
    fact(2, {
      type: 'fault',
      kind: 'profileDrift',
      detail: 'lines.header.unitPrice, buyer.name, totals.gross',
    }),
    fact(10, {
      type: 'pictured',
      cause: 'fault',
      faultId: '01WIDE1',
      faultKind: 'httpError',
      title: `蓝字发票开具 ${LONG.name}`,
      text: `504 Gateway Time-out ${LONG.name}\n123456789012345678901234567890`,
      width: 1366,
      height: 768,
      agent:
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
      product: '0.1.0',
      zone: 'Asia/Shanghai',
    }),
    ...[LONG, RARE, LATIN].map(({ taxId }, nth) =>
      fact(3 + nth, {
        type: 'quotaSeen',
        companyTaxId: taxId,
        left: '123456789012.34',
        basis: 'beforeDeclaring',
      }),
    ),
    ...submissionIds.slice(0, 12).flatMap((submissionId, nth) => [
      fact(40 + nth, {
        type: 'noted',
        submissionId,
        note: `${LONG.name}：合同 123456789012345678901234567890`,
        tags: ['急', WIDE_TAG, 'HT-2026-1124-000000123456', '一'.repeat(40)],
      }),
      fact(60 + nth, {
        type: 'fileAttached',
        submissionId,
        bytes: {
          sha256: 'ab'.repeat(32),
          mime: 'image/png',
          size: 1_234_567,
          fileName: `${LONG.name}_盖章扫描件_123456789012345678901234567890.png`,
        },
        text: `${LONG.name} 发来的`,
      }),
    ]),
  ];
  await inside.evaluate(async (all) => {
    await globalThis.chrome.storage.local.set(
      Object.fromEntries(all.map((one) => [`outbox:${one.id}`, one])),
    );
    await globalThis.chrome.runtime.sendMessage({ kind: 'sweep' });
  }, facts);
  await waitFor(async () => (await readStore(inside, 'faults')).length >= 2, { message: 'the faults' });
  // What she says of a case comes from our own pages alone, never through the outbox.
  const cases = said.map((what, nth) => fact(20 + nth, { type: 'caseSaid', caseId: WIDE_CASE, said: what }));
  await inside.evaluate(
    (rows) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('piaoying');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('cases', 'readwrite');
          for (const row of rows) writing.objectStore('cases').put(row);
          writing.oncomplete = () => resolve(opening.result.close());
          writing.onerror = () => reject(writing.error);
        };
      }),
    cases,
  );
}

/** The portal's list of the first company has one that is not here, another amount, and lacks some. @param {any[]} records */
async function takeInWideList(browser, records) {
  const folder = mkdtempSync(join(tmpdir(), 'piaoying-wide-'));
  const path = join(folder, '全量发票查询导出结果.xlsx');
  const of = (number, buyerName, net, gross) => ({
    number,
    sellerTaxId: LONG.taxId,
    sellerName: LONG.name,
    buyerName,
    issuedAt: new Date(records[0].submittedAt + 28_800_000).toISOString().slice(0, 19).replace('T', ' '),
    net,
    tax: '32098765143.20',
    gross,
    lines: [{ itemName: '*软件*服务', netAmount: net, taxRate: '13%', taxAmount: '32098765143.20' }],
  });
  const listed = [
    of(numberOf(0), BUYERS[0], '246913578024.68', '279012343167.88'),
    of(numberOf(7), BUYERS[3], '246913578999.68', '279012344142.88'),
    of(numberOf(90), BUYERS[2], '246913578024.68', '279012343167.88'),
    of(numberOf(91), BUYERS[1], '246913578024.68', '279012343167.88'),
  ];
  writeFileSync(path, await makeExportedList(listed));
  await takeInList(browser, path).finally(() => rmSync(folder, { recursive: true, force: true }));
}

export async function setWideLedger() {
  const stage = await setStage();
  const { inside, browser, portal, page } = stage;
  const sellers = [LONG, LONG, LONG, LONG, LONG, RARE, LONG, LONG, LATIN, RARE, LATIN, LONG, RARE, LATIN];
  const records = await keepCases(
    inside,
    Array.from({ length: 48 }, (_, nth) => caseOf(nth, sellers[nth % sellers.length] ?? LONG)),
  );
  await keepFacts(inside);
  await takeInWideList(browser, records);
  await enterInvoice(page, portal, { ...THREE_LINES, buyer: { ...THREE_LINES.buyer, name: BUYERS[0] } });
  await page.goto('about:blank');
  const ledger = await openExtensionPage(browser, 'ledger.html');
  return { stage, page: ledger, records };
}
