// Drift practice: options.rename changes class names as the real portal might between releases, options.renameAttributes
// those of attributes. Vue writes every class and attribute through setAttribute, so the replacement happens there: no
// moment shows the old name, and Vue's own bookkeeping (which keeps the value it meant to write) is not disturbed. The
// portal's css follows too, and so do its scripts' own selectors.
(() => {
  const { rename, renameAttributes } = window.PORTAL_CONTEXT.options;
  const attributes = new Map(Object.entries(renameAttributes));
  const whole = new Map(Object.entries(rename).filter(([name]) => !name.endsWith('*')));
  // The longest beginning first: `t-form-item__*` before `t-form*`.
  const beginnings = Object.entries(rename)
    .filter(([name]) => name.endsWith('*'))
    .map(([name, to]) => [name.slice(0, -1), to])
    .sort(([a], [b]) => b.length - a.length);
  if (!whole.size && !beginnings.length && !attributes.size) return;

  const renamedOne = (name) => {
    const exact = whole.get(name);
    if (exact !== undefined) return exact;
    const found = beginnings.find(([from]) => name.startsWith(from));
    return found ? found[1] + name.slice(found[0].length) : name;
  };
  const renamed = (text) => String(text).split(/\s+/).map(renamedOne).join(' ');
  const renamedSelector = (selector) =>
    String(selector).replace(/\.([a-zA-Z_][\w-]*)/g, (_dot, name) => `.${renamedOne(name)}`);

  const setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    const to = attributes.get(name) ?? name;
    if (to !== '') setAttribute.call(this, to, name === 'class' ? renamed(value) : value);
  };
  for (const method of ['add', 'remove']) {
    const original = DOMTokenList.prototype[method];
    DOMTokenList.prototype[method] = function (...names) {
      return original.apply(this, names.map(renamedOne));
    };
  }
  for (const method of ['contains', 'toggle']) {
    const original = DOMTokenList.prototype[method];
    DOMTokenList.prototype[method] = function (name, ...more) {
      return original.call(this, renamedOne(name), ...more);
    };
  }
  const className = Object.getOwnPropertyDescriptor(Element.prototype, 'className');
  Object.defineProperty(Element.prototype, 'className', {
    ...className,
    set(value) {
      className.set.call(this, renamed(value));
    },
  });
  for (const owner of [Document.prototype, Element.prototype]) {
    for (const method of ['querySelector', 'querySelectorAll', 'closest', 'matches']) {
      const original = owner[method];
      if (!original) continue;
      owner[method] = function (selector) {
        return original.call(this, renamedSelector(selector));
      };
    }
  }

  const renameRules = (rules) => {
    for (const rule of rules) {
      if (rule.cssRules?.length) renameRules(rule.cssRules);
      if (!rule.selectorText) continue;
      const selector = renamedSelector(rule.selectorText);
      if (selector !== rule.selectorText) rule.selectorText = selector;
    }
  };
  addEventListener('DOMContentLoaded', () => {
    for (const sheet of document.styleSheets) renameRules(sheet.cssRules);
  });
})();
