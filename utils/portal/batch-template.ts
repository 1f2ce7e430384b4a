import { dpptBatch } from './dppt-batch';

/** Whether a cell must be filled; `sometimes` depends on what is not known here (有条件必填). */
type Need = 'always' | 'special' | 'sometimes' | 'no';

/** A column of an official batch template. */
export interface TemplateColumn {
  /** Row 3; empty where its cell belongs to a merged header, whose text the file may repeat there. */
  readonly header: string;
  readonly need: Need;
  /** Most characters. */
  readonly max?: number;
  /** Most decimals. */
  readonly decimals?: number;
  /** The only values that it takes; those that stand on a hidden sheet or depend on another cell are not here. */
  readonly values?: readonly string[];
  /** Where the values stand, if not here. */
  readonly list?: string;
}

export interface TemplateSheet {
  readonly name: string;
  readonly columns: readonly TemplateColumn[];
}

export interface BatchTemplate {
  /** As the hidden cell says it; a higher number is a newer one. */
  readonly version: string;
  readonly versionSheet: string;
  readonly versionCell: string;
  /** Rows are counted from 1. */
  readonly headerRow: number;
  readonly firstRow: number;
  /** From so many detail rows on the portal may fail, and beyond the other it does not issue. */
  readonly riskyLines: number;
  readonly mostLines: number;
  readonly sheets: readonly TemplateSheet[];
}

/**
 * 批量开票导入模板, V260401, retyped from the official file 2026-04. `list` cells are checked by the file itself.
 * All cells are text.
 */
export const BATCH_TEMPLATE: BatchTemplate = {
  version: 'pt:20260401',
  versionSheet: 'excelVersion',
  versionCell: 'A4',
  headerRow: 3,
  firstRow: 4,
  riskyLines: 2000,
  mostLines: 5000,
  sheets: [
    {
      name: '1-发票基本信息',
      columns: [
        { header: '发票流水号', need: 'always', max: 20 },
        { header: '发票类型', need: 'always', max: 10, values: ['增值税专用发票', '普通发票'] },
        {
          header: '特定业务类型',
          need: 'no',
          max: 10,
          values: [
            '成品油',
            '稀土',
            '建筑服务',
            '货物运输服务',
            '不动产销售',
            '不动产经营租赁服务',
            '代收车船税',
            '旅客运输服务',
            '自产农产品销售',
            '拖拉机和联合收割机',
            '机动车',
            '农产品收购',
            '光伏收购',
            '卷烟',
            '专票农产品',
            '电子烟',
            '白酒',
            '报废产品收购',
            '金银首饰批发',
            '金银首饰零售',
            '黄金交易结算（交易所购入）',
            '黄金交易结算（交易所销售）',
            '会员单位投资性黄金',
            '会员单位非投资性黄金',
            '客户标准黄金',
            '金银首饰零售（个人）',
          ],
        },
        { header: '是否含税', need: 'always', max: 2, values: ['是', '否'] },
        { header: '受票方自然人标识', need: 'no', max: 2, values: ['是', '否'] },
        { header: '购买方名称', need: 'always', max: 100 },
        { header: '购买方纳税人识别号', need: 'special', max: 20 },
        {
          header: '购买方证件类型',
          need: 'no',
          max: 40,
          values: [
            '居民身份证',
            '港澳居民来往内地通行证',
            '台湾居民来往大陆通行证',
            '中国护照',
            '外国人永久居留身份证（外国人永久居留证）',
            '中华人民共和国港澳居民居住证',
            '中华人民共和国台湾居民居住证',
            '外国护照',
          ],
        },
        { header: '购买方证件号码', need: 'no', max: 30 },
        { header: '购买方国籍（或地区）', need: 'no', max: 40, list: 'gjhdq!$A$1:$A$245' },
        { header: '购买方地址', need: 'sometimes', max: 100 },
        {
          header: '购买方所在地区（报废产品收购必填）',
          need: 'sometimes',
          max: 100,
          list: 'xzqhjdxz!$A$1:$AI$1',
        },
        { header: '', need: 'no', list: 'INDIRECT(SUBSTITUTE(SUBSTITUTE(TRIM($L4),"（","_"),"）","_"))' },
        { header: '', need: 'no', list: 'INDIRECT(SUBSTITUTE(SUBSTITUTE(TRIM($L4&$M4),"（","_"),"）","_"))' },
        { header: '', need: 'no', list: 'INDIRECT(SUBSTITUTE(SUBSTITUTE(TRIM($M4&$N4),"（","_"),"）","_"))' },
        { header: '购买方详细地址（报废产品收购必填）', need: 'no' },
        { header: '购买方电话', need: 'sometimes', max: 50 },
        { header: '购买方开户银行', need: 'no', max: 100 },
        { header: '购买方银行账号', need: 'no', max: 100 },
        {
          header: '是否展示购买方地址电话银行账号',
          need: 'no',
          max: 20,
          values: ['展示地址、电话', '展示开户银行、银行账号', '展示地址、电话、开户银行及银行账号'],
        },
        { header: '是否开具涉税专业服务发票品目', need: 'no', max: 2, values: ['是', '否'] },
        { header: '涉税专业服务协议编号', need: 'sometimes', max: 20 },
        { header: '备注', need: 'no', max: 230 },
        {
          header: '报废产品销售类型',
          need: 'sometimes',
          max: 24,
          values: ['销售自己使用过的报废产品', '销售收购的报废产品'],
        },
        { header: '每千克煤炭 发热量', need: 'no', max: 5 },
        { header: '干基全硫', need: 'no', max: 6, decimals: 2 },
        { header: '干燥无灰基挥发分', need: 'no', max: 6, decimals: 2 },
        { header: '销售方开户行', need: 'no', max: 100 },
        { header: '销售方银行账号', need: 'no', max: 60 },
        {
          header: '是否展示销售方地址电话银行账号',
          need: 'no',
          max: 20,
          values: ['展示地址、电话', '展示开户银行、银行账号', '展示地址、电话、开户银行及银行账号'],
        },
        { header: '购买方邮箱', need: 'no', max: 72 },
        { header: '购买方经办人姓名', need: 'no', max: 150 },
        { header: '购买方经办人证件类型', need: 'no', max: 40, list: 'sfzjlx!$A$1:$A$44' },
        { header: '购买方经办人证件号码', need: 'no', max: 30 },
        { header: '经办人国籍(地区)', need: 'no', max: 40, list: 'gjhdq!$A$1:$A$245' },
        { header: '经办人自然人纳税人识别号', need: 'no', max: 20 },
        {
          header: '放弃享受减按1%征收率 原因',
          need: 'no',
          max: 100,
          values: [
            '前期已开具3%征收率的发票，发生销售折让、中止或者退回等情形需要开具3%征收率的红字发票，或者开票有误需要重新开具3%征收率的发票',
            '因为实际经营业务需要，放弃享受减按1%征收率征收增值税政策。',
          ],
        },
        { header: '收款人', need: 'no', max: 16 },
        { header: '复核人', need: 'no', max: 16 },
      ],
    },
    {
      name: '2-发票明细信息',
      columns: [
        { header: '发票流水号', need: 'always', max: 20 },
        { header: '项目名称', need: 'always', max: 100 },
        { header: '商品和服务税收编码', need: 'always', max: 20 },
        { header: '规格型号', need: 'no', max: 40 },
        { header: '单位', need: 'sometimes', max: 22 },
        { header: '数量', need: 'sometimes', max: 16, decimals: 13 },
        { header: '单价', need: 'sometimes', max: 16, decimals: 13 },
        { header: '金额', need: 'always', max: 16, decimals: 2 },
        { header: '税率', need: 'always', max: 8 },
        { header: '折扣金额', need: 'no', max: 16, decimals: 2 },
        { header: '是否使用优惠政策', need: 'no', max: 2, values: ['是', '否'] },
        {
          header: '优惠政策类型',
          need: 'no',
          max: 15,
          values: [
            '简易征收',
            '稀土产品',
            '免税',
            '不征税',
            '先征后退',
            '100%先征后退',
            '50%先征后退',
            '按3%简易征收',
            '按5%简易征收',
            '按5%简易征收减按1.5%计证',
            '即征即退30%',
            '即征即退50%',
            '即征即退70%',
            '即征即退100%',
            '超税负3%即征即退',
            '超税负8%即征即退',
            '超税负12%即征即退',
            '超税负6%即征即退',
            '按2%简易征收',
            '按3%简易征收减按1.5%计征',
          ],
        },
        {
          header: '即征即退类型',
          need: 'no',
          max: 46,
          values: [
            '增值税即征即退-软件产品',
            '增值税即征即退-资源综合利用产品',
            '增值税即征即退-管道运输服务',
            '增值税即征即退-有形动产融资租赁服务',
            '增值税即征即退-有形动产融资性售后回租服务',
            '增值税即征即退-新型墙体材料',
            '增值税即征即退-风力发电产品',
            '增值税即征即退-光伏发电产品',
            '增值税即征即退-动漫软件产品',
            '增值税即征即退-飞机维修劳务',
            '增值税即征即退-黄金',
            '增值税即征即退-铂金',
          ],
        },
        {
          header: '煤炭种类',
          need: 'no',
          max: 15,
          values: [
            '政府保供煤',
            '长协煤-协议期不足半年',
            '长协煤-协议期在半年至一年之间',
            '长协煤-协议期在一年至两年之间',
            '长协煤-协议期在两年以上',
            '市场煤',
          ],
        },
      ],
    },
    {
      name: '3-特定业务信息',
      columns: [
        { header: '发票流水号', need: 'always', max: 20 },
        { header: '建筑服务发生地', need: 'always', max: 120, list: 'xzqhdmJzfw!$A$1:$A$2904' },
        { header: '发生地详细地址', need: 'no' },
        { header: '建筑项目名称', need: 'always', max: 80 },
        { header: '土地增值税项目编号', need: 'no', max: 20 },
        { header: '跨地市标志', need: 'always', max: 2, values: ['是', '否'] },
        { header: '跨区域涉税事项报验管理编号', need: 'no', max: 50 },
        { header: '起运地', need: 'always', max: 80, list: 'xzqhdm!$A$1:$A$2902' },
        { header: '到达地', need: 'always', max: 80, list: 'xzqhdm!$A$1:$A$2902' },
        {
          header: '运输工具种类',
          need: 'always',
          max: 40,
          values: ['铁路运输', '公路运输', '水路运输', '航空运输', '管道运输', '其他运输工具'],
        },
        { header: '运输工具牌号', need: 'always', max: 40 },
        { header: '运输货物名称', need: 'always', max: 80 },
        { header: '产权证书/不动产权证号码', need: 'no', max: 40 },
        { header: '不动产地址', need: 'always', max: 120, list: 'xzqhdm!$A$1:$A$2902' },
        { header: '不动产详细地址', need: 'no' },
        { header: '不动产单元代码/网签合同备案编码', need: 'no', max: 28 },
        { header: '土地增值税项目编号', need: 'no', max: 20 },
        { header: '核定计税价格', need: 'no', max: 20 },
        { header: '实际成交含税金额', need: 'always', max: 20 },
        { header: '跨地市标志', need: 'always', max: 2, values: ['是', '否'] },
        {
          header: '面积单位',
          need: 'always',
          max: 12,
          values: [
            '平方米',
            '亩',
            '㎡',
            '平方千米',
            '公顷',
            'h㎡',
            'k㎡',
            '孔公里',
            '米(铁路线与管道等使用)',
          ],
        },
        { header: '产权证书/不动产权证号码', need: 'always', max: 40 },
        { header: '不动产地址', need: 'always', max: 120, list: 'xzqhdm!$A$1:$A$2902' },
        { header: '不动产详细地址', need: 'always', max: 120 },
        { header: '租赁期起', need: 'always', max: 12 },
        { header: '租赁期止', need: 'always', max: 12 },
        { header: '跨地市标志', need: 'always', max: 2, values: ['是', '否'] },
        {
          header: '面积单位',
          need: 'always',
          max: 20,
          values: ['平方米', '亩', '㎡', '平方千米', '公顷', 'h㎡', 'k㎡', '米(铁路线与管道等使用)'],
        },
        { header: '车牌号', need: 'no', max: 20 },
        { header: '保险单号', need: 'always', max: 40 },
        { header: '车牌号/船舶登记号', need: 'always', max: 40 },
        { header: '税款所属期起', need: 'always', max: 40 },
        { header: '税款所属期止', need: 'no' },
        { header: '代收车船税金额', need: 'always', max: 10 },
        { header: '滞纳金金额', need: 'always', max: 10 },
        { header: '金额合计', need: 'always', max: 10 },
        { header: '车辆识别代码/车架号码', need: 'always', max: 17 },
        { header: '出行人', need: 'always', max: 20 },
        { header: '出行人证件类型', need: 'always', max: 20, list: 'sfzjlx!$A$1:$A$44' },
        { header: '出行人证件号码', need: 'always', max: 20 },
        { header: '出行日期', need: 'always', max: 40 },
        { header: '出发地', need: 'always', max: 80, list: 'xzqhdm!$A$1:$A$2902' },
        { header: '到达地', need: 'always', max: 80, list: 'xzqhdm!$A$1:$A$2902' },
        { header: '交通工具类型', need: 'always', max: 20, list: 'jtgjlx!$A$1:$A$8' },
        { header: '等级', need: 'always', max: 8 },
        { header: '是否用于办理拖拉机和联合收割机登记', need: 'always', max: 2, values: ['是', '否'] },
        { header: '发动机号码', need: 'no', max: 40 },
        { header: '底盘号/机架号', need: 'no', max: 30 },
      ],
    },
    {
      name: '4-附加要素信息',
      columns: [
        { header: '发票流水号', need: 'always', max: 20 },
        { header: '附加要素名称', need: 'always', max: 50 },
        { header: '附加要素内容', need: 'always', max: 300 },
      ],
    },
  ],
};

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

/**
 * 下载失败明细 (NSR-蓝字发票开具-批量导入开票-下载失败明细模板.xlsx): its columns, seen 2026-11 under several titles; the first
 * that is there counts.
 */
export const FAILURE_HEADERS = {
  serialNumber: ['发票流水号'],
  kind: ['发票类型'],
  buyerName: ['购买方名称'],
  buyerTaxId: ['购买方纳税人识别号', '购买方税号'],
  reason: ['导入失败原因', '失败原因', '错误原因'],
  /** What became of the row, in its own words: 成功 as well as why not. */
  result: ['导入结果'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What a result says that is no plain failure: of success, or that it is not over. Where it is the result's only word. */
export const FAILURE_WORDS = {
  issued: dpptBatch.result.issued,
  /** Not known whether the portal uses them; such a row is left to the clerk. */
  doubt: '成功|已开具|处理中|开具中|导入中|等待|待开',
  /** A cell with nothing else holds nothing. */
  nothing: '^[-—/\\\\.。无]*$',
} as const;
