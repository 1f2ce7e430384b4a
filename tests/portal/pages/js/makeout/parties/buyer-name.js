import { request } from '../../lib/request.js';

/** The name with its suggestions; the rest of a picked buyer arrives later, as on the real portal. */
export const BuyerName = {
  props: { buyer: Object },
  data: () => ({ names: [], open: false, typing: false }),
  methods: {
    async search(text) {
      this.buyer.gmfmc = text;
      const answer = await request('POST', '/kpfw/gfxx/v1/search', { Gmfmc: text });
      // A slower answer to an earlier text must not open the list again.
      if (text !== this.buyer.gmfmc) return;
      this.names = answer.kind === 'data' ? answer.data.List.map(({ Gmfmc }) => Gmfmc) : [];
      // An answer that comes when she has gone on opens nothing.
      this.open = this.names.length > 0 && this.typing;
    },
    async pick(name) {
      this.open = false;
      this.buyer.gmfmc = name;
      const answer = await request('POST', '/kpfw/gfxx/v1/detail', { Gmfmc: name });
      if (answer.kind !== 'data' || this.buyer.gmfmc !== name) return;
      const { Gmfnsrsbh = '', Gmfdz = '', Gmflxdh = '', Gmfkhh = '', Gmfyhzh = '' } = answer.data;
      Object.assign(this.buyer, {
        gmfnsrsbh: Gmfnsrsbh,
        dz: Gmfdz,
        lxdh: Gmflxdh,
        yhyywdmc: Gmfkhh,
        yhzh: Gmfyhzh,
      });
    },
  },
  template: `
    <t-popup :visible="open" placement="bottom-left" trigger="click" class="buyer-name">
      <t-input :value="buyer.gmfmc" placeholder="请输入购买方名称" @change="search" @focus="typing = true" @blur="typing = open = false" />
      <template #content>
        <ul class="auto-complete__list">
          <li v-for="name in names" :key="name" class="auto-complete__item" @mousedown.prevent @click="pick(name)">{{ name }}</li>
        </ul>
      </template>
    </t-popup>`,
};
