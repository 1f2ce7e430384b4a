import { createApp } from 'vue';
import { browser } from 'wxt/browser';
import { BACKUP } from '../../components/backup/backup-host';
import { createBackupSource } from '../../components/backup/backup-source';
import { followTheme } from '../../components/look/theme';
import '../../components/shell/element-styles';
import LedgerApp from '../../components/shell/LedgerApp.vue';

followTheme(window, browser);
createApp(LedgerApp, { browser }).provide(BACKUP, createBackupSource(browser)).mount('#app');
