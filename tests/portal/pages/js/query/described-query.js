import { TEXTS } from '../lib/texts.js';
import { KINDS, POSITIVE, STATUSES } from './columns.js';
import { ExportTasks } from './export-tasks.js';
import { askExport, askList, exportList, lastDays } from './list-call.js';

const { options } = window.PORTAL_CONTEXT;

/** This portal's own words, as all of an export that is fetched later; the option `words` puts others in their place. */
const ACCEPTED = '导出数据较多，已受理，请稍后在「导出记录」中下载';

const ALL = { value: '', label: '全部' };
const choices = (/** @type {Record<string, string>} */ words) => [
  ALL,
  ...Object.entries(words).map(([value, label]) => ({ value, label })),
];

/** @param {any} row @param {string} direction @param {string} field */
const other = (row, direction, field) => row[`${direction === 'kj' ? 'Gmf' : 'Xsf'}${field}`];

/** The columns that were described, in their order; the keys are none of the back end's, for they are not known. */
const columnsFor = (/** @type {string} */ direction) => [
  { colKey: 'row-select', type: 'multiple', width: 50 },
  { colKey: 'serial-number', title: '序号', width: 60 },
  { colKey: 'c3', title: '票种', width: 220, cell: (_h, { row }) => KINDS[row.FppzDm] },
  { colKey: 'c4', title: '发票状态', width: 100, cell: (_h, { row }) => STATUSES[row.FpztDm] },
  { colKey: 'c5', title: '数电发票号码', width: 200, cell: (_h, { row }) => row.Fphm },
  { colKey: 'c6', title: '发票代码', width: 120, cell: () => '--' },
  { colKey: 'c7', title: '发票号码', width: 120, cell: () => '--' },
  { colKey: 'c8', title: '发票风险等级', width: 110, cell: () => '正常' },
  { colKey: 'c9', title: '购/销方名称', width: 200, cell: (_h, { row }) => other(row, direction, 'mc') },
  {
    colKey: 'c10',
    title: '购/销方识别号',
    width: 190,
    cell: (_h, { row }) => other(row, direction, 'nsrsbh'),
  },
  { colKey: 'c11', title: '金额', width: 110, align: 'right', cell: (_h, { row }) => row.Hjje },
  { colKey: 'c12', title: '税额', width: 100, align: 'right', cell: (_h, { row }) => row.Hjse },
  { colKey: 'c13', title: '价税合计', width: 110, align: 'right', cell: (_h, { row }) => row.Jshj },
  { colKey: 'c14', title: '特定业务类型', width: 120, cell: () => '--' },
  { colKey: 'c15', title: '开票日期', width: 170, cell: (_h, { row }) => row.Kprq },
  {
    colKey: 'c16',
    title: '查询类型',
    width: 100,
    cell: () => (direction === 'kj' ? '开具发票' : '取得发票'),
  },
  { colKey: 'c17', title: '发票来源', width: 160, cell: (_h, { row }) => row.Fply },
  { colKey: 'c18', title: '开票人', width: 90, cell: (_h, { row }) => row.Kpr },
  {
    colKey: 'operation',
    title: '操作',
    width: 150,
    cell: (_h) => (direction === 'kj' ? '详情 预览 交付' : '下载'),
  },
];

/** How the two dates are named: what stands before them, and in them. */
const DATES = {
  placeholders: { labels: ['开票日期', ''], holders: ['开票日期起', '开票日期止'] },
  labels: { labels: ['开票日期起', '开票日期止'], holders: ['请选择', '请选择'] },
  brackets: { labels: ['开票日期（起）', '开票日期（止）'], holders: ['请选择', '请选择'] },
};

/** /invoice-query/invoice-query as it was described: the other side only, no company anywhere. */
export const DescribedQuery = {
  components: { ExportTasks },
  data: () => ({
    directions: [
      { value: 'kj', label: '开具发票' },
      { value: 'qd', label: '取得发票' },
    ],
    direction: 'kj',
    shownDirection: 'kj',
    sources: [ALL, { value: 'dp', label: '电子发票服务平台' }],
    source: '',
    kinds: choices(KINDS),
    kind: '',
    statuses: choices(STATUSES),
    status: '',
    signs: choices(POSITIVE),
    sign: '',
    texts: { number: '', code: '', oldNumber: '', taxId: '', buyer: '', amountFrom: '', amountTo: '' },
    dates: lastDays(),
    naming: DATES[options.listDates],
    isFolded: true,
    rows: [],
    selected: [],
    total: 0,
    told: { net: '', tax: '' },
    isShowingTasks: false,
    page: { current: 1, size: 20 },
    busy: false,
    emptyText: '请查询',
    exports: [
      { content: '导出选中', value: 'some' },
      { content: '导出全部', value: 'all' },
    ],
  }),
  computed: {
    columns() {
      return columnsFor(this.shownDirection);
    },
    hasSums: () => options.listSums !== 'none',
    sums() {
      if (options.listSums !== 'page') return this.told;
      const sum = (/** @type {string} */ name) =>
        (this.rows.reduce((cents, row) => cents + Math.round(Number(row[name]) * 100), 0) / 100).toFixed(2);
      return { net: sum('Hjje'), tax: sum('Hjse') };
    },
  },
  methods: {
    conditions() {
      const [Kprqq, Kprqz] = this.dates;
      const { number, buyer } = this.texts;
      return {
        Cxlx: this.direction,
        FppzDm: this.kind,
        FpztDm: this.status,
        Fphm: number,
        Gmfmc: buyer,
        Kprqq,
        Kprqz,
      };
    },
    search() {
      this.page.current = 1;
      return this.load();
    },
    async load() {
      await askList(this, this.conditions());
      this.selected = [];
      this.shownDirection = this.direction;
    },
    async exportRows({ value }) {
      if (value === 'some' && this.selected.length === 0) {
        this.$message.warning('请先选择要导出的发票');
        return;
      }
      const chosen = value === 'some' ? { Fphms: this.selected.join(',') } : {};
      const asked = { ...this.conditions(), ...chosen };
      const count = value === 'some' ? this.selected.length : this.total;
      if (count <= options.exportAtOnce) exportList(asked);
      else if ((await askExport(asked)).kind === 'data') this.$message.success(ACCEPTED);
      else this.$message.error(TEXTS.networkError);
    },
    turn({ current, pageSize }) {
      this.page = { current, size: pageSize };
      this.load();
    },
  },
  template: `
    <div class="invoiceQuery">
      <div class="g-filter-wrapper">
        <t-form layout="inline" label-align="top" @submit="search">
          <t-form-item label="查询类型" name="gjbq"><t-select v-model="direction" :options="directions" /></t-form-item>
          <t-form-item label="发票来源" name="fply"><t-select v-model="source" :options="sources" /></t-form-item>
          <t-form-item label="票种" name="fppzDm"><t-select v-model="kind" :options="kinds" /></t-form-item>
          <t-form-item label="发票状态" name="fpztDm"><t-select v-model="status" :options="statuses" /></t-form-item>
          <t-form-item :label="naming.labels[0]" name="kprqq"><t-date-picker v-model="dates[0]" allow-input :placeholder="naming.holders[0]" /><t-date-picker v-if="!naming.labels[1]" v-model="dates[1]" allow-input :placeholder="naming.holders[1]" /></t-form-item>
          <t-form-item v-if="naming.labels[1]" :label="naming.labels[1]" name="kprqz"><t-date-picker v-model="dates[1]" allow-input :placeholder="naming.holders[1]" /></t-form-item>
          <div v-show="!isFolded" class="g-filter-wrapper__more">
            <t-form-item label="是否正数发票" name="sflzfp"><t-select v-model="sign" :options="signs" /></t-form-item>
            <t-form-item label="数电发票号码" name="fphm"><t-input v-model="texts.number" placeholder="请输入" /></t-form-item>
            <t-form-item label="发票代码" name="zzfpDm"><t-input v-model="texts.code" placeholder="请输入" /></t-form-item>
            <t-form-item label="发票号码" name="zzfphm"><t-input v-model="texts.oldNumber" placeholder="请输入" /></t-form-item>
            <t-form-item label="对方纳税人识别号" name="dfnsrsbh"><t-input v-model="texts.taxId" placeholder="请输入" /></t-form-item>
            <t-form-item label="对方纳税人名称" name="dfnsrmc"><t-input v-model="texts.buyer" placeholder="请输入" /></t-form-item>
            <t-form-item label="发票金额（起）" name="fpjeq"><t-input v-model="texts.amountFrom" placeholder="请输入" /></t-form-item>
            <t-form-item label="发票金额（止）" name="fpjez"><t-input v-model="texts.amountTo" placeholder="请输入" /></t-form-item>
          </div>
          <t-form-item>
            <t-button theme="default" type="reset">重置</t-button>
            <t-button theme="primary" type="submit" :loading="busy">查询</t-button>
            <t-button variant="text" @click="isFolded = !isFolded">{{ isFolded ? '展开' : '收起' }}</t-button>
          </t-form-item>
        </t-form>
      </div>
      <div class="invoiceQuery__table">
        <p v-if="rows.length && hasSums" class="invoiceQuery__sums">查询结果：合计金额：<span class="info-number">{{ sums.net }}</span>元 合计税额：<span class="info-number">{{ sums.tax }}</span>元</p>
        <t-dropdown v-if="rows.length" :options="exports" @click="exportRows"><t-button>导出</t-button></t-dropdown>
        <t-button variant="text" @click="isShowingTasks = !isShowingTasks">导出记录</t-button>
        <export-tasks v-if="isShowingTasks" />
        <t-table row-key="Fphm" :loading="busy" table-layout="fixed" bordered :data="rows" :columns="columns" :empty="emptyText" table-content-width="2500px" :selected-row-keys="selected" @select-change="selected = $event" />
        <t-pagination :total="total" :current="page.current" :page-size="page.size" :page-size-options="[10, 20, 50]" show-jumper @change="turn" />
      </div>
    </div>`,
};
