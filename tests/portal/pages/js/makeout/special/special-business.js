/**
 * The fields of the special businesses: labels, limits and enumerations of the batch template's sheet 3. The names
 * (class suffixes, and payload keys) are this portal's own, for the real ones are not known.
 * @typedef {{ name: string, label: string, kind: 'text' | 'select' | 'date', options?: string[], max?: number,
 *   required?: boolean, needed?: (values: Record<string, string>) => boolean,
 *   optionsFor?: (values: Record<string, string>) => string[] }} Field
 *   a field with `needed` is required then, and closed otherwise
 */

const YES_NO = ['是', '否'];
const PLACES = [
  '北京市西城区',
  '北京市朝阳区',
  '北京市海淀区',
  '北京市大兴区',
  '天津市滨海新区',
  '河北省石家庄市桥西区',
  '上海市浦东新区',
  '广东省广州市天河区',
];
const AREA_UNITS = ['平方米', '亩', '㎡', '平方千米', '公顷', 'h㎡', 'k㎡', '米(铁路线与管道等使用)'];
const VEHICLES = ['火车', '长途汽车', '公共交通', '出租车', '汽车', '飞机', '船舶', '其他'];
const CLASSES = {
  飞机: ['经济舱', '头等舱', '公务舱'],
  船舶: ['一等舱', '二等舱', '三等舱'],
  火车: ['一等座', '二等座', '软席(软座、软卧)', '硬席(硬座、硬卧)'],
};
const PAPER_NAMES = [
  '居民身份证',
  '港澳居民来往内地通行证',
  '台湾居民来往大陆通行证',
  '中国护照',
  '外国护照',
];

/** @type {Record<string, { title: string, fields: Field[] }>} by TdyslxDm */
export const SPECIALS = {
  '03': {
    title: '建筑服务',
    fields: [
      { name: 'jzfwfsd', label: '建筑服务发生地', kind: 'select', options: PLACES, required: true },
      { name: 'fsdxxdz', label: '发生地详细地址', kind: 'text', max: 120 },
      { name: 'jzxmmc', label: '建筑项目名称', kind: 'text', max: 80, required: true },
      { name: 'tdzzsxmbh', label: '土地增值税项目编号', kind: 'text', max: 20 },
      { name: 'kdsbz', label: '跨地市标志', kind: 'select', options: YES_NO, required: true },
      {
        name: 'kqysssxbgglbh',
        label: '跨区域涉税事项报验管理编号',
        kind: 'text',
        max: 50,
        needed: ({ kdsbz }) => kdsbz === '是',
      },
    ],
  },
  '06': {
    title: '不动产经营租赁服务',
    fields: [
      { name: 'cqzshm', label: '产权证书/不动产权证号码', kind: 'text', max: 40, required: true },
      { name: 'bdcdz', label: '不动产地址', kind: 'select', options: PLACES, required: true },
      { name: 'bdcxxdz', label: '不动产详细地址', kind: 'text', max: 120, required: true },
      { name: 'zlqq', label: '租赁期起', kind: 'date', required: true },
      { name: 'zlqz', label: '租赁期止', kind: 'date', required: true },
      { name: 'kdsbz', label: '跨地市标志', kind: 'select', options: YES_NO, required: true },
      { name: 'mjdw', label: '面积单位', kind: 'select', options: AREA_UNITS, required: true },
      { name: 'cph', label: '车牌号', kind: 'text', max: 20 },
    ],
  },
  '09': {
    title: '旅客运输服务',
    fields: [
      { name: 'cxr', label: '出行人', kind: 'text', max: 20, required: true },
      { name: 'cxrzjlx', label: '出行人证件类型', kind: 'select', options: PAPER_NAMES, required: true },
      { name: 'cxrzjhm', label: '出行人证件号码', kind: 'text', max: 20, required: true },
      { name: 'cxrq', label: '出行日期', kind: 'date', required: true },
      { name: 'cfd', label: '出发地', kind: 'select', options: PLACES, required: true },
      { name: 'ddd', label: '到达地', kind: 'select', options: PLACES, required: true },
      { name: 'jtgjlx', label: '交通工具类型', kind: 'select', options: VEHICLES, required: true },
      {
        name: 'zwdj',
        label: '等级',
        kind: 'select',
        optionsFor: ({ jtgjlx }) => CLASSES[jtgjlx] ?? [],
        needed: ({ jtgjlx }) => jtgjlx in CLASSES,
      },
    ],
  },
};

/** @param {string} code TdyslxDm @returns {Record<string, string>} every field of that business, empty */
export const emptySpecial = (code) =>
  Object.fromEntries((SPECIALS[code]?.fields ?? []).map(({ name }) => [name, '']));
