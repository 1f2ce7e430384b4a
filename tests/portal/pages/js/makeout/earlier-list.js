import { request } from '../lib/request.js';
import { TEXTS } from '../lib/texts.js';

/**
 * Earlier invoices for 复制开票, or drafts. Known of the real page is the path of the first alone; its rows, the drafts'
 * place and all words but 复制开票 are this portal's own.
 */
export const EarlierList = {
  props: { kind: String },
  data: () => ({ rows: [] }),
  computed: {
    isOfDrafts() {
      return this.kind === 'drafts';
    },
  },
  async created() {
    const answer = await (this.isOfDrafts
      ? request('GET', '/practice/v1/drafts')
      : request('POST', '/szzhzz/qlfpcx/v1/queryFpjcxx', { PageSize: 50 }));
    if (answer.kind === 'data') this.rows = answer.data.List;
    else this.$message.error(TEXTS.networkError);
  },
  methods: {
    async take(row) {
      if (this.isOfDrafts) {
        this.$emit('take', row);
        return;
      }
      const answer = await request('POST', '/szzhzz/fppmcx/v1/queryFppmxx', { Fphm: row.Fphm });
      if (answer.kind === 'data') this.$emit('take', answer.data);
      else this.$message.error(TEXTS.networkError);
    },
  },
  template: `
    <table class="earlier-list">
      <thead><tr><th>{{ isOfDrafts ? '保存时间' : '数电发票号码' }}</th><th>购买方名称</th><th>价税合计</th><th>操作</th></tr></thead>
      <tbody>
        <tr v-for="row in rows" :key="row.Fphm || row.Id">
          <td>{{ row.Fphm || row.Bcsj }}</td><td>{{ row.Gmfmc }}</td><td>{{ row.Jshj }}</td>
          <td><t-button variant="text" theme="primary" @click="take(row)">{{ isOfDrafts ? '继续开具' : '复制开票' }}</t-button></td>
        </tr>
      </tbody>
    </table>`,
};
