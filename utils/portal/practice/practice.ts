import { dppt } from '../dppt';
import type { PortalProfile } from '../profile';

/** Made up, with a check character that fits. */
export const PRACTICE_COMPANY = {
  name: '北京练习科技有限公司',
  taxId: '91110108MA00LX000N',
  address: '北京市海淀区练习路 1 号',
  phone: '010-00000000',
  bankName: '练习银行北京分行',
  bankAccount: '0000000000000001',
} as const;

/** Where the practised portal stands: a page of the extension. */
const PRACTICE_PATH = '/practice.html';

/** What the practised portal says; texts of the real one, so that the same rules decide. */
export const PRACTICE_WORDS = {
  refused: '税率不合法，请使用 0.03、0.01',
  networkError: '网络异常，请稍后重试',
  buyerMissing: '请输入购买方名称',
  cellMissing: { xmmc: '项目名称', je: '金额', slv: '税率/征收率' },
  hint: '提示',
  gotIt: '我知道了',
} as const;

/**
 * 练习: the entry form and the list on a page of our own, in the markup of the portal, read by the same engine. Its hosts are
 * ids of installed extensions, which no site can have.
 */
export const practice: PortalProfile = {
  ...dppt,
  id: 'practice',
  lastVerified: '2026-11-29',
  notes: ['A page of our own: nothing of it is of the real portal.'],
  hosts: '^(?:[a-p]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$',
  formHosts: '(?!)',
  logIn: { hosts: '(?!)', sentBy: 'redirect_uri' },
  switches: { hosts: '(?!)', path: 'changeuser' },
  entry: {
    ...dppt.entry,
    path: PRACTICE_PATH,
    outside: ['.practice-own'],
    verdicts: {
      ...dppt.entry.verdicts,
      unlisted: {
        ...dppt.entry.verdicts.unlisted,
        skip: [...dppt.entry.verdicts.unlisted.skip, '.practice-own'],
      },
    },
    refill: { ...dppt.entry.refill, home: PRACTICE_PATH },
  },
  query: { ...dppt.query, paths: [PRACTICE_PATH] },
};
