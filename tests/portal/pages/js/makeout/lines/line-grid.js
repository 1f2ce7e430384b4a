import { columnsFor } from './columns.js';
import { ItemCell } from './item-cell.js';
import { ItemSuggestions } from './item-suggestions.js';
import { itemsWith } from './items.js';
import { LongTable } from './long-table.js';
import { RateCell } from './rate-cell.js';
import { TextCell } from './text-cell.js';

const { options } = window.PORTAL_CONTEXT;

/** From so many shown rows on, the table is built the light way. */
const LONG_FROM = 60;

/** The detail grid; cells read their line themselves, so typing in one does not render the others. */
export const LineGrid = {
  components: { ItemCell, ItemSuggestions, LongTable, RateCell, TextCell },
  props: { lines: Array, taxIncluded: Boolean, selected: Array },
  data: () => ({
    textColumns: ['ggxh', 'dw', 'spsl', 'dj', 'je', 'se'],
    current: 1,
    pageSize: options.gridPageSize,
    suggested: { items: [], line: null, place: { left: 0, top: 0 } },
  }),
  computed: {
    columns() {
      return columnsFor(this.taxIncluded);
    },
    // A new line shows at once, on the last page; a discount line between others turns no page.
    lastId() {
      return this.lines[this.lines.length - 1]?.id;
    },
    firstIndex() {
      return this.pageSize ? (this.current - 1) * this.pageSize : 0;
    },
    rows() {
      const end = this.pageSize ? this.firstIndex + this.pageSize : undefined;
      // Frozen: of a reactive array every row of the table would watch every other row.
      return Object.freeze(this.lines.slice(this.firstIndex, end));
    },
    lastPage() {
      return Math.max(1, Math.ceil(this.lines.length / (this.pageSize || 1)));
    },
    long() {
      return this.rows.length >= LONG_FROM;
    },
  },
  watch: {
    lastId(id, before) {
      if (this.pageSize)
        this.current = id > (before ?? 0) ? this.lastPage : Math.min(this.current, this.lastPage);
    },
    lastPage(last) {
      this.current = Math.min(this.current, last);
    },
  },
  methods: {
    suggest(line, input) {
      const known = options.itemEntry === 'drawerOnly' || !input.value ? [] : itemsWith(input.value);
      const [grid, cell] = [this.$el, input].map((el) => el.getBoundingClientRect());
      const place = { left: cell.left - grid.left, top: cell.bottom - grid.top };
      // Written from outside, without the caret in the cell, nothing would ever close the list.
      this.suggested = { items: document.activeElement === input ? known : [], line, place };
    },
    stopSuggesting() {
      this.suggested.items = [];
    },
    takeSuggestion(item) {
      this.$emit('take-item', this.suggested.line, item);
      this.stopSuggesting();
    },
  },
  template: `
    <div class="line-grid">
      <long-table v-if="long" class="invoice-info mrt24" :rows="rows" :columns="columns" :first-index="firstIndex" :selected="selected"
        @select-change="$emit('update:selected', $event)" @pick-item="$emit('pick-item', $event)" @typing="suggest" @leave="stopSuggesting" />
      <t-table v-else class="invoice-info mrt24" row-key="id" table-layout="fixed" bordered header-affixed-top disable-data-page
        :data="rows" :columns="columns" :selected-row-keys="selected" @select-change="$emit('update:selected', $event)">
        <template #xh="{ rowIndex }">{{ firstIndex + rowIndex + 1 }}</template>
        <template #xmmc="{ row, rowIndex }"><item-cell :line="row" :row-index="rowIndex" @pick="$emit('pick-item', row)" @typing="suggest(row, $event)" @leave="stopSuggesting" /></template>
        <template v-for="key in textColumns" #[key]="{ row }"><text-cell :line="row" :col-key="key" :disabled="key === 'se'" /></template>
        <template #slv="{ row }"><rate-cell :line="row" /></template>
      </t-table>
      <t-pagination v-if="pageSize" class="line-pagination" :total="lines.length" :page-size="pageSize" :current="current" :page-size-options="[]" :show-page-size="false" @current-change="current = $event" />
      <item-suggestions v-if="suggested.items.length" :items="suggested.items" :place="suggested.place" @pick="takeSuggestion" />
    </div>`,
};
