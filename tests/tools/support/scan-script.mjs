/**
 * One built script: newer syntax, newer APIs, code from strings, code from elsewhere.
 */
import { parse } from 'acorn';
import { ancestor, simple } from 'acorn-walk';
import { usesCssWord } from './scan-style.mjs';
import {
  CSS_WORDS,
  ECMA_VERSION,
  ITERATOR_HELPERS,
  ITERATOR_SOURCES,
  METHODS,
  METHODS_BY_ARGUMENTS,
  STATICS,
} from './too-new.mjs';

const statics = new Map(STATICS.map((entry) => [entry.name, entry]));
const methods = new Map(METHODS.map((entry) => [entry.name, entry]));
const methodsByArguments = new Map(METHODS_BY_ARGUMENTS.map((entry) => [entry.name, entry]));

/** @typedef {import('acorn').Node & Record<string, any>} Node */

/**
 * @param {string} code
 * @param {'script' | 'module'} sourceType
 * @returns {string[]} findings, each with its line
 */
export function scanScript(code, sourceType) {
  let tree;
  try {
    tree = parse(code, { ecmaVersion: ECMA_VERSION, sourceType, locations: true, allowHashBang: true });
  } catch (error) {
    return [`does not parse as ES${ECMA_VERSION}: ${/** @type {Error} */ (error).message}`];
  }
  const tested = testedNames(tree);
  /** @type {string[]} */
  const findings = [];
  const say = (/** @type {Node} */ node, /** @type {string} */ text) =>
    findings.push(`line ${node.loc?.start.line}:${node.loc?.start.column}: ${text}`);
  const tooNew = (
    /** @type {Node} */ node,
    /** @type {{name: string, chromium: number, firefox: number}} */ entry,
  ) => {
    if (!tested.has(entry.name.split('.').at(-1))) say(node, needs(entry));
  };

  ancestor(tree, {
    Identifier(/** @type {Node} */ node) {
      const entry = statics.get(node.name);
      if (entry) tooNew(node, entry);
    },
    MemberExpression(/** @type {Node} */ node, _state, /** @type {Node[]} */ ancestors) {
      const path = dotted(node);
      const entry = statics.get(path) ?? statics.get(path.replace(/^(globalThis|window|self)\./, ''));
      if (entry) tooNew(node, entry);
      const method = methods.get(memberName(node));
      // Vue's own arrays define toSorted and the like by calling the array's: it runs only if we call it.
      if (method && !ancestors.some((outer) => definesMethod(outer, method.name) || isOwn(node, outer)))
        tooNew(node, method);
    },
    CallExpression(/** @type {Node} */ node) {
      const { callee, arguments: args } = node;
      if (callee.type === 'Identifier' && callee.name === 'eval') say(node, 'eval(');
      if (callee.type === 'Identifier' && callee.name === 'Function') say(node, 'Function(');
      if (callee.type === 'Identifier' && callee.name === 'importScripts') args.forEach(checkSource);
      if (callee.type !== 'MemberExpression') return;
      const name = memberName(callee);
      const method = methodsByArguments.get(name);
      if (method?.count === args.length && args[0].type !== 'ArrayExpression') tooNew(node, method);
      if (ITERATOR_HELPERS.includes(name) && isIterator(callee.object)) {
        say(node, `${memberName(callee.object.callee)}().${name}( needs Chromium 122 and Firefox 131`);
      }
    },
    NewExpression(/** @type {Node} */ node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Function') say(node, 'new Function(');
      const flags = node.callee.name === 'RegExp' ? node.arguments[1]?.value : undefined;
      if (typeof flags === 'string' && flags.includes('v')) say(node, 'regex flag v needs Chromium 112');
    },
    ImportExpression(/** @type {Node} */ node) {
      checkSource(node.source);
    },
    ImportDeclaration(/** @type {Node} */ node) {
      checkSource(node.source);
    },
    Literal(/** @type {Node} */ node) {
      if (typeof node.value === 'string') checkStyleText(node, node.value);
    },
    TemplateElement(/** @type {Node} */ node) {
      checkStyleText(node, node.value.cooked ?? '');
    },
  });
  return findings;

  /** @param {Node} source */
  function checkSource(source) {
    if (source.type === 'Literal' && /^(https?:)?\/\//.test(String(source.value))) {
      say(source, `code from elsewhere: ${source.value}`);
    }
  }

  /** Text of a script may be a style sheet of its own. @param {Node} node @param {string} text */
  function checkStyleText(node, text) {
    if (!text.includes(':')) return;
    for (const entry of CSS_WORDS) if (usesCssWord(text, entry.name)) say(node, `${needs(entry)} (in text)`);
  }
}

/** @param {{ name: string, chromium: number, firefox: number }} entry */
function needs({ name, chromium, firefox }) {
  const version = (/** @type {number} */ number) => (number === 999 ? 'a later one' : number);
  return `${name} needs Chromium ${version(chromium)}, Firefox ${version(firefox)}`;
}

/**
 * A file that asks whether a thing exists (`typeof x.name`, `'name' in x`, `x.name || another`) is taken to use it
 * only where it does.
 * @param {Node} tree
 * @returns {Set<string>} names
 */
function testedNames(tree) {
  /** @type {Set<string>} */
  const names = new Set();
  simple(tree, {
    UnaryExpression(/** @type {Node} */ { operator, argument }) {
      if (operator === 'typeof') names.add(memberName(argument));
    },
    BinaryExpression(/** @type {Node} */ { operator, left }) {
      if (operator === 'in' && typeof left.value === 'string') names.add(left.value);
    },
    LogicalExpression(/** @type {Node} */ { operator, left }) {
      if (operator !== '&&') names.add(memberName(left));
    },
  });
  return names;
}

/** @param {Node} node @returns {string} */
function memberName(node) {
  if (node.type !== 'MemberExpression') return '';
  if (!node.computed) return node.property.name;
  return node.property.type === 'Literal' ? String(node.property.value) : '';
}

/** @param {Node} node @returns {string} `a.b.c`, or '' when it is more than names */
function dotted(node) {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression') return '';
  const object = dotted(node.object);
  return object === '' ? '' : `${object}.${memberName(node)}`;
}

/** `x.values()`: with arguments it is no iterator but `Object.values(x)`. @param {Node} node */
function isIterator(node) {
  if (node.type !== 'CallExpression') return false;
  const name = memberName(node.callee);
  return ITERATOR_SOURCES.includes(name) && (node.arguments.length === 0 || name === 'matchAll');
}

/** `this.name` within a class that has a method of that name (tinycolor's own `toHex`). @param {Node} node @param {Node} outer */
function isOwn(node, outer) {
  return (
    node.object.type === 'ThisExpression' &&
    outer.type === 'ClassBody' &&
    outer.body.some((/** @type {Node} */ part) => definesMethod(part, memberName(node)))
  );
}

/** @param {Node} node @param {string} name */
function definesMethod(node, name) {
  return (node.type === 'Property' || node.type === 'MethodDefinition') && node.key.name === name;
}
