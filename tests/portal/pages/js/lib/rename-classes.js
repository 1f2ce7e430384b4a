// Drift practice: options.rename changes class names as the real portal might between releases. Vue writes every
// class through setAttribute, so the replacement happens there: no moment shows the old name, and Vue's own
// bookkeeping (which keeps the value it meant to write) is not disturbed. The portal's css follows too.
(() => {
  const rename = new Map(Object.entries(window.PORTAL_CONTEXT.options.rename));
  if (!rename.size) return;

  const renamed = (text) =>
    String(text)
      .split(/\s+/)
      .map((name) => rename.get(name) ?? name)
      .join(' ');

  const setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    return setAttribute.call(this, name, name === 'class' ? renamed(value) : value);
  };
  const add = DOMTokenList.prototype.add;
  DOMTokenList.prototype.add = function (...names) {
    return add.apply(
      this,
      names.map((name) => rename.get(name) ?? name),
    );
  };
  const remove = DOMTokenList.prototype.remove;
  DOMTokenList.prototype.remove = function (...names) {
    return remove.apply(
      this,
      names.map((name) => rename.get(name) ?? name),
    );
  };

  const renameRules = (rules) => {
    for (const rule of rules) {
      if (rule.cssRules?.length) renameRules(rule.cssRules);
      if (!rule.selectorText) continue;
      const selector = rule.selectorText.replace(/\.([\w-]+)/g, (whole, name) =>
        rename.has(name) ? `.${rename.get(name)}` : whole,
      );
      if (selector !== rule.selectorText) rule.selectorText = selector;
    }
  };
  addEventListener('DOMContentLoaded', () => {
    for (const sheet of document.styleSheets) renameRules(sheet.cssRules);
  });
})();
