import { createApp } from 'vue';
import { browser } from 'wxt/browser';
import '../../components/shell/element-styles';
import { followScheme } from '../../components/shell/follow-scheme';
import LedgerApp from '../../components/shell/LedgerApp.vue';

followScheme(window);
createApp(LedgerApp, { browser }).mount('#app');
