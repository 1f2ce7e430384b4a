import { COUNTRIES, PAPERS } from './papers.js';

/** 购买方经办人: who handles the invoice on the buyer's side. Labels of the batch template. */
export const AgentSection = {
  props: { agent: Object },
  data: () => ({ papers: PAPERS, countries: COUNTRIES }),
  template: `
    <div class="accordin-wrap">
      <div class="accordin-wrap__title">经办人信息</div>
      <t-row :gutter="16">
        <t-col :span="4"><div class="form-list-wrap__item"><t-form-item label="购买方经办人姓名" name="jbrxm"><t-input v-model="agent.jbrxm" :maxlength="150" /></t-form-item></div></t-col>
        <t-col :span="4"><div class="form-list-wrap__item"><t-form-item label="购买方经办人证件类型" name="jbrzjlxDm"><t-select v-model="agent.jbrzjlxDm" :options="papers" clearable /></t-form-item></div></t-col>
        <t-col :span="4"><div class="form-list-wrap__item"><t-form-item label="购买方经办人证件号码" name="jbrzjhm"><t-input v-model="agent.jbrzjhm" :maxlength="30" /></t-form-item></div></t-col>
        <t-col :span="4"><div class="form-list-wrap__item"><t-form-item label="经办人国籍(地区)" name="jbrgjDm"><t-select v-model="agent.jbrgjDm" :options="countries" filterable clearable /></t-form-item></div></t-col>
        <t-col :span="4"><div class="form-list-wrap__item"><t-form-item label="经办人自然人纳税人识别号" name="jbrnsrsbh"><t-input v-model="agent.jbrnsrsbh" :maxlength="20" /></t-form-item></div></t-col>
      </t-row>
    </div>`,
};
