const ITEMS = [
  { xmmc: '*信息技术服务*技术服务费', dw: '项', slv: '0.06' },
  { xmmc: '*文具*练习本', dw: '本', slv: '0.13' },
  { xmmc: '*印刷品*宣传册', dw: '册', slv: '0.13' },
  { xmmc: '*餐饮服务*餐费', dw: '次', slv: '0.06' },
];

/** The company's item library, opened by the square button of an item cell. */
export const ItemDrawer = {
  props: { visible: Boolean },
  data: () => ({ items: ITEMS }),
  template: `
    <t-drawer class="invoice-project__drawer" header="项目信息选择" size="420px" :visible="visible" :footer="false" :on-close="() => $emit('close')">
      <ul class="invoice-project__list">
        <li v-for="item in items" :key="item.xmmc" class="invoice-project__item" @click="$emit('pick', item)">{{ item.xmmc }}</li>
      </ul>
    </t-drawer>`,
};
