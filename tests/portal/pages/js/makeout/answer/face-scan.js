import { request } from '../../lib/request.js';
import { TEXTS } from '../../lib/texts.js';

const { options } = window.PORTAL_CONTEXT;
const PASSED = '2';
const EXPIRED = '3';

/** 电子税务局APP扫脸认证: a QR code for the clerk's phone, asked after every `faceScanPollMs`. */
export const FaceScan = {
  data: () => ({ title: TEXTS.faceScanTitle, texts: TEXTS, code: '', link: '', expired: false, timer: 0 }),
  created() {
    this.renew();
  },
  destroyed() {
    clearTimeout(this.timer);
  },
  methods: {
    async renew() {
      const answer = await request('POST', '/kpfw/slrz/v1/hqemw', {});
      if (answer.kind !== 'data') {
        this.stop(answer.kind === 'error' ? answer.message : TEXTS.networkError);
        return;
      }
      Object.assign(this, { code: answer.data.Rzid, link: answer.data.Ewm, expired: false });
      this.askLater();
    },
    askLater() {
      clearTimeout(this.timer);
      this.timer = setTimeout(this.ask, options.faceScanPollMs);
    },
    async ask() {
      const answer = await request('POST', '/kpfw/slrz/v1/cxslzt', { Rzid: this.code });
      if (answer.kind === 'error') this.stop(answer.message);
      else if (answer.kind === 'data' && answer.data.Slzt === PASSED) this.$emit('end', true);
      else if (answer.kind === 'data' && answer.data.Slzt === EXPIRED) this.expired = true;
      else this.askLater();
    },
    /** @param {string} message */
    stop(message) {
      this.$message.error(message, 3000);
      this.$emit('end', false);
    },
  },
  template: `
    <t-dialog class="face-scan" :header="title" placement="center" width="420px" visible :footer="false" :close-on-overlay-click="false" :on-close="() => $emit('end', false)">
      <div class="face-scan__box">
        <t-qrcode v-if="link" class="face-scan__code" :value="link" :size="180" :status="expired ? 'expired' : 'active'" @refresh="renew" />
        <p v-if="!expired">{{ texts.faceScanHow }}</p>
        <template v-else>
          <p class="face-scan__expired">{{ texts.faceScanExpired }}</p>
          <t-button theme="primary" @click="renew">{{ texts.faceScanRefresh }}</t-button>
        </template>
      </div>
    </t-dialog>`,
};
