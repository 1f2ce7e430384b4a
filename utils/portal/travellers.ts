import type { TravellerPlaces } from '../domain/invoice/without-travellers';

/**
 * By what a form names who travels (旅客运输服务). 2026-11. The labels are those of sheet 3 of the batch template (2026-04-01) and of the
 * sheet 旅客运输服务 of 全量发票查询导出结果; how the form itself calls them is not known, so there are alternatives. The back-end names are guessed
 * from the portal's way of naming (cxr = 出行人), none was seen.
 */
export const TRAVELLERS: TravellerPlaces = {
  who: {
    words:
      '(?:出行人|乘车人|乘机人|乘船人|乘客|旅客)(?:姓名|名称|(?:有效)?(?:身份)?证件?(?:号码?)?)?|(?:出行人)?有效身份证件?(?:号码?)?',
    names: ['cxr', 'cxrxm', 'cxrmc', 'cxrzjhm', 'cxrsfzh', 'cxrsfzjhm', 'yxsfzh', 'yxsfzjh', 'yxsfzjhm'],
  },
  papers: {
    words:
      '(?:出行人|乘车人|乘机人|乘船人|乘客|旅客)(?:有效)?(?:身份)?证件?(?:类型|种类|名称)|有效身份证件?(?:类型|种类)',
    names: ['cxrzjlx', 'cxrzjlxdm', 'cxrsfzjlx', 'yxsfzjlx'],
  },
};
