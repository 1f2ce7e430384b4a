/**
 * One of each widget that the portal's pages are made of. A test fills them and then compares with
 * `window.practiceModel`, a copy of what the page's own model holds at that moment.
 */
const { Vue, TDesign } = window;

const CITIES = ['北京', '天津', '上海', '广州', '深圳', '石家庄'];
const options = (/** @type {string[]} */ labels) =>
  labels.map((label, index) => ({ label, value: `v${index}` }));

const row = (/** @type {number} */ id) => ({ id, name: '', rate: '' });

const model = {
  text: '',
  number: null,
  select: '',
  search: '',
  date: '',
  radio: '',
  agree: false,
  several: [],
  switched: false,
  area: '',
  suggest: '',
  drawer: '',
  rows: [row(1), row(2)],
};

Vue.use(TDesign.default ?? TDesign);
Vue.config.productionTip = false;
const app = new Vue({
  data: () => ({
    model,
    drawerOpen: false,
    rates: [
      { value: '0.13', label: '13%' },
      { value: '0.06', label: '6%' },
      { value: '免税', label: '免税' },
    ],
    kinds: options(['甲类', '乙类', '丙类']),
    cities: options(CITIES),
    cityNames: CITIES,
    columns: [
      { colKey: 'name', title: '名称' },
      { colKey: 'rate', title: '税率' },
    ],
  }),
  template: `
    <main class="hide-side-layout__container">
      <t-form :data="model" :label-width="140" class="widgets" @submit.native.prevent>
        <t-form-item label="输入框" name="text"><t-input v-model="model.text" /></t-form-item>
        <t-form-item label="数字输入框" name="number"><t-input-number v-model="model.number" /></t-form-item>
        <t-form-item label="下拉选择" name="select"><t-select v-model="model.select" :options="kinds" /></t-form-item>
        <t-form-item label="可搜索下拉" name="search"><t-select v-model="model.search" :options="cities" filterable /></t-form-item>
        <t-form-item label="日期" name="date"><t-date-picker v-model="model.date" allow-input clearable /></t-form-item>
        <t-form-item label="单选" name="radio">
          <t-radio-group v-model="model.radio"><t-radio value="amount">按金额</t-radio><t-radio value="percent">按比例</t-radio></t-radio-group>
        </t-form-item>
        <t-form-item label="勾选" name="agree"><t-checkbox v-model="model.agree">是否展示</t-checkbox></t-form-item>
        <t-form-item label="多选" name="several">
          <t-checkbox-group v-model="model.several"><t-checkbox value="a">地址</t-checkbox><t-checkbox value="b">电话</t-checkbox></t-checkbox-group>
        </t-form-item>
        <t-form-item label="开关" name="switched"><t-switch v-model="model.switched" :label="['含税', '不含税']" /></t-form-item>
        <t-form-item label="多行文本" name="area"><t-textarea v-model="model.area" /></t-form-item>
        <t-form-item label="自动补全" name="suggest"><t-auto-complete v-model="model.suggest" :options="cityNames" /></t-form-item>
        <t-form-item label="抽屉" name="open"><t-button class="open-drawer" @click="drawerOpen = true">打开抽屉</t-button></t-form-item>
      </t-form>
      <t-table class="widgets-table" row-key="id" table-layout="fixed" bordered :data="model.rows" :columns="columns">
        <template #name="{ row }"><t-input v-model="row.name" /></template>
        <template #rate="{ row }"><t-select v-model="row.rate" :options="rates" /></template>
      </t-table>
      <t-drawer class="widgets-drawer" header="抽屉" :visible.sync="drawerOpen" :cancel-btn="null" @confirm="drawerOpen = false">
        <t-form :data="model" :label-width="100" @submit.native.prevent>
          <t-form-item label="抽屉输入框" name="drawer"><t-input v-model="model.drawer" /></t-form-item>
        </t-form>
      </t-drawer>
    </main>`,
}).$mount('#app');

Object.defineProperty(window, 'practiceModel', { get: () => JSON.parse(JSON.stringify(app.model)) });
