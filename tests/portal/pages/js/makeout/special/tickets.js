/** @typedef {{ fppzDm: string, tdyslxDm: string, cezslxDm?: string, jazslxDm?: string }} Ticket */

export const TICKET_KINDS = [
  { value: '01', label: '增值税专用发票' },
  { value: '02', label: '普通发票' },
];

export const SPECIFIC_BUSINESSES = [
  { value: '', label: '无' },
  { value: '03', label: '建筑服务' },
  { value: '04', label: '货物运输服务' },
  { value: '06', label: '不动产经营租赁服务' },
  { value: '09', label: '旅客运输服务' },
];

export const DIFFERENCE_KINDS = [
  { value: '', label: '无' },
  { value: '01', label: '差额征税-全额开票' },
  { value: '02', label: '差额征税-差额开票' },
];

export const REDUCTION_KINDS = [
  { value: '', label: '无' },
  { value: '01', label: '销售自己使用过的固定资产减按征税' },
];

/** @param {string} fppzDm */
export const kindLabel = (fppzDm) => TICKET_KINDS.find(({ value }) => value === fppzDm)?.label ?? '';
