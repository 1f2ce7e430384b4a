/**
 * The address-and-phone and bank-and-account pairs of one party, each with its 是否展示.
 * `names` are the form item names in the order 地址, 电话, 开户银行, 银行账号.
 */
export const PartyFields = {
  props: { values: Object, names: Array, labels: Array, shows: Object, showKeys: Array, readonly: Boolean },
  template: `
    <div>
      <template v-for="(name, index) in names">
        <div class="form-list-wrap__item" :key="name">
          <t-form-item :label="labels[index]" :name="name">
            <t-input v-model="values[name]" :readonly="readonly" :placeholder="readonly ? '' : '请输入' + labels[index]" />
          </t-form-item>
        </div>
        <t-checkbox v-if="index % 2" class="show-on-ticket" :key="name + '-show'" v-model="shows[showKeys[(index - 1) / 2]]">是否展示</t-checkbox>
      </template>
    </div>`,
};
