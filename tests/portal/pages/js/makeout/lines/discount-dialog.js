import { divide, multiply, parse, round, toText } from '../../lib/decimal.js';
import { TEXTS } from '../../lib/texts.js';

const HUNDRED = { units: 100n, scale: 0 };

/** 添加折扣行: how much comes off one line, as an amount or as a percentage of it. */
export const DiscountDialog = {
  props: { line: Object },
  data: () => ({ way: 'amount', amount: '', percent: '' }),
  methods: {
    confirm() {
      const whole = parse(this.line.je);
      const typed = parse(this.way === 'amount' ? this.amount : this.percent);
      const cut =
        typed && (this.way === 'amount' ? round(typed, 2) : divide(multiply(whole, typed), HUNDRED, 2));
      if (!cut || cut.units <= 0n || cut.units > round(whole, 2).units) {
        this.$message.warning(TEXTS.discountOutOfRange);
        return;
      }
      this.$emit('add', { amount: toText(cut), percent: this.way === 'percent' ? this.percent : '' });
    },
  },
  template: `
    <t-dialog header="添加折扣行" width="440px" visible confirm-btn="确定" class="discount-dialog" :on-close="() => $emit('close')" @confirm="confirm">
      <t-form label-align="left" :label-width="100" @submit.native.prevent>
        <t-form-item label="折扣方式" name="zkfs">
          <t-radio-group v-model="way"><t-radio value="amount">按折扣金额</t-radio><t-radio value="percent">按折扣率</t-radio></t-radio-group>
        </t-form-item>
        <t-form-item v-if="way === 'amount'" key="amount" label="折扣金额" name="zkje"><t-input v-model="amount" placeholder="请输入折扣金额" /></t-form-item>
        <t-form-item v-else key="percent" label="折扣率（%）" name="zkl"><t-input v-model="percent" placeholder="请输入折扣率" /></t-form-item>
      </t-form>
    </t-dialog>`,
};
