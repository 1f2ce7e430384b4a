import { RATES } from '../invoice-model.js';
import { recompute } from './line-arithmetic.js';

/** 税率/征收率, a component select. */
export const RateCell = {
  props: { line: Object, openAtOnce: Boolean },
  data: () => ({ rates: RATES, opened: false }),
  mounted() {
    // In the same tick the click that brought this select here would close it again.
    if (this.openAtOnce) setTimeout(() => (this.opened = true));
  },
  methods: {
    choose(value) {
      this.line.slv = value;
      recompute(this.line, 'slv');
    },
  },
  template: `<t-select :value="line.slv" :options="rates" :disabled="Boolean(line.discountOf)" placeholder="请选择" :popup-visible="opened" @popup-visible-change="opened = $event" @change="choose" />`,
};
