import { describe, expect, it } from 'vitest';
import { withoutPolyfilled } from './check-built.mjs';
import { scanScript } from './scan-script.mjs';
import { scanStyle } from './scan-style.mjs';

describe('scripts that Chromium 109 or Firefox 128 would not run are found', () => {
  it.each([
    '[1].toSorted()',
    'map.values().map((x) => x)',
    'Promise.withResolvers()',
    'globalThis.URL.canParse("x")',
    'Object.groupBy(a, b)',
    'new Set().union(b)',
    'list.with(1, 2)',
    'browser.runtime.getContexts({})',
    'const s = `a { color: oklch(1 2 3) }`',
    '/a/v',
    '/(?i:a)/',
    'new RegExp("a", "v")',
    'using x = f()',
    'import x from "y" with { type: "json" }',
  ])('%s', (code) => {
    expect(scanScript(code, 'module')).toHaveLength(1);
  });
});

describe('code from strings or from elsewhere is found', () => {
  it.each([
    'eval("1")',
    'new Function("x")',
    'Function("x")()',
    'import("https://x/y.js")',
    'importScripts("//x/y.js")',
  ])('%s', (code) => {
    expect(scanScript(code, 'module')).toHaveLength(1);
  });
});

describe('a library with its own polyfills', () => {
  const code = 'Promise.withResolvers(); import("https://x/y.js")';

  it.each([
    ['chunks/pdf-CXCX8x4S.js', 1],
    ['assets/pdf.worker.min-rsCePomN.mjs', 1],
    ['chunks/ledger-CXCX8x4S.js', 2],
    ['content-scripts/pdf-CXCX8x4S.js', 2],
  ])('%s: %i finding', (path, count) => {
    expect(withoutPolyfilled(path, scanScript(code, 'module'))).toHaveLength(count);
  });
});

describe('what they do run is let through', () => {
  it.each([
    'list.findLast(f)',
    'structuredClone(x)',
    'z.union([a, b])',
    'z.intersection(a, b)',
    'Object.values(x).map(f)',
    '[...map.values()].map(f)',
    'class A { #x = 1; static {} has(o) { return #x in o } }',
    'if (typeof Uint8Array.fromHex === "function") Uint8Array.fromHex(a)',
    'const has = typeof Uint8Array.from([]).toHex === "function"; if (has) bytes.toHex()',
    'const end = Symbol.asyncDispose || Symbol()',
    'class Colour { toHex() { return "" } toText() { return this.toHex() } }',
    'const own = { toReversed() { return plain(this).toReversed() } }',
  ])('%s', (code) => {
    expect(scanScript(code, 'module')).toEqual([]);
  });
});

describe('style sheets', () => {
  it.each([
    'a { b { c: d } }',
    'a { @media x { c: d } }',
    '@scope (a) {}',
    'a { color: oklch(1 2 3) }',
    'a { background: url(https://x) }',
    '@import "https://x";',
  ])('found: %s', (css) => {
    expect(scanStyle(css)).toHaveLength(1);
  });

  it.each([
    '@media x { a { b: c } }',
    '@keyframes k { from { a: b } to { a: b } }',
    'a:has(b) {}',
    'a { background: url(data:image/png;base64,aa//bb) }',
    'a { content: "{" } /* { */ b {}',
  ])('let through: %s', (css) => {
    expect(scanStyle(css)).toEqual([]);
  });
});
