import { toMoney } from '../../lib/decimal.js';
import { TEXTS } from '../../lib/texts.js';
import { createLine, isEmptyLine } from '../invoice-model.js';
import { DiscountDialog } from './discount-dialog.js';
import { importLines } from './import-lines.js';
import { ItemDrawer } from './item-drawer.js';
import { recompute, showWithTax } from './line-arithmetic.js';
import { LineGrid } from './line-grid.js';
import { OtherTable } from './other-table.js';

const { otherTable, hiddenPassword } = window.PORTAL_CONTEXT.options;

/** 开票信息: toolbar, 含税 switch, grid, totals, 备注. */
export const LineSection = {
  components: { LineGrid, ItemDrawer, DiscountDialog, OtherTable },
  props: { invoice: Object, totals: Object },
  data: () => ({
    selected: [],
    pickingFor: null,
    discounting: null,
    taxWords: ['含税', '不含税'],
    otherTable,
    hiddenPassword,
  }),
  computed: {
    shown() {
      return {
        net: toMoney(this.totals.net),
        tax: toMoney(this.totals.tax),
        gross: toMoney(this.totals.gross),
      };
    },
  },
  methods: {
    newLine(values) {
      return createLine({ ...values, taxIncluded: this.invoice.taxIncluded });
    },
    addLine() {
      this.invoice.lines.push(this.newLine());
    },
    // A discount line goes with its line, and leaves it alone when it goes by itself.
    removeLines() {
      const gone = (/** @type {any} */ line) => line && this.selected.includes(line.id);
      const { lines } = this.invoice;
      for (const line of lines) if (gone(line.discount)) line.discount = null;
      this.invoice.lines = lines.filter((line) => !gone(line) && !this.selected.includes(line.discountOf));
      this.selected = [];
    },
    switchTax(taxIncluded) {
      this.invoice.taxIncluded = taxIncluded;
      for (const line of this.invoice.lines) showWithTax(line, taxIncluded);
    },
    openDiscount() {
      const chosen = this.invoice.lines.filter(({ id }) => this.selected.includes(id));
      const [line] = chosen;
      if (chosen.length !== 1 || line.discountOf) this.$message.warning(TEXTS.discountNeedsLine);
      else if (line.discount) this.$message.warning(TEXTS.discountTwice);
      else if (!line.je) this.$message.warning(TEXTS.discountNeedsAmount);
      else this.discounting = line;
    },
    addDiscount({ amount, percent }) {
      const line = this.discounting;
      this.putDiscount(line, amount, percent);
      this.discounting = null;
      this.selected = [];
    },
    putDiscount(line, amount, percent = '') {
      const discount = this.newLine({ discountOf: line.id, discountRate: percent, je: `-${amount}` });
      const { lines } = this.invoice;
      lines.splice(lines.indexOf(line) + 1, 0, discount);
      line.discount = discount;
      recompute(line, 'slv');
    },
    async importFile({ target }) {
      const [file] = target.files;
      // Else the same file, mended, could not be chosen again.
      target.value = '';
      if (!file) return;
      const rows = await importLines(this, file);
      if (!rows) return;
      this.invoice.lines = this.invoice.lines.filter((line) => !isEmptyLine(line));
      for (const { discountAmount, ...values } of rows) {
        const line = this.newLine(values);
        this.invoice.lines.push(line);
        // Only a price that the file does not give is computed.
        recompute(line, line.dj ? 'slv' : 'je');
        if (discountAmount) this.putDiscount(line, discountAmount);
      }
      this.$message.success(TEXTS.imported(rows.length));
    },
    takeItem(line, item) {
      // What the library does not know of an item stays as it was typed.
      const known = Object.entries(item).filter(([, value]) => value);
      Object.assign(line, Object.fromEntries(known), { picked: item.xmmc });
      recompute(line, 'slv');
      this.pickingFor = null;
    },
  },
  template: `
    <div class="accordin-wrap">
      <div class="accordin-wrap__title">开票信息
        <t-switch class="tax-switch" :value="invoice.taxIncluded" :label="taxWords" @change="switchTax" />
      </div>
      <div class="operate-button-group__container">
        <div>
          <t-button theme="primary" @click="addLine">＋增行</t-button>
          <t-button variant="outline" theme="default" :disabled="!selected.length" @click="removeLines">删除</t-button>
          <t-button variant="outline" theme="default" @click="openDiscount">添加折扣行</t-button>
          <t-button variant="outline" theme="default" @click="$refs.file.click()">明细导入</t-button>
          <input ref="file" class="import-file" type="file" accept=".xlsx,.csv" hidden @change="importFile">
        </div>
        <div>
          <t-button variant="text" theme="primary" @click="$emit('repick')">重选发票类型</t-button>
          <t-popconfirm content="${TEXTS.clearConfirm}" @confirm="$emit('clear')"><t-button variant="text" theme="primary">清空重填</t-button></t-popconfirm>
        </div>
      </div>
      <input v-if="hiddenPassword" type="password" name="nofill" style="display: none">
      <other-table v-if="otherTable && otherTable !== 'after'" :typed="otherTable === 'inputs'" />
      <line-grid :lines="invoice.lines" :tax-included="invoice.taxIncluded" :selected.sync="selected" @pick-item="pickingFor = $event" @take-item="takeItem" />
      <other-table v-if="otherTable === 'after'" />
      <div class="amount-tax-statistics">
        <div class="amount-tax-form">
          <span>合计金额：</span><span>￥{{ shown.net }}</span><span>合计税额：</span><span>￥{{ shown.tax }}</span>
          <div class="amount-tax-form__lower"><span>价税合计（小写）：</span><span>￥{{ shown.gross }}</span></div>
        </div>
      </div>
      <div class="form-list-wrap__item note-item">
        <t-form-item label="备注" name="bz"><t-textarea v-model="invoice.bz" :maxlength="230" placeholder="请输入备注" /></t-form-item>
      </div>
      <t-row :gutter="16">
        <t-col :span="4"><div class="form-list-wrap__item"><t-form-item label="收款人" name="skr"><t-input v-model="invoice.skr" :maxlength="16" /></t-form-item></div></t-col>
        <t-col :span="4"><div class="form-list-wrap__item"><t-form-item label="复核人" name="fhr"><t-input v-model="invoice.fhr" :maxlength="16" /></t-form-item></div></t-col>
      </t-row>
      <item-drawer :visible="Boolean(pickingFor)" @pick="takeItem(pickingFor, $event)" @close="pickingFor = null" />
      <discount-dialog v-if="discounting" :line="discounting" @add="addDiscount" @close="discounting = null" />
    </div>`,
};
