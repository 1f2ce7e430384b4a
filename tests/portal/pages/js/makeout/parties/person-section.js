import { COUNTRIES, PAPERS } from './papers.js';

/** 自然人购买方补充信息, shown with 是否开票给自然人. */
export const PersonSection = {
  props: { person: Object },
  data: () => ({ papers: PAPERS, countries: COUNTRIES }),
  template: `
    <div class="accordin-wrap">
      <div class="accordin-wrap__title">自然人购买方补充信息</div>
      <t-row :gutter="16">
        <t-col :span="4"><div class="form-list-wrap__item"><t-form-item label="证件类型" name="zjlxDm"><t-select v-model="person.zjlxDm" :options="papers" clearable /></t-form-item></div></t-col>
        <t-col :span="4"><div class="form-list-wrap__item"><t-form-item label="证件号码" name="zjhm"><t-input v-model="person.zjhm" :maxlength="30" /></t-form-item></div></t-col>
        <t-col :span="4"><div class="form-list-wrap__item"><t-form-item label="国籍（或地区）" name="gjhdqDm"><t-select v-model="person.gjhdqDm" :options="countries" filterable clearable /></t-form-item></div></t-col>
      </t-row>
    </div>`,
};
