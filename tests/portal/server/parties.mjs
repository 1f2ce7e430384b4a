import { withCheckDigit } from './tax-id.mjs';

/**
 * All names, codes, telephones and accounts here are invented; the codes carry valid check digits.
 * @typedef {{ name: string, taxId: string, address: string, phone: string, bankName: string, bankAccount: string }} Party
 */

/** @type {(Party & { drawer: string })[]} the companies this login may issue for */
export const COMPANIES = [
  {
    name: '北京云杉科技有限公司',
    taxId: withCheckDigit('91110108MA01Q7X4H'),
    address: '北京市海淀区知春里东街18号3层',
    phone: '010-55501801',
    bankName: '北京示例银行知春里支行',
    bankAccount: '0200000109200001801',
    drawer: '沈知微',
  },
  {
    name: '北京望舒商贸有限公司',
    taxId: withCheckDigit('91110105MA02K3R8T'),
    address: '北京市朝阳区望京北路27号院2号楼',
    phone: '010-55502702',
    bankName: '北京示例银行望京支行',
    bankAccount: '0200000109200002702',
    drawer: '沈知微',
  },
];

/** @type {Party[]} what the buyer auto-complete knows */
export const BUYERS = [
  {
    name: '北京青禾餐饮管理有限公司',
    body: '91110102MA04C1N2P',
    address: '北京市西城区槐柏树街6号',
    phone: '010-55503001',
    bankName: '北京示例银行槐柏支行',
    bankAccount: '0200000209200003001',
  },
  {
    name: '北京听泉文化传播有限公司',
    body: '91110107MA05D8W3K',
    address: '北京市石景山区古城南路12号',
    phone: '010-55503002',
    bankName: '北京示例银行古城支行',
    bankAccount: '0200000209200003002',
  },
  {
    name: '天津海晏物流有限公司',
    body: '91120116MA06E5T7G',
    address: '天津市滨海新区第三大街9号',
    phone: '022-55503003',
    bankName: '天津示例银行滨海支行',
    bankAccount: '0302000209300003003',
  },
  {
    name: '河北松涛建材有限公司',
    body: '91130104MA07F2U9J',
    address: '石家庄市桥西区红旗大街101号',
    phone: '0311-5550304',
    bankName: '河北示例银行桥西支行',
    bankAccount: '0402000209300003004',
  },
  {
    name: '上海若水信息技术有限公司',
    body: '91310115MA1H8B6X0',
    address: '上海市浦东新区张衡路500弄',
    phone: '021-55503005',
    bankName: '上海示例银行张江支行',
    bankAccount: '1001000209300003005',
  },
  {
    name: '北京明德实验学校',
    body: '12110108400888801',
    address: '北京市海淀区学清路35号',
    phone: '010-55503006',
    bankName: '北京示例银行学清支行',
    bankAccount: '0200000209200003006',
  },
].map(({ body, ...party }) => ({ ...party, taxId: withCheckDigit(body) }));
