import { LongRow } from './long-row.js';

const HeaderRow = {
  props: { columns: Array },
  template: `
    <thead class="t-table__header"><tr>
      <th v-for="{ colKey, title } in columns" :key="colKey" :data-colkey="colKey" :class="['t-table__th-' + colKey, { 't-table__cell-check': colKey === 'row-select' }]">
        <div class="t-table__th-cell-inner">{{ title }}</div>
      </th>
    </tr></thead>`,
};

/**
 * The detail grid for many lines: the DOM that t-table gives, its cloned header included, without the five
 * components a cell that would take a minute to build at 2,000 lines.
 */
export const LongTable = {
  components: { HeaderRow, LongRow },
  props: { rows: Array, columns: Array, firstIndex: Number, selected: Array },
  methods: {
    toggle(id, checked) {
      this.$emit(
        'select-change',
        checked ? [...this.selected, id] : this.selected.filter((other) => other !== id),
      );
    },
  },
  template: `
    <div class="t-table t-table--bordered t-table--affixed-header t-table--select-multiple t-table--row-select">
      <div><div><div class="t-table__affixed-header-elm-wrap" style="height: 0; opacity: 0;"><div class="scrollbar t-table__affixed-header-elm">
        <table class="t-table--layout-fixed"><header-row :columns="columns" /></table>
      </div></div></div></div>
      <div class="t-table__content">
        <table class="t-table--layout-fixed">
          <colgroup><col v-for="{ colKey, width } in columns" :key="colKey" :style="{ width: width + 'px' }"></colgroup>
          <header-row :columns="columns" />
          <tbody class="t-table__body">
            <long-row v-for="(row, index) in rows" :key="row.id" :line="row" :index="firstIndex + index" :row-index="index" :checked="selected.includes(row.id)" @toggle="toggle"
              @pick="$emit('pick-item', row)" @typing="$emit('typing', row, $event)" @leave="$emit('leave')" />
          </tbody>
        </table>
      </div>
    </div>`,
};
