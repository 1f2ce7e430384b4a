/**
 * What the template's own words do not say, and how it is met; 2026-11, none of it seen in the real import:
 * the portal puts `*简称*` before an item's name by its code, so the name is written without; 折扣金额 has no sign;
 * how 免税 and 不征税 are written is not known, nor 特定业务, so such entries are left out.
 */
export const TEMPLATE_WORDS = {
  kinds: { special: '增值税专用发票', general: '普通发票' },
  yes: '是',
  no: '否',
  /** Two boxes a side: 地址 and 电话, 开户银行 and 银行账号. */
  show: {
    label: '是否展示',
    first: '展示地址、电话',
    second: '展示开户银行、银行账号',
    both: '展示地址、电话、开户银行及银行账号',
  },
  /** Of a pager: no part of the invoice. */
  pageSize: '^\\d+\\s*条\\s*/\\s*页$',
  code: '^\\d{19}$',
  /**
   * A buyer of this name is a company (填表说明 5: 普票 with a company as buyer needs its tax id; a school or an office
   * is none). Which names the portal takes for a company's is not known: one that this misses is left to the import.
   */
  companyName: '公司|集团|企业|工厂|商行|合作社|事务所|银行|(?:厂|店)$',
} as const;
