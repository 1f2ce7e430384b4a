/** 项目名称, with the square button that opens the item library. */
export const ItemCell = {
  props: { line: Object, rowIndex: Number },
  template: `
    <div class="xmmc_handle">
      <input class="t-input blueinvoice-input" :class="'hwhyslwfwmc_' + rowIndex" autocomplete="off" placeholder="请输入项目名称" v-model="line.xmmc">
      <button type="button" class="xmmc_handle__more" title="选择项目" @click="$emit('pick')">…</button>
    </div>`,
};
