import { rateLabel } from '../invoice-model.js';
import { itemMethods } from './item-cell.js';
import { recompute } from './line-arithmetic.js';
import { RateCell } from './rate-cell.js';

/** One line of a long grid: one component for all its cells; the rate becomes a real select when it is clicked. */
export const LongRow = {
  components: { RateCell },
  props: { line: Object, index: Number, rowIndex: Number, checked: Boolean },
  data: () => ({ choosing: false, before: ['ggxh', 'dw', 'spsl', 'dj', 'je'] }),
  methods: {
    ...itemMethods,
    rateLabel,
    recompute,
    toggle() {
      this.$emit('toggle', this.line.id, !this.checked);
    },
  },
  template: `
    <tr>
      <td class="t-table__cell-check">
        <label tabindex="0" class="t-checkbox" :class="{ 't-is-checked': checked }" @click.prevent="toggle">
          <input type="checkbox" tabindex="-1" class="t-checkbox__former" :checked="checked"><span class="t-checkbox__input"></span><span class="t-checkbox__label"></span>
        </label>
      </td>
      <td>{{ index + 1 }}</td>
      <td><div class="xmmc_handle">
        <input class="t-input blueinvoice-input" :class="'hwhyslwfwmc_' + rowIndex" autocomplete="off" placeholder="请输入项目名称" :disabled="Boolean(line.discountOf)"
          :value="line.xmmc" @input="typed" @change="named" @blur="$emit('leave')">
        <button type="button" class="xmmc_handle__more" title="选择项目" :disabled="Boolean(line.discountOf)" @click="$emit('pick')">…</button>
      </div></td>
      <td v-for="key in before"><input class="t-input blueinvoice-input" autocomplete="off" :disabled="Boolean(line.discountOf)" :value="line[key]" @input="line[key] = $event.target.value" @change="recompute(line, key)"></td>
      <td>
        <rate-cell v-if="choosing" :line="line" open-at-once />
        <div v-else class="t-select__wrap" @click="choosing = !line.discountOf">
          <div class="t-select-input t-select"><div class="t-input__wrap"><div class="t-input t-is-readonly t-input--prefix t-input--suffix">
            <div class="t-input__prefix"></div><input type="text" class="t-input__inner" readonly placeholder="请选择" :disabled="Boolean(line.discountOf)" :value="rateLabel(line.slv)"><span class="t-input__suffix t-input__suffix-icon"></span>
          </div></div></div>
        </div>
      </td>
      <td><input class="t-input blueinvoice-input" autocomplete="off" disabled :value="line.se"></td>
    </tr>`,
};
