/**
 * A table of another tool beside the clerk, with the words of the grid: what was issued before, or what is to be issued.
 * Nothing in it belongs to the invoice.
 */
export const OtherTable = {
  props: { typed: Boolean },
  data: () => ({
    head: ['序号', '项目名称', '规格型号', '数量', '金额', '税率/征收率', '税额'],
    rows: Array.from({ length: 7 }, (_, index) => [
      String(index + 1),
      `*助手*旁表${index + 1}`,
      'Z',
      '1',
      `${700 + index}.00`,
      '6%',
      '42.42',
    ]),
  }),
  template: `
    <table class="helper-table">
      <thead><tr><th v-for="word in head" :key="word">{{ word }}</th></tr></thead>
      <tbody><tr v-for="row in rows" :key="row[0]"><td v-for="(cell, at) in row" :key="at"><input v-if="typed && at" :value="cell" size="8"><template v-else>{{ cell }}</template></td></tr></tbody>
    </table>`,
};
