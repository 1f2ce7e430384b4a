import { SPECIALS } from './special-business.js';

/** 特定业务信息 of the business that was picked. */
export const SpecialSection = {
  props: { code: String, values: Object },
  computed: {
    business() {
      return SPECIALS[this.code];
    },
  },
  methods: {
    closed: ({ needed }, values) => Boolean(needed) && !needed(values),
    optionsOf: ({ options, optionsFor }, values) =>
      (options ?? optionsFor(values)).map((label) => ({ value: label, label })),
    // What a field no longer allows must not go along unseen.
    settle() {
      for (const field of this.business.fields) {
        const { name, needed, optionsFor } = field;
        const stale = optionsFor && !optionsFor(this.values).includes(this.values[name]);
        if (stale || (needed && !needed(this.values))) this.values[name] = '';
      }
    },
  },
  template: `
    <div class="accordin-wrap special-business">
      <div class="accordin-wrap__title">特定业务信息-{{ business.title }}</div>
      <t-row :gutter="16">
        <t-col v-for="field in business.fields" :key="field.name" :span="4"><div class="form-list-wrap__item">
          <t-form-item :label="field.label" :name="field.name">
            <t-select v-if="field.kind === 'select'" v-model="values[field.name]" :options="optionsOf(field, values)" :disabled="closed(field, values)" filterable @change="settle" />
            <t-date-picker v-else-if="field.kind === 'date'" v-model="values[field.name]" allow-input clearable />
            <t-input v-else v-model="values[field.name]" :maxlength="field.max" :disabled="closed(field, values)" :placeholder="'请输入' + field.label" />
          </t-form-item>
        </div></t-col>
      </t-row>
    </div>`,
};
