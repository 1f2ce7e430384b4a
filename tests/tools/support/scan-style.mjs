/** One style sheet: nested rules, newer at-rules and functions, sources from elsewhere. */
import { AT_RULES, CSS_WORDS } from './too-new.mjs';

/**
 * Not within a longer word: `lab(` is not in `oklab(`.
 * @param {string} text
 * @param {string} word
 */
export function usesCssWord(text, word) {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (word.startsWith(':') || !/[\w-]/.test(text[at - 1] ?? ' ')) return true;
  }
  return false;
}

/**
 * @param {string} css
 * @returns {string[]} findings
 */
export function scanStyle(css) {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '""');
  const findings = [];
  for (const { name, chromium, firefox } of CSS_WORDS) {
    if (usesCssWord(text, name)) findings.push(`${name} needs Chromium ${chromium}, Firefox ${firefox}`);
  }
  for (const { name, chromium, firefox } of AT_RULES) {
    if (new RegExp(`@${name}\\b`).test(text))
      findings.push(`@${name} needs Chromium ${chromium}, Firefox ${firefox}`);
  }
  // Strings were emptied above; sources are read from the original.
  for (const [found] of css.matchAll(/@import\s+[^;]+|url\(\s*['"]?(?:https?:)?\/\/[^)]*\)/g)) {
    if (/(https?:)?\/\//.test(found)) findings.push(`from elsewhere: ${found}`);
  }
  return [...findings, ...nestedRules(text)];
}

/**
 * CSS nesting (Chromium 112, Firefox 117): any block inside the block of a style rule.
 * @param {string} text without comments and strings
 */
function nestedRules(text) {
  const findings = [];
  /** @type {string[]} */
  const open = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '{') {
      const prelude = text.slice(start, i).trim();
      const outer = open.at(-1);
      if (outer !== undefined && !outer.startsWith('@'))
        findings.push(`nested rule: ${outer} { ${prelude} {`);
      // The steps of @keyframes and the like are no style rules; nothing nests in them either.
      open.push(prelude);
    } else if (char === '}') open.pop();
    if (char === '{' || char === '}' || char === ';') start = i + 1;
  }
  return findings;
}
