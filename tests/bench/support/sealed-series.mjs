/**
 * A ledger of some size twice, made by the product's own code: sealed segments at a place of backups, and one backup file. Through the
 * write path 100,000 events would take an hour; here each is only linked to the one before.
 */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { runInThisContext } from 'node:vm';
import { factsOfCases, line } from '../../e2e/support/cases/kept-cases.mjs';
import { bundle } from './bundle.mjs';

const COMPANIES = 20;
/** A submission is told in so many events. */
export const EVENTS = 5;
/** Bound of a segment, as the product has it. */
const SEGMENT = 2_000;

const load = async () =>
  runInThisContext(
    await bundle({
      prepareFact: 'utils/store/write/link-event.ts',
      linkEvent: 'utils/store/write/link-event.ts',
      GENESIS: 'utils/domain/record/chain.ts',
      backupParts: 'utils/exchange/backup/backup.ts',
      newIdentity: 'utils/exchange/segment/age-file.ts',
      recipientOf: 'utils/exchange/segment/age-file.ts',
      newKeyring: 'utils/exchange/segment/keyring.ts',
      sealSegment: 'utils/exchange/segment/segment.ts',
      putKeyring: 'utils/services/shared/backup/place-files.ts',
      register: 'utils/services/shared/backup/place-files.ts',
      segmentKey: 'utils/domain/backup/names.ts',
      pointerKey: 'utils/domain/backup/names.ts',
    }),
  );

/** Of a hundred, four are refused. @param {number} nth @param {number} lines @returns {import('../../e2e/support/cases/kept-cases.mjs').Case} */
export const caseOf = (nth, lines) => ({
  form: {
    seller: {
      name: `北京第${nth % COMPANIES}科技有限公司`,
      taxId: `91110105MA01C4J${String(nth % COMPANIES).padStart(3, '0')}`,
    },
    buyer: { name: `客户${nth}有限公司`, taxId: `91110108MA${String(nth).padStart(8, '0')}` },
    lines: Array.from({ length: lines }, (_, at) =>
      line(at + 1, `*餐饮服务*第${at + 1}项`, {
        quantity: '1',
        price: '100.00',
        net: '100.00',
        rate: '6%',
        tax: '6.00',
      }),
    ),
    gross: `¥${(106 * lines).toFixed(2)}`,
    kind: '普通发票',
    note: `合同 ${nth}`,
  },
  said:
    nth % 25 === 7
      ? { refusal: '税率不合法，请使用 0.03、0.01' }
      : { number: `26112${String(nth + 1).padStart(15, '0')}` },
});

/**
 * A place with the keys of a firm, and what seals there.
 * @param {import('../../../utils/domain/backup/target').Target} target the place, empty
 */
export async function openPlace(target) {
  const product = await load();
  const { recipientOf, newIdentity, linkEvent, prepareFact } = product;
  const now = Date.now();
  const [own, recoveryKey] = [await newIdentity(), await newIdentity()];
  const keyring = product.newKeyring(own, now, recoveryKey);
  const recipient = await recipientOf(own);
  await product.putKeyring(target, keyring, [await recipientOf(recoveryKey), recipient]);
  const nowhere = { objectStore: () => ({ add: async () => undefined }) };

  /**
   * A computer that is registered there, with a log of its own.
   * @param {string} id four letters or digits @param {string} name
   */
  async function addComputer(id, name) {
    const installation = `01BENCH${id}${'0'.repeat(15)}`;
    const head = { chainId: `01CHAIN${id}${'0'.repeat(15)}`, n: 0, hash: product.GENESIS };
    await product.register(target, keyring, { installation, name, since: now, recipient });
    let seq = 0;
    let prev = '';
    return {
      chainId: head.chainId,
      /** Events of such cases, the last of them `until`. @param {import('../../e2e/support/cases/kept-cases.mjs').Case[]} cases @param {string} part of their ids @param {number} until */
      async link(cases, part, until) {
        const events = [];
        for (const fact of factsOfCases(cases, { minutes: 30, name: `${id}${part}`, now: until }))
          events.push(await linkEvent(nowhere, head, prepareFact(fact)));
        return events;
      },
      /** Puts them there as the next segment. @returns how many lie there now */
      async seal(events) {
        seq += 1;
        let body = '';
        const mark = { version: 2, chainId: head.chainId, partialChains: [] };
        for await (const part of product.backupParts(of(events), now, mark)) body += part;
        const place = { installation, seq, prev };
        const { bytes, sha256 } = await product.sealSegment(place, body, events.length, keyring, now);
        const key = product.segmentKey({ installation, month: '202611', seq, sha256 });
        await target.put(key, bytes);
        await target.put(product.pointerKey(installation, seq), new TextEncoder().encode(key));
        prev = sha256;
        return seq;
      },
    };
  }
  return { product, now, recoveryKey, addComputer };
}

/**
 * @param {object} amount
 * @param {number} amount.events
 * @param {number} amount.lines of an invoice
 * @param {import('../../../utils/domain/backup/target').Target} target the place, empty
 * @param {string} path of the backup file that is made
 * @returns {Promise<{ recoveryKey: string, segments: number }>}
 */
export async function makeSeries({ events, lines }, target, path) {
  const { product, now, recoveryKey, addComputer } = await openPlace(target);
  const computer = await addComputer('0000', '王芳 · Chrome');
  let segments = 0;
  async function* pages() {
    const inPage = SEGMENT / EVENTS;
    for (let from = 0; from < events / EVENTS; from += inPage) {
      const count = Math.min(inPage, events / EVENTS - from);
      const cases = Array.from({ length: count }, (_, at) => caseOf(from + at, lines));
      // Half an hour apart, the last now.
      const until = now - (events / EVENTS - from - count) * 1_800_000;
      const page = await computer.link(cases, String(from).padStart(8, '0'), until);
      segments = await computer.seal(page);
      yield page;
    }
  }
  const parts = product.backupParts(pages(), now, { version: 1, chainId: computer.chainId });
  await pipeline(Readable.from(parts), createWriteStream(path));
  return { recoveryKey, segments };
}

async function* of(item) {
  yield item;
}
