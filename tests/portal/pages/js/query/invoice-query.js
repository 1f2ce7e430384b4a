import { COLUMNS } from './columns.js';
import { askList, exportList, lastDays } from './list-call.js';

/** /invoice-query/invoice-query, plain: both sides have columns, the header shows the company. */
export const InvoiceQuery = {
  data: () => ({
    columns: COLUMNS,
    directions: [
      { value: 'kj', label: '开具发票' },
      { value: 'qd', label: '取得发票' },
    ],
    direction: 'kj',
    // 票种 and 购买方名称 as conditions: the names are plausible, the real page's are not known.
    kinds: [
      { value: '', label: '全部' },
      { value: '01', label: '数电发票（增值税专用发票）' },
      { value: '02', label: '数电发票（普通发票）' },
    ],
    kind: '',
    buyer: '',
    dates: lastDays(),
    rows: [],
    total: 0,
    page: { current: 1, size: 10 },
    busy: false,
    emptyText: '请查询',
  }),
  methods: {
    conditions() {
      const [Kprqq, Kprqz] = this.dates;
      return { Cxlx: this.direction, FppzDm: this.kind, Gmfmc: this.buyer, Kprqq, Kprqz };
    },
    search() {
      this.page.current = 1;
      return this.load();
    },
    load() {
      return askList(this, this.conditions());
    },
    exportList() {
      exportList(this.conditions());
    },
    turn({ current, pageSize }) {
      this.page = { current, size: pageSize };
      this.load();
    },
  },
  template: `
    <div class="invoice-query">
      <t-form class="invoice-query__conditions" layout="inline" label-align="left" :label-width="80">
        <t-form-item label="查询类型" name="cxlx"><t-select v-model="direction" :options="directions" /></t-form-item>
        <t-form-item label="发票票种" name="fppzDm"><t-select v-model="kind" :options="kinds" /></t-form-item>
        <t-form-item label="购买方名称" name="gmfmc"><t-input v-model="buyer" /></t-form-item>
        <t-form-item label="开票日期" name="kprq"><t-date-range-picker v-model="dates" allow-input /></t-form-item>
        <t-button theme="primary" :loading="busy" @click="search">查询</t-button>
        <t-button @click="exportList">导出</t-button>
      </t-form>
      <t-table class="invoice-query__table" row-key="Fphm" :loading="busy" table-layout="fixed" bordered :data="rows" :columns="columns" :empty="emptyText" table-content-width="2340px" />
      <t-pagination :total="total" :current="page.current" :page-size="page.size" :page-size-options="[10, 20, 50]" @change="turn" />
    </div>`,
};
