import { multiply, parse, round, sumMoney, toText } from '../lib/decimal.js';
import { request } from '../lib/request.js';
import { TEXTS } from '../lib/texts.js';
import { showAnswer } from '../makeout/answer/submit.js';

const { options } = window.PORTAL_CONTEXT;
const SIGN = options.redFormSigns === 'negative' ? '-' : '';

const column = (/** @type {string} */ colKey, /** @type {string} */ title, width = 110) => ({
  colKey,
  title,
  width,
  ...(['Spsl', 'Je'].includes(colKey) && { cell: colKey }),
});
const signed = (/** @type {string | undefined} */ text) => (text ? SIGN + text : '');

/** Net times rate; 免税 and 不征税 have none. */
function taxOf(net, rate) {
  const [left, right] = [parse(net), parse(rate)];
  return left && right ? toText(round(multiply(left, right), 2)) : '0.00';
}

/**
 * /red-invoice/info-confirm: asks the other side to confirm that an invoice, or a part of it, is reversed. Known of the
 * real page are its path, its call and what it says when that was taken; everything else here is this portal's own.
 */
export const RedForm = {
  data: () => ({
    columns: [
      column('Xmmc', '项目名称', 220),
      column('Ggxh', '规格型号'),
      column('Dw', '单位', 70),
      column('Spsl', '数量'),
      column('Dj', '单价'),
      column('Je', '金额'),
      column('Slv', '税率/征收率'),
      column('Se', '税额'),
    ],
    scopes: [
      { value: 'full', label: '全额红冲' },
      { value: 'partial', label: '部分红冲' },
    ],
    originals: [],
    number: '',
    scope: 'full',
    lines: [],
    busy: false,
  }),
  async created() {
    const answer = await request('POST', '/practice/v1/red-originals', {});
    if (answer.kind === 'data') this.originals = answer.data.List;
  },
  computed: {
    choices() {
      return this.originals.map(({ Fphm }) => ({ value: Fphm, label: Fphm }));
    },
    original() {
      return this.originals.find(({ Fphm }) => Fphm === this.number);
    },
    totals() {
      if (!this.original) return undefined;
      const { Hjje, Hjse, Jshj } = this.original;
      if (this.scope === 'full') return { net: Hjje, tax: Hjse, gross: Jshj };
      const [nets, taxes] = [this.lines.map(({ Je }) => Je), this.lines.map(({ Se }) => Se)];
      const [net, tax, gross] = [nets, taxes, [...nets, ...taxes]].map((all) => toText(sumMoney(all)));
      return { net, tax, gross };
    },
    shown() {
      return this.lines.map((line) => ({ ...line, Je: signed(line.Je), Se: signed(line.Se) }));
    },
  },
  watch: {
    original(invoice) {
      this.lines = (invoice?.MxzbList ?? []).map(({ Xmmc, Ggxh, Dw, Spsl, Dj, Je, Slv, Se }, at) => ({
        At: at,
        ...{ Xmmc, Ggxh, Dw, Spsl, Dj, Je, Slv },
        Se: Se ?? taxOf(Je, Slv),
      }));
    },
  },
  methods: {
    signed,
    /** Signs are the page's business, not the clerk's. */
    change(at, name, text) {
      const value = text.replace('-', '');
      const line = { ...this.lines[at], [name]: value };
      if (name === 'Je') line.Se = taxOf(value, line.Slv);
      this.$set(this.lines, at, line);
    },
    async submit() {
      if (!this.number) {
        this.$message.error(TEXTS.redOriginalMissing, 3000);
        return;
      }
      this.busy = true;
      const MxzbList = this.lines.map(({ At: _at, ...line }) => line);
      const answer = await request('POST', options.redSubmitPath, {
        Lzfphm: this.number,
        Hcfw: this.scope,
        MxzbList,
      });
      this.busy = false;
      if (answer.kind !== 'data') {
        await showAnswer(this, answer);
        return;
      }
      if (options.redSaysTaken)
        this.$message.success(options.redWords === 'own' ? TEXTS.redTakenOwn : TEXTS.redTaken, 3000);
      this.$emit('done');
    },
  },
  template: `
    <div class="red-form">
      <t-form label-align="left" :label-width="140">
        <t-form-item label="原蓝字发票号码" name="lzfphm"><t-select v-model="number" :options="choices" /></t-form-item>
        <t-form-item label="购买方名称" name="gmfmc"><t-input readonly :value="original ? original.Gmfmc : ''" /></t-form-item>
        <t-form-item label="购买方纳税人识别号" name="gmfnsrsbh"><t-input readonly :value="original ? original.Gmfnsrsbh : ''" /></t-form-item>
        <t-form-item label="红冲范围" name="hcfw"><t-radio-group v-model="scope" :options="scopes" /></t-form-item>
      </t-form>
      <t-table v-if="lines.length" row-key="At" table-layout="fixed" bordered :data="shown" :columns="columns">
        <template #Spsl="{ row, rowIndex }"><t-input v-if="scope === 'partial'" :value="row.Spsl" @change="(text) => change(rowIndex, 'Spsl', text)" /><span v-else>{{ row.Spsl }}</span></template>
        <template #Je="{ row, rowIndex }"><t-input v-if="scope === 'partial'" class="red-form__net" :value="row.Je" @change="(text) => change(rowIndex, 'Je', text)" /><span v-else>{{ row.Je }}</span></template>
      </t-table>
      <div v-if="totals" class="red-form__totals">
        <span>合计金额：</span><span>{{ signed(totals.net) }}</span>
        <span>合计税额：</span><span>{{ signed(totals.tax) }}</span>
        <span>价税合计：</span><span>{{ signed(totals.gross) }}</span>
      </div>
      <t-button theme="primary" :loading="busy" @click="submit">提交</t-button>
    </div>`,
};
