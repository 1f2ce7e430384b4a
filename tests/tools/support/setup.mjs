/**
 * Installs what a clean clone lacks and says so. Plain Node: it runs before anything is installed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, findFirefox } from './find-browser.mjs';
import { findOffice } from './find-office.mjs';
import { Missing, ROOT, run } from './run.mjs';

/**
 * @param {object} [needs]
 * @param {boolean} [needs.firefox] also Firefox
 * @param {boolean} [needs.office] also LibreOffice Calc
 * @param {boolean} [needs.chineseFonts] also a font with Chinese characters (Linux; for pictures and paper)
 * @param {(line: string) => void} [needs.say]
 * @throws {Missing} when something is not here and cannot be installed by us
 */
export async function setUp({
  firefox = false,
  office = false,
  chineseFonts = false,
  say = console.log,
} = {}) {
  await installPackages(ROOT, 'the project', say);
  const portal = join(ROOT, 'tests', 'portal');
  if (existsSync(join(portal, 'package-lock.json')))
    await installPackages(portal, 'the practice portal', say);

  const wanted = [];
  if (findChromium() === undefined) wanted.push('chromium', 'chromium-l10n');
  else if (lacksChinese()) wanted.push('chromium-l10n');
  if (firefox && findFirefox() === undefined) wanted.push('firefox-esr', 'firefox-esr-l10n-zh-cn');
  if (office && findOffice() === undefined) wanted.push('libreoffice-calc');
  if (chineseFonts && process.platform === 'linux' && !hasChineseFont()) wanted.push('fonts-noto-cjk');
  if (wanted.length > 0) await installSystemPackages(wanted, say);
}

/** What the stores of `stores/` are made of: a WebDAV server, and an object store. */
const STORES = {
  dav: { program: '/usr/sbin/apache2', packages: ['apache2', 'apache2-utils'] },
  swift: {
    program: '/usr/bin/swift-proxy-server',
    packages: ['swift-proxy', 'swift-account', 'swift-container', 'swift-object'],
  },
};

/**
 * Installs the real stores that the tests of backups start (`stores/dav.sh`, `stores/swift.sh`): Debian alone, as root.
 * @param {ReadonlyArray<keyof typeof STORES>} stores
 * @param {(line: string) => void} [say]
 * @throws {Missing} when they are not here and cannot be installed by us
 */
export async function setUpStores(stores, say = console.log) {
  const wanted = stores.flatMap((store) => (existsSync(STORES[store].program) ? [] : STORES[store].packages));
  if (wanted.length > 0) await installSystemPackages(wanted, say, ['--no-install-recommends']);
}

/**
 * @param {string} folder with package.json and package-lock.json
 * @param {string} what
 * @param {(line: string) => void} say
 */
async function installPackages(folder, what, say) {
  const reason = staleness(folder);
  if (reason === undefined) return;
  say(`${reason}: installing the packages of ${what} (npm ci) …`);
  const options = ['ci', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...options], { cwd: folder })
    : await run('npm', options, { cwd: folder, shell: process.platform === 'win32' });
  if (code !== 0) throw new Missing(`npm ci failed in ${folder} (exit code ${code}).`);
}

/**
 * Compares what is installed with what the lock asks for, by version. Packages for other systems are in the
 * lock alone.
 * @param {string} folder
 * @returns {string | undefined} why an install is needed
 */
function staleness(folder) {
  const hidden = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return 'node_modules is missing';
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const installed = readPackages(hidden);
  for (const [path, { version, optional, peer }] of Object.entries(wanted)) {
    if (path === '' || installed[path]?.version === version) continue;
    if (installed[path] === undefined && (optional || peer)) continue;
    return `${path} is not at ${version}`;
  }
  const extra = Object.keys(installed).find((path) => wanted[path] === undefined);
  return extra && `${extra} is not in package-lock.json`;
}

/** @param {string} file @returns {Record<string, { version: string, optional?: boolean, peer?: boolean }>} */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Debian ships Chromium's Chinese in a package of its own. */
function lacksChinese() {
  const locales = '/usr/lib/chromium/locales';
  return isDebian() && existsSync(locales) && !existsSync(join(locales, 'zh-CN.pak'));
}

function hasChineseFont() {
  try {
    return execFileSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
  }
}

/** Not its derivatives: Ubuntu's `chromium` is a snap, which cannot read profiles in the temporary folder. */
function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** @param {string[]} packages @param {(line: string) => void} say @param {string[]} [options] of apt-get */
async function installSystemPackages(packages, say, options = []) {
  const command = `apt-get install -y ${[...options, ...packages].join(' ')}`;
  if (!isDebian() || process.getuid?.() !== 0) throw new Missing(whatToInstall(packages, command));
  say(`not on this machine: ${packages.join(', ')}; installing (${command}), about a minute …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await run('apt-get', ['update', '-q'], { env });
  const code = updated || (await run('apt-get', ['install', '-y', '-q', ...options, ...packages], { env }));
  if (code !== 0) throw new Missing(`apt-get failed (exit code ${code}): ${command}`);
}

/** @param {string[]} packages @param {string} command */
function whatToInstall(packages, command) {
  const lines = ['Please install first:'];
  if (packages.includes('chromium')) {
    lines.push('  - Chrome, Edge, Chromium or Brave (or name one: PIAOYING_BROWSER=/path/to/browser)');
  }
  if (packages.includes('firefox-esr'))
    lines.push('  - Firefox (or name one: PIAOYING_FIREFOX=/path/to/firefox)');
  if (packages.includes('libreoffice-calc')) lines.push('  - LibreOffice Calc (soffice on the PATH)');
  if (packages.includes('fonts-noto-cjk'))
    lines.push('  - a font with Chinese characters, e.g. Noto Sans CJK');
  if (packages.includes('apache2')) lines.push('  - Apache with mod_dav (on Debian)');
  if (packages.includes('swift-proxy'))
    lines.push('  - OpenStack Swift, three of its servers and its proxy (on Debian)');
  if (isDebian()) lines.push(`On this machine, as root:  apt-get update && ${command}`);
  return lines.join('\n');
}
