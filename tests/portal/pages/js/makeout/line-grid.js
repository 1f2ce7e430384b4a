import { COLUMNS } from './columns.js';
import { ItemCell } from './item-cell.js';
import { LongTable } from './long-table.js';
import { RateCell } from './rate-cell.js';
import { TextCell } from './text-cell.js';

const { options } = window.PORTAL_CONTEXT;

/** From so many shown rows on, the table is built the light way. */
const LONG_FROM = 60;

/** The detail grid; cells read their line themselves, so typing in one does not render the others. */
export const LineGrid = {
  components: { ItemCell, LongTable, RateCell, TextCell },
  props: { lines: Array, selected: Array },
  data: () => ({
    columns: COLUMNS,
    textColumns: ['ggxh', 'dw', 'spsl', 'dj', 'je', 'se'],
    current: 1,
    pageSize: options.gridPageSize,
  }),
  computed: {
    firstIndex() {
      return this.pageSize ? (this.current - 1) * this.pageSize : 0;
    },
    rows() {
      const end = this.pageSize ? this.firstIndex + this.pageSize : undefined;
      // Frozen: of a reactive array every row of the table would watch every other row.
      return Object.freeze(this.lines.slice(this.firstIndex, end));
    },
    long() {
      return this.rows.length >= LONG_FROM;
    },
  },
  watch: {
    'lines.length'(length, before) {
      if (!this.pageSize) return;
      const last = Math.max(1, Math.ceil(length / this.pageSize));
      // A new line shows at once, on the last page.
      this.current = length > before ? last : Math.min(this.current, last);
    },
  },
  template: `
    <div>
      <long-table v-if="long" class="invoice-info mrt24" :rows="rows" :first-index="firstIndex" :selected="selected"
        @select-change="$emit('update:selected', $event)" @pick-item="$emit('pick-item', $event)" />
      <t-table v-else class="invoice-info mrt24" row-key="id" table-layout="fixed" bordered header-affixed-top disable-data-page
        :data="rows" :columns="columns" :selected-row-keys="selected" @select-change="$emit('update:selected', $event)">
        <template #xh="{ rowIndex }">{{ firstIndex + rowIndex + 1 }}</template>
        <template #xmmc="{ row, rowIndex }"><item-cell :line="row" :row-index="rowIndex" @pick="$emit('pick-item', row)" /></template>
        <template v-for="key in textColumns" #[key]="{ row }"><text-cell :line="row" :col-key="key" :disabled="key === 'se'" /></template>
        <template #slv="{ row }"><rate-cell :line="row" /></template>
      </t-table>
      <t-pagination v-if="pageSize" class="line-pagination" :total="lines.length" :page-size="pageSize" :current="current" :page-size-options="[]" :show-page-size="false" @current-change="current = $event" />
    </div>`,
};
