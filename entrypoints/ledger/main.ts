import { createApp } from 'vue';
import { browser } from 'wxt/browser';
import { followTheme } from '../../components/look/theme';
import '../../components/shell/element-styles';
import LedgerApp from '../../components/shell/LedgerApp.vue';

followTheme(window, browser);
createApp(LedgerApp, { browser }).mount('#app');
