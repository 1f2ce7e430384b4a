// Drift practice: options.words changes the words of the pages, texts of answers included, as the real portal might
// between releases. As with the classes, the replacement happens where Vue writes: no moment shows the old words. What
// stands in a field is no word of the page and stays.
(() => {
  const all = Object.entries(window.PORTAL_CONTEXT.options.words);
  if (!all.length) return;
  const whole = new Map(
    all.filter(([from]) => from.startsWith('=')).map(([from, to]) => [from.slice(1), to]),
  );
  const parts = all.filter(([from]) => !from.startsWith('=')).sort(([a], [b]) => b.length - a.length);

  const replaced = (value) => {
    const text = String(value ?? '');
    const to = whole.get(text.trim());
    if (to !== undefined) return text.replace(text.trim(), () => to);
    return parts.reduce((so, [from, other]) => so.replaceAll(from, other), text);
  };

  const createTextNode = Document.prototype.createTextNode;
  Document.prototype.createTextNode = function (text) {
    return createTextNode.call(this, replaced(text));
  };
  for (const [owner, name] of [
    [Node.prototype, 'textContent'],
    [CharacterData.prototype, 'data'],
  ]) {
    const property = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, {
      ...property,
      set(value) {
        property.set.call(this, replaced(value));
      },
    });
  }
  const setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    const shown = name === 'placeholder' || name === 'title' || name === 'aria-label';
    setAttribute.call(this, name, shown ? replaced(value) : value);
  };
})();
