// In each world of our own: where an element stands, as steps from its document's root (-1 leads into a shadow root),
// how its document is styled, and all that it holds.
(() => {
  if (window.einclusion) return;
  const steps = (element) => {
    const path = [];
    let node = element;
    while (node !== document.documentElement) {
      const parent = node.parentNode;
      if (!parent) return null;
      path.unshift(Array.prototype.indexOf.call(parent.children, node));
      const shadow = parent.nodeType === Node.DOCUMENT_FRAGMENT_NODE;
      if (shadow) path.unshift(-1);
      node = shadow ? parent.host : parent;
      if (!node) return null;
    }
    return path;
  };
  const at = (element) => {
    const path = element instanceof Element ? steps(element) : null;
    return path && { $at: [path], tag: element.localName };
  };
  const find = (path) =>
    path.reduce((node, step) => node && (step < 0 ? node.shadowRoot : node.children[step]), document.documentElement);
  // What tells pages apart that are styled otherwise.
  const dress = () => {
    const sheets = [...document.styleSheets].map((sheet) => sheet.href || sheet.ownerNode.textContent).join();
    const grounds = [document.documentElement, document.body].map((one) => one && getComputedStyle(one).background);
    return [sheets, ...grounds].join("|");
  };
  // All elements within, those in shadow roots too.
  const every = (root) =>
    [...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? [one, ...every(one.shadowRoot)] : [one]));
  window.einclusion = { at, find, dress, every };
})();
