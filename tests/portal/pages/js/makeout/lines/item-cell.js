import { codeOf } from './items.js';
import { recompute } from './line-arithmetic.js';

const { options } = window.PORTAL_CONTEXT;

/** What an item input does; the rows of a long grid have it without a component of its own. */
export const itemMethods = {
  typed({ target }) {
    Object.assign(this.line, { xmmc: target.value, spbm: codeOf(target.value) });
    this.$emit('typing', target);
  },
  named() {
    // A portal that takes names from its library alone; whether the real one does is not known.
    if (options.itemEntry === 'drawerOnly' && this.line.xmmc !== this.line.picked) this.line.xmmc = '';
    recompute(this.line, 'xmmc');
  },
};

/** 项目名称, with the square button that opens the item library. */
export const ItemCell = {
  props: { line: Object, rowIndex: Number },
  methods: itemMethods,
  template: `
    <div class="xmmc_handle">
      <input class="t-input blueinvoice-input" :class="'hwhyslwfwmc_' + rowIndex" autocomplete="off" placeholder="请输入项目名称" :disabled="Boolean(line.discountOf)"
        :value="line.xmmc" @input="typed" @change="named" @blur="$emit('leave')">
      <button type="button" class="xmmc_handle__more" title="选择项目" :disabled="Boolean(line.discountOf)" @click="$emit('pick')">…</button>
    </div>`,
};
