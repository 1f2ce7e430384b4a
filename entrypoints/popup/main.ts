import { createApp } from 'vue';
import { browser } from 'wxt/browser';
import { BACKUP } from '../../components/backup/backup-host';
import { createBackupSource } from '../../components/backup/backup-source';
import { followTheme } from '../../components/look/theme';
import PopupApp from '../../components/popup/PopupApp.vue';

followTheme(window, browser);
createApp(PopupApp, { browser }).provide(BACKUP, createBackupSource(browser)).mount('#app');
