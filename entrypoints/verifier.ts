import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startVerifier } from '../components/pack/verifier-page';

// No page of the extension loads it: its text is put into 验证.html of each evidence pack.
export default defineUnlistedScript(() => startVerifier(document));
