import { request } from '../lib/request.js';
import { TEXTS } from '../lib/texts.js';
import { tell } from '../makeout/answer/dialogs.js';
import { issueThroughInterludes } from '../makeout/answer/interludes.js';
import { showAnswer } from '../makeout/answer/submit.js';

/**
 * /red-invoice/home: the company's red-letter confirmations. Known of the real page: its path, the states, and the words
 * 处理开票记录, 去开票, 开具发票 on the way to a red invoice. Everything else here is this portal's own.
 */
const { options } = window.PORTAL_CONTEXT;
const isReal = options.redWords === 'real';
const REAL_STATES = {
  '01': '无需确认',
  '02': '销方录入待购方确认',
  '03': '购方录入待销方确认',
  '04': '购销双方已确认',
  '05': '作废（销方录入购方否认）',
  '06': '作废（购方录入销方否认）',
  '07': '作废（超72小时未确认）',
  '08': '作废（发起方已撤销）',
  '09': '作废（确认后撤销）',
  10: '作废（异常凭证）',
  11: '作废（纳税人状态异常阻断）',
  12: '作废（自然人拒收）',
  13: '作废（已开具退税申请单)',
};
const OWN_STATES = {
  '01': '已确认',
  '02': '待确认',
  '03': '待确认',
  '04': '已确认',
  '07': '超时',
  '08': '撤销',
  '09': '撤销',
};
const STATES = isReal ? REAL_STATES : OWN_STATES;
const READY = ['01', '04'];

const column = (/** @type {string} */ colKey, /** @type {string} */ title, width = 120) => ({
  colKey,
  title,
  width,
});

export const RedHome = {
  data: () => ({
    columns: [
      column('Qrdbh', '确认单编号', 170),
      column('Lzfphm', '原蓝字发票号码', 200),
      column('Gmfmc', '购买方名称', 220),
      column('Hjje', '红字金额'),
      column('Hjse', '红字税额'),
      column('Jshj', '红字价税合计'),
      { ...column('Qrdzt', '状态', 90), cell: (_h, { row }) => STATES[row.Qrdzt] },
      { ...column('op', '操作', 150), cell: 'op' },
    ],
    rows: [],
    /** The confirmation of which the clerk sees the record, and the one to issue from. */
    record: null,
    toIssue: null,
    busy: false,
  }),
  created() {
    this.load();
  },
  methods: {
    isWaiting: ({ Qrdzt }) => ['02', '03'].includes(Qrdzt),
    /** The list does not say that an invoice was issued, so the real words stay. */
    mayHandle: ({ Qrdzt }) => isReal && READY.includes(Qrdzt),
    mayIssue: ({ Qrdzt, Fphm }) => !isReal && READY.includes(Qrdzt) && !Fphm,
    go() {
      this.toIssue = this.record;
      this.record = null;
    },
    async load() {
      const answer = await request('POST', '/kpfw/hzqrxxQuery/v1/queryHzqrxxForHzqrd', {});
      if (answer.kind === 'data') this.rows = answer.data.List;
      else this.$message.error(TEXTS.networkError, 3000);
    },
    async withdraw({ Qrdbh }) {
      const answer = await request('POST', '/practice/v1/red-withdraw', { Qrdbh });
      if (answer.kind === 'data') this.$message.success(TEXTS.redWithdrawn, 3000);
      await this.load();
    },
    /** There is no face-scan on this page: it counts as closed. */
    scanFace: async () => false,
    async issue({ Qrdbh }) {
      const answer = await issueThroughInterludes(this, { Qrdbh });
      if (!answer) return;
      const { issued } = await showAnswer(this, answer);
      if (issued) await tell(this, isReal ? TEXTS.redIssued : TEXTS.redIssuedOwn(issued.Fphm));
      this.toIssue = null;
      await this.load();
    },
  },
  template: `
    <div v-if="toIssue" class="red-issue">
      <h3>红字发票开具</h3>
      <p>{{ toIssue.Gmfmc }}</p>
      <t-button theme="primary" :disabled="busy" @click="issue(toIssue)">开具发票</t-button>
    </div>
    <div v-else class="red-home">
      <div v-if="record" class="red-record">
        <span>开票记录</span><t-button size="small" theme="primary" @click="go">去开票</t-button>
      </div>
      <div class="red-home__tools">
        <t-button theme="primary" @click="$emit('add')">新增确认单</t-button>
        <t-button variant="outline" theme="default" @click="load">刷新</t-button>
      </div>
      <t-table row-key="Qrdbh" table-layout="fixed" bordered :data="rows" :columns="columns" empty="暂无数据">
        <template #op="{ row }">
          <t-button v-if="isWaiting(row)" size="small" theme="default" @click="withdraw(row)">撤销</t-button>
          <t-button v-if="mayHandle(row)" size="small" theme="primary" @click="record = row">处理开票记录</t-button>
          <t-button v-if="mayIssue(row)" size="small" theme="primary" :disabled="busy" @click="issue(row)">开具红字发票</t-button>
        </template>
      </t-table>
    </div>`,
};
