const PAPERS = [
  { value: '201', label: '居民身份证' },
  { value: '208', label: '外国护照' },
];

/** 自然人购买方补充信息, shown with 是否开票给自然人. */
export const PersonSection = {
  props: { person: Object },
  data: () => ({ papers: PAPERS }),
  template: `
    <div class="accordin-wrap">
      <div class="accordin-wrap__title">自然人购买方补充信息</div>
      <div class="form-list-wrap__item"><t-form-item label="证件类型" name="zjlxDm"><t-select v-model="person.zjlxDm" :options="papers" /></t-form-item></div>
      <div class="form-list-wrap__item"><t-form-item label="证件号码" name="zjhm"><t-input v-model="person.zjhm" /></t-form-item></div>
    </div>`,
};
