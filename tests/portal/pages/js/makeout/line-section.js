import { toMoney } from '../lib/decimal.js';
import { TEXTS } from '../lib/texts.js';
import { createLine } from './invoice-model.js';
import { ItemDrawer } from './item-drawer.js';
import { LineGrid } from './line-grid.js';

/** 开票信息: toolbar, grid, totals, 备注. */
export const LineSection = {
  components: { LineGrid, ItemDrawer },
  props: { invoice: Object, totals: Object },
  data: () => ({ selected: [], pickingFor: null }),
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
    addLine() {
      this.invoice.lines.push(createLine());
    },
    removeLines() {
      this.invoice.lines = this.invoice.lines.filter(({ id }) => !this.selected.includes(id));
      this.selected = [];
    },
    importLines() {
      this.$message.info(TEXTS.importUnavailable);
    },
    takeItem(item) {
      Object.assign(this.pickingFor, item);
      this.pickingFor = null;
    },
  },
  template: `
    <div class="accordin-wrap">
      <div class="accordin-wrap__title">开票信息</div>
      <div class="operate-button-group__container">
        <div>
          <t-button theme="primary" @click="addLine">＋增行</t-button>
          <t-button variant="outline" theme="default" :disabled="!selected.length" @click="removeLines">删除</t-button>
          <t-button variant="outline" theme="default" @click="importLines">明细导入</t-button>
        </div>
        <div>
          <t-button variant="text" theme="primary" @click="$emit('repick')">重选发票类型</t-button>
          <t-popconfirm content="${TEXTS.clearConfirm}" @confirm="$emit('clear')"><t-button variant="text" theme="primary">清空重填</t-button></t-popconfirm>
        </div>
      </div>
      <line-grid :lines="invoice.lines" :selected.sync="selected" @pick-item="pickingFor = $event" />
      <div class="amount-tax-statistics">
        <div class="amount-tax-form">
          <span>合计金额：</span><span>￥{{ shown.net }}</span><span>合计税额：</span><span>￥{{ shown.tax }}</span>
          <div class="amount-tax-form__lower"><span>价税合计（小写）：</span><span>￥{{ shown.gross }}</span></div>
        </div>
      </div>
      <div class="form-list-wrap__item note-item">
        <t-form-item label="备注" name="bz"><t-textarea v-model="invoice.bz" :maxlength="230" placeholder="请输入备注" /></t-form-item>
      </div>
      <item-drawer :visible="Boolean(pickingFor)" @pick="takeItem" @close="pickingFor = null" />
    </div>`,
};
