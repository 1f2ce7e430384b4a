import { createApp } from 'vue';
import { browser } from 'wxt/browser';
import '../../components/ledger/element-styles';
import { followScheme } from '../../components/ledger/follow-scheme';
import LedgerApp from '../../components/ledger/LedgerApp.vue';

followScheme(window);
createApp(LedgerApp, { browser }).mount('#app');
