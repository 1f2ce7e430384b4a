/**
 * The companies' item library: *简称*名称 and a classification code of 19 digits. The codes have the right length;
 * that each stands for its item is not claimed.
 * @typedef {{ xmmc: string, spbm: string, ggxh: string, dw: string, slv: string }} Item
 * @type {Item[]}
 */
export const ITEMS = [
  { xmmc: '*信息技术服务*技术服务费', spbm: '3040201990000000000', ggxh: '', dw: '项', slv: '0.06' },
  { xmmc: '*信息技术服务*软件维护', spbm: '3040202000000000000', ggxh: '', dw: '次', slv: '0.06' },
  { xmmc: '*文具*练习本', spbm: '1060408010000000000', ggxh: 'A5', dw: '本', slv: '0.13' },
  { xmmc: '*纸制品*打印纸', spbm: '1060105990000000000', ggxh: 'A4 70g', dw: '箱', slv: '0.13' },
  { xmmc: '*印刷品*宣传册', spbm: '1060201990000000000', ggxh: '', dw: '册', slv: '0.13' },
  { xmmc: '*餐饮服务*餐费', spbm: '3070401000000000000', ggxh: '', dw: '次', slv: '0.06' },
  { xmmc: '*建筑服务*装修工程', spbm: '3050300000000000000', ggxh: '', dw: '项', slv: '0.09' },
  { xmmc: '*经营租赁*房屋租赁', spbm: '3040502020100000000', ggxh: '', dw: '月', slv: '0.09' },
  { xmmc: '*运输服务*客运服务费', spbm: '3010101020000000000', ggxh: '', dw: '次', slv: '0.03' },
];

/** @param {string} text @returns {Item[]} the items with this text in their name */
export const itemsWith = (text) => ITEMS.filter(({ xmmc }) => xmmc.includes(text));

/** @param {string} name @returns {string} empty when the library does not know the name */
export const codeOf = (name) => ITEMS.find(({ xmmc }) => xmmc === name)?.spbm ?? '';
