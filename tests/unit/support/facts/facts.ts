import type { CaseSaid } from '../../../../utils/domain/fact/evidence-facts';
import type { Fact, FactOf } from '../../../../utils/domain/fact/fact';
import type { LedgerEvent } from '../../../../utils/domain/record/event';
import { BUYER, SELLER, snapshot } from '../page/snapshots';

export const SITE = {
  origin: 'https://dppt.beijing.chinatax.gov.cn:8443',
  path: '/blue-invoice-makeout/invoice-makeout',
};
/** 2026-11-24 14:00:00 in Beijing. */
export const NOON = Date.parse('2026-11-24T06:00:00Z');

let made = 0;
/** Sorts by time of making, as ULIDs do. */
export function nextId(): string {
  made += 1;
  return `F${String(made).padStart(12, '0')}`;
}

type Given<T extends Fact['type']> = Omit<FactOf<T>, 'id' | 'at' | 'type'> & { id?: string; at?: number };

export const make = <T extends Fact['type']>(type: T, given: Given<T>): FactOf<T> =>
  ({ id: nextId(), at: NOON, ...given, type }) as unknown as FactOf<T>;

export const submitted = (given: Partial<FactOf<'submitted'>> = {}): FactOf<'submitted'> =>
  make('submitted', {
    submissionId: 'S1',
    profileId: 'dppt',
    site: SITE,
    gesture: 'click',
    onLine: true,
    snapshot: snapshot(),
    ...given,
  });

export const repeated = (given: Partial<FactOf<'repeated'>> = {}) =>
  make('repeated', { submissionId: 'S1', gesture: 'click', onLine: true, ...given });

export const answered = (text: string, given: Partial<FactOf<'answered'>> = {}) =>
  make('answered', {
    submissionId: 'S1',
    area: 'errorToast',
    text,
    buttons: [],
    invoiceNumbers: [],
    ...given,
  });

export const success = (invoiceNumbers: string[], given: Partial<FactOf<'answered'>> = {}) =>
  answered('', { area: 'success', invoiceNumbers, ...given });

export const dialogClosed = (given: Partial<FactOf<'dialogClosed'>> = {}) =>
  make('dialogClosed', { submissionId: 'S1', ...given });

export const called = (given: Partial<FactOf<'called'>> = {}) =>
  make('called', {
    submissionId: 'S1',
    call: 'issue',
    requestId: 'R1',
    method: 'POST',
    site: SITE,
    ...given,
  });

export const responded = (status: number, given: Partial<FactOf<'responded'>> = {}) =>
  make('responded', {
    submissionId: 'S1',
    call: 'issue',
    requestId: 'R1',
    status,
    portalAt: given.at ?? NOON,
    ...given,
  });

/** The token call was answered: the two clocks are known. */
export const clockSeen = (given: Partial<FactOf<'responded'>> = {}) =>
  responded(200, { call: 'token', requestId: `T-${given.submissionId ?? 'S1'}`, ...given });

export const callFailed = (error: string, given: Partial<FactOf<'callFailed'>> = {}) =>
  make('callFailed', { submissionId: 'S1', call: 'issue', requestId: 'R1', error, ...given });

export const leftPage = (given: Partial<FactOf<'leftPage'>> = {}) =>
  make('leftPage', { submissionId: 'S1', how: 'pageHidden', ...given });

export const timedOut = (given: Partial<FactOf<'timedOut'>> = {}) =>
  make('timedOut', { submissionId: 'S1', ...given });

export const pictured = (given: Partial<FactOf<'pictured'>> = {}) =>
  make('pictured', {
    cause: 'refused',
    site: SITE,
    title: '电子发票服务平台',
    text: '蓝字发票开具\n税率不合法',
    width: 1280,
    height: 720,
    agent: 'Mozilla/5.0',
    product: '0.1.0',
    zone: 'Asia/Shanghai',
    ...given,
  });

export const photographed = (given: Partial<FactOf<'photographed'>> = {}) =>
  make('photographed', { pictureId: 'P1', ...given });

export const caseSaid = (said: CaseSaid, given: Partial<FactOf<'caseSaid'>> = {}) =>
  make('caseSaid', { caseId: 'K1', said, ...given });

export const originalKept = (given: Partial<FactOf<'originalKept'>> = {}) =>
  make('originalKept', {
    submissionId: 'S1',
    invoiceNumber: '26112000000123456789',
    sha256: 'a'.repeat(64),
    format: 'xml',
    mime: 'text/xml',
    fileName: '26112000000123456789.xml',
    size: 10,
    numberFrom: 'content',
    compared: ['invoiceNumber', 'totalGross'],
    ...given,
  });

export const fault = (given: Partial<FactOf<'fault'>> = {}) =>
  make('fault', { kind: 'captureError', detail: 'Error', ...given });

/** A fact without the name of its submission, as the request watch tells it. */
export function unnamed<F extends Fact>(fact: F, tabKey: string): F {
  const { submissionId: _, ...rest } = { submissionId: undefined, ...fact };
  return { ...rest, tabKey } as unknown as F;
}

/** The event of a fact, without the hashes that the fold does not read. */
export function eventOf(fact: Fact): LedgerEvent {
  const { id, at, type, submissionId, ...payload } = { submissionId: undefined, ...fact };
  return {
    id,
    chainId: 'C',
    n: 1,
    ...(submissionId === undefined ? {} : { submissionId }),
    at,
    type,
    payload: JSON.parse(JSON.stringify(payload)),
    payloadHash: '',
    prevHash: '',
    hash: '',
  };
}

/** A confirmation of the whole invoice that is reversed, as the practice portal shows it. */
export const ORIGINAL = '26112000000000000001';
export const redSubmitted = (given: Partial<FactOf<'submitted'>> = {}) =>
  submitted({
    submissionId: 'R1',
    site: { ...SITE, path: '/red-invoice/info-confirm' },
    red: { originalNumber: ORIGINAL, scope: 'full', gross: '-113.00' },
    snapshot: {
      takenAt: NOON,
      title: '',
      fields: [
        { label: '', labelFrom: 'none', kind: 'text', name: 'sellerTaxId', value: SELLER.taxId },
        { label: '购买方名称', labelFrom: 'item', kind: 'text', value: BUYER.name },
      ],
      tables: [
        {
          columns: ['项目名称', '数量', '金额', '税率/征收率', '税额'].map((label) => ({ label })),
          rows: [['*餐饮服务*餐费', '1', '100.00', '13%', '13.00']],
        },
      ],
      texts: { totalGross: '113.00' },
    },
    ...given,
  });

export const redSeen = (given: Partial<FactOf<'redConfirmSeen'>> = {}) =>
  make('redConfirmSeen', {
    submissionId: 'R1',
    profileId: 'dppt',
    site: SITE,
    confirmId: 'Q1',
    originalNumber: ORIGINAL,
    gross: '-113.00',
    state: 'waiting',
    text: '待确认',
    invoiceNumbers: [],
    ...given,
  });

export const redPressed = (given: Partial<FactOf<'redPressed'>> = {}) =>
  make('redPressed', {
    submissionId: 'R1',
    press: 'P1',
    profileId: 'dppt',
    site: SITE,
    gesture: 'click',
    onLine: true,
    confirmId: 'Q1',
    originalNumber: ORIGINAL,
    gross: '-113.00',
    ...given,
  });

export const redTaken = (given: Partial<FactOf<'redTaken'>> = {}) =>
  make('redTaken', { submissionId: 'R1', text: '提交成功', ...given });

export const templateWritten = (given: Partial<FactOf<'templateWritten'>> = {}) =>
  make('templateWritten', {
    submissionId: 'S1',
    templateId: 'T1',
    sellerTaxId: SELLER.taxId,
    serialNumber: 'PY261124S1',
    fileName: '模板_已填1张.xlsx',
    ...given,
  });

export const templateTakenBack = (given: Partial<FactOf<'templateTakenBack'>> = {}) =>
  make('templateTakenBack', { submissionId: 'S1', ...given });

export const importFailed = (reason: string, given: Partial<FactOf<'importFailed'>> = {}) =>
  make('importFailed', {
    submissionId: 'S1',
    serialNumber: 'PY261124S1',
    reason,
    fileName: '失败明细.xlsx',
    ...given,
  });

/** An entry of 待开登记. */
export const entered = (given: Partial<FactOf<'entered'>> = {}) =>
  make('entered', {
    submissionId: 'E1',
    profileId: 'dppt',
    site: SITE,
    way: 'typed',
    by: '王会计',
    snapshot: snapshot(),
    ...given,
  });
