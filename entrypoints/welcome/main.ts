import { createApp } from 'vue';
import { browser } from 'wxt/browser';
import WelcomePage from '../../components/exchange/WelcomePage.vue';
import 'element-plus/es/components/base/style/css';
import 'element-plus/es/components/switch/style/css';
import 'element-plus/theme-chalk/dark/css-vars.css';
import { followTheme } from '../../components/look/theme';

followTheme(window, browser);
createApp(WelcomePage, { browser }).mount('#app');
