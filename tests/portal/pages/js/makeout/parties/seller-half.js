import { PartyFields } from './party-fields.js';

/** 销售方信息: filled from the company that is signed in; nothing of it is typed. */
export const SellerHalf = {
  components: { PartyFields },
  props: { invoice: Object },
  data: () => ({
    names: ['xsfdz', 'xsflxdh', 'xsfkhh', 'xsfyhzh'],
    labels: ['销售方地址', '电话', '销方开户银行', '银行账号'],
  }),
  template: `
    <div class="accordin-wrap">
      <div class="accordin-wrap__title">销售方信息</div>
      <div class="form-list-wrap__item"><t-form-item label="名称" name="xsfmc"><t-input v-model="invoice.seller.xsfmc" disabled /></t-form-item></div>
      <div class="form-list-wrap__item">
        <t-form-item label="统一社会信用代码/纳税人识别号" name="xsfnsrsbh"><t-input v-model="invoice.seller.xsfnsrsbh" disabled /></t-form-item>
      </div>
      <party-fields :values="invoice.seller" :names="names" :labels="labels" :shows="invoice.shows" :show-keys="['sellerAddress', 'sellerBank']" readonly />
    </div>`,
};
