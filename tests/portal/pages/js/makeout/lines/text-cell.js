import { recompute } from './line-arithmetic.js';

/** One text or number cell. Arithmetic waits for `change`, so that it does not fight with the typing. */
export const TextCell = {
  props: { line: Object, colKey: String, disabled: Boolean },
  methods: {
    changed() {
      recompute(this.line, this.colKey);
    },
  },
  template: `<input class="t-input blueinvoice-input" autocomplete="off" :disabled="disabled || Boolean(line.discountOf)" :value="line[colKey]" @input="line[colKey] = $event.target.value" @change="changed">`,
};
