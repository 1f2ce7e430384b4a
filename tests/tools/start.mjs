/**
 * `npm start`: from a clean clone to a browser that shows the practice portal with the extension working in it.
 * `npm start -- --headless`: the same without a display, as pictures and an export in a folder.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Missing, ROOT, runBin, runTool } from './support/run.mjs';
import { setUp } from './support/setup.mjs';

const EXTENSION = join(ROOT, '.output', 'chrome-mv3');

await runTool(async () => {
  const headless = process.argv.includes('--headless');
  if (!headless && !hasDisplay()) {
    throw new Missing('没有可用的显示器。No display here: use  npm start -- --headless');
  }
  await setUp({ chineseFonts: true });
  if ((await runBin('wxt', ['build'])) !== 0) throw new Missing('The build failed, see above.');

  // Only now: these need the installed packages.
  const { startPortal } = await import('../portal/portal.mjs');
  const portal = await startPortal();
  try {
    if (headless) await showHeadless(portal);
    else await showWindow(portal);
  } finally {
    await portal.close();
  }
});

/** @param {import('../portal/portal.mjs').Portal} portal */
async function showHeadless(portal) {
  const { runDemo } = await import('./support/demo.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'piaoying-demo-'));
  await runDemo({ portal, extensionDir: EXTENSION, folder, say: console.log });
  console.log(`\n图片和导出文件在 / pictures and export are in:\n${folder}`);
}

/** Until the browser is closed. @param {import('../portal/portal.mjs').Portal} portal */
async function showWindow(portal) {
  const { launchChromium } = await import('../e2e/support/browser/chromium.mjs');
  const browser = await launchChromium({
    extensionDir: EXTENSION,
    headless: false,
    args: [...portal.chromiumArgs(), '--start-maximized'],
    handleSIGINT: false,
  });
  const closed = new Promise((resolve) => browser.once('disconnected', resolve));
  process.once('SIGINT', () => browser.close());
  const [page] = await browser.pages();
  await page?.goto(portal.makeoutHomeUrl);
  console.log(whatToDo(portal.controlUrl));
  await closed;
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** @param {string} controlUrl */
function whatToDo(controlUrl) {
  return `
票影已装进这个浏览器，打开的是本机上的练习页面，不会开出真发票。
  1. 点「立即开票」，选票种，照常填写，点「发票开具」。
  2. 看右下角的提示：已留底 → 已开具 / 开具失败 / 结果不明。
  3. 点浏览器工具栏上的票影图标，看清单，导出本月。
  4. 想看失败时的样子：在控制页里选一种故障，再开一张：
     ${controlUrl}
关闭浏览器或按 Ctrl-C 结束。

Piaoying runs in this browser, on a practice portal of this machine; no real invoice is issued.
  1. Press 立即开票, choose a ticket, fill in the form, press 发票开具.
  2. Watch the note at the bottom right: kept, then issued, failed or unknown.
  3. Press the Piaoying button of the toolbar: the list, and the export.
  4. To see a failure, arm one on the control page (address above) and issue another.
Close the browser or press Ctrl-C to end.
`;
}
