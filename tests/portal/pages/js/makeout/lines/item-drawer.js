import { itemsWith } from './items.js';

/** The company's item library, opened by the square button of an item cell. */
export const ItemDrawer = {
  props: { visible: Boolean },
  data: () => ({ text: '' }),
  computed: {
    items() {
      return itemsWith(this.text.trim());
    },
  },
  watch: {
    visible() {
      this.text = '';
    },
  },
  template: `
    <t-drawer class="invoice-project__drawer" header="项目信息选择" size="480px" :visible="visible" :footer="false" :on-close="() => $emit('close')">
      <t-input class="invoice-project__search" v-model="text" clearable placeholder="请输入项目名称查询" />
      <ul class="invoice-project__list">
        <li v-for="item in items" :key="item.xmmc" class="invoice-project__item" @click="$emit('pick', item)">
          <span class="invoice-project__name">{{ item.xmmc }}</span><span class="invoice-project__code">{{ item.spbm }}</span>
        </li>
      </ul>
      <div v-if="!items.length" class="invoice-project__none">暂无数据</div>
    </t-drawer>`,
};
