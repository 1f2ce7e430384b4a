/**
 * The built files against the oldest engines that we promise (Chromium 109, Firefox 128), which cannot be run
 * here: parsed, not tried. Also: no code from strings or from elsewhere, nothing heavy in content scripts.
 * `node tests/tools/check-built.mjs [folder …]`
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isMain, Missing, ROOT, runTool } from './run.mjs';
import { scanScript } from './scan-script.mjs';
import { scanStyle } from './scan-style.mjs';
import { NOT_IN_CONTENT_SCRIPTS } from './too-new.mjs';

export const OUTPUTS = ['chrome-mv3', 'firefox-mv3'].map((name) => join(ROOT, '.output', name));

/**
 * @param {string[]} folders built extensions
 * @returns {string[]} findings; empty when all is well
 */
export function checkBuilt(folders = OUTPUTS) {
  return folders.flatMap((folder) => {
    if (!existsSync(join(folder, 'manifest.json')))
      throw new Missing(`${folder} is not built: npm run build`);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    return checkFolder(folder, contentScriptsOf(folder, manifest));
  });
}

/**
 * Those of the manifest and those that the background registers or injects, which WXT builds into one folder.
 * @param {string} folder
 * @param {{ content_scripts?: { js?: string[] }[] }} manifest
 * @returns {Set<string>} paths in the extension
 */
function contentScriptsOf(folder, manifest) {
  const listed = (manifest.content_scripts ?? []).flatMap((entry) => entry.js ?? []);
  const built = existsSync(join(folder, 'content-scripts'))
    ? readdirSync(join(folder, 'content-scripts'))
    : [];
  return new Set([
    ...listed,
    ...built.filter((name) => name.endsWith('.js')).map((name) => `content-scripts/${name}`),
  ]);
}

/** @param {string} folder @param {Set<string>} contentScripts */
function checkFolder(folder, contentScripts) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  const findings = files.flatMap((path) => {
    const read = () => readFileSync(join(folder, path), 'utf8');
    const found = /\.m?js$/.test(path)
      ? withoutPolyfilled(path, checkScript(read(), contentScripts.has(path)))
      : path.endsWith('.css')
        ? scanStyle(read())
        : path.endsWith('.html')
          ? checkHtml(read())
          : [];
    return found.map((text) => `${relative(ROOT, join(folder, path))}: ${text}`);
  });
  if (!files.some((path) => path.endsWith('.js'))) findings.push(`${folder}: no script was built`);
  return findings;
}

/**
 * The legacy build of pdfjs-dist 4.10.38, made for Chromium 103 and Firefox ESR: it carries polyfills (core-js) for
 * the newer names that it uses, and asks by `Function` only inside `try` or for a global that is there;
 * `isEvalSupported: false` bars what else would (`original-pdf.ts`). The e2e test reads a PDF under the CSP.
 */
const WITH_OWN_POLYFILLS = /^(chunks\/pdf|assets\/pdf\.worker\.min)-[\w-]+\.m?js$/;

/**
 * Of a library with its own polyfills only what no polyfill mends: syntax, and code from elsewhere.
 * @param {string} path @param {string[]} findings
 */
export const withoutPolyfilled = (path, findings) =>
  WITH_OWN_POLYFILLS.test(path)
    ? findings.filter((found) => /does not parse|regex flag|from elsewhere/.test(found))
    : findings;

/** @param {string} code @param {boolean} isContentScript */
function checkScript(code, isContentScript) {
  const heavy = isContentScript ? NOT_IN_CONTENT_SCRIPTS.filter(({ text }) => code.includes(text)) : [];
  return [
    ...scanScript(code, isContentScript ? 'script' : 'module'),
    ...heavy.map(({ text, why }) => `content script holds ${text} (${why})`),
  ];
}

/** @param {string} html */
function checkHtml(html) {
  const outside =
    html.match(/<(script|link|img|iframe)\b[^>]*\b(src|href)=["']?(https?:)?\/\/[^>]*>/gi) ?? [];
  const inline = html.match(/<script\b(?![^>]*\bsrc=)[^>]*>[^<]+/gi) ?? [];
  return [
    ...outside.map((tag) => `from elsewhere: ${tag}`),
    ...inline.map((tag) => `inline script (the CSP of extensions refuses it): ${tag}`),
  ];
}

if (isMain(import.meta.url)) {
  await runTool(async () => {
    const folders = process.argv.slice(2);
    const findings = checkBuilt(folders.length > 0 ? folders : OUTPUTS);
    for (const finding of findings) console.log(finding);
    console.log(`built files: ${findings.length} findings`);
    return findings.length > 0 ? 1 : 0;
  });
}
