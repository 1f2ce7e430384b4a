import { BuyerName } from './buyer-name.js';
import { PartyFields } from './party-fields.js';

/** 购买方信息 */
export const BuyerHalf = {
  components: { BuyerName, PartyFields },
  props: { invoice: Object },
  data: () => ({
    names: ['dz', 'lxdh', 'yhyywdmc', 'yhzh'],
    labels: ['购买方地址', '电话', '购方开户银行', '银行账号'],
  }),
  computed: {
    taxIdLabel() {
      return this.invoice.naturalPerson ? '自然人纳税人识别号' : '统一社会信用代码/纳税人识别号';
    },
  },
  template: `
    <div class="accordin-wrap">
      <div class="accordin-wrap__title">购买方信息
        <t-checkbox v-model="invoice.naturalPerson">是否开票给自然人</t-checkbox>
      </div>
      <div class="form-list-wrap__item">
        <t-form-item label="名称" name="gmfmc"><buyer-name :buyer="invoice.buyer" /></t-form-item>
      </div>
      <div class="form-list-wrap__item">
        <t-form-item :label="taxIdLabel" name="gmfnsrsbh">
          <t-input v-model="invoice.buyer.gmfnsrsbh" :placeholder="'请输入' + taxIdLabel" />
        </t-form-item>
      </div>
      <party-fields :values="invoice.buyer" :names="names" :labels="labels" :shows="invoice.shows" :show-keys="['buyerAddress', 'buyerBank']" />
    </div>`,
};
