import type { RawField, RawSnapshot, RawTable } from '../../../../utils/domain/invoice/raw-snapshot';

/** Invented companies; check characters are computed by the rule of GB 32100. */
export const SELLER = { name: '北京云杉科技有限公司', taxId: '91110105MA01C4JX88' };
export const BUYER = { name: '上海梧桐商贸有限公司', taxId: '91310115MA1K3BNTXB' };

type Half = Partial<Record<'name' | 'taxId' | 'address' | 'phone' | 'bankName' | 'bankAccount', string>>;
const ORDER = ['name', 'taxId', 'address', 'phone', 'bankName', 'bankAccount'] as const;
const LABELS = ['名称', '统一社会信用代码/纳税人识别号', '地址', '电话', '开户银行', '银行账号'];

const half = (group: 'buyer' | 'seller', values: Half): RawField[] =>
  ORDER.map((id, nth) => ({
    label: LABELS[nth] as string,
    labelFrom: 'item',
    kind: 'text',
    value: values[id] ?? '',
    group,
    nth,
  }));

const COLUMNS: RawTable['columns'] = [
  { label: '序号' },
  { label: '项目名称', key: 'xmmc' },
  { label: '规格型号', key: 'ggxh' },
  { label: '单位', key: 'dw' },
  { label: '数量', key: 'spsl' },
  { label: '单价', key: 'dj' },
  { label: '金额', key: 'je' },
  { label: '税率/征收率', key: 'slv' },
  { label: '税额', key: 'se' },
];

/** 100.00 at 13 %, three times; the gross is 339.00. */
export const LINES: string[][] = ['一', '二', '三'].map((word, index) => [
  String(index + 1),
  `*信息技术服务*服务${word}`,
  '',
  '项',
  '1',
  '100',
  '100.00',
  '13%',
  '13.00',
]);

export interface SnapshotOptions {
  seller?: Half;
  buyer?: Half;
  lines?: string[][];
  columns?: RawTable['columns'];
  pagerTotal?: number;
  texts?: Record<string, string>;
  fields?: RawField[];
}

/** A whole entry form of the dppt profile, as `takeSnapshot` would read it. */
export function snapshot(options: SnapshotOptions = {}): RawSnapshot {
  const { pagerTotal } = options;
  return {
    takenAt: 1_000,
    title: '蓝字发票开具',
    fields: [
      ...half('buyer', options.buyer ?? BUYER),
      ...half('seller', options.seller ?? SELLER),
      ...(options.fields ?? []),
    ],
    tables: [
      {
        columns: options.columns ?? COLUMNS,
        rows: options.lines ?? LINES,
        ...(pagerTotal === undefined ? {} : { pagerTotal }),
      },
    ],
    texts: options.texts ?? { totalGross: '¥339.00', kind: '普通发票' },
  };
}
