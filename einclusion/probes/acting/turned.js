// Angles at which elements stand, remembered; then those that CSS turns otherwise than when they were remembered.
({ phase, most }) => {
  const oriented = () => {
    const within = (rules) =>
      [...rules].some((rule) => /orientation/.test((rule.media || rule).mediaText || "") || (rule.styleSheet ? asks(rule.styleSheet) : rule.cssRules && within(rule.cssRules)));
    const asks = (sheet) => {
      if (/orientation/.test(sheet.media.mediaText)) return true;
      try {
        return within(sheet.cssRules);
      } catch {
        return true; // a sheet of another host can't be read
      }
    };
    const roots = [document];
    for (const root of roots)
      for (const element of root.querySelectorAll("*")) if (element.shadowRoot) roots.push(element.shadowRoot);
    return roots.some((root) => [...root.styleSheets, ...root.adoptedStyleSheets].some(asks));
  };
  if (phase === "asked") return oriented();
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
  const moving = new Set(document.getAnimations().map((one) => one.effect?.target));
  const turn = (style) => {
    const matrix = new DOMMatrix();
    if (style.rotate && style.rotate !== "none") {
      const parts = style.rotate.split(" ");
      const angle = parseFloat(parts.pop());
      const [x, y, z] = parts.length === 3 ? parts.map(Number) : { x: [1, 0, 0], y: [0, 1, 0] }[parts[0]] || [0, 0, 1];
      matrix.rotateAxisAngleSelf(x, y, z, angle);
    }
    return style.transform && style.transform !== "none" ? matrix.multiply(new DOMMatrix(style.transform)) : matrix;
  };
  const degrees = (matrix) => (Math.atan2(matrix.m12, matrix.m11) * 180) / Math.PI;
  const found = new Map();
  const visit = (element, around) => {
    let whole = around;
    if (element instanceof HTMLElement) {
      const style = getComputedStyle(element);
      if (style.display === "none" || moving.has(element)) return;
      const own = turn(style);
      if (!own.isIdentity) whole = around.multiply(own);
      found.set(element, { own: degrees(own), whole: degrees(whole) });
    }
    for (const child of element.shadowRoot ? [...element.shadowRoot.children, ...element.children] : element.children) visit(child, whole);
  };
  visit(document.documentElement, new DOMMatrix());
  if (phase === "remember") {
    window.einclusionTurned = found;
    return [];
  }
  const apart = (one, other) => ((((one - other) % 360) + 540) % 360) - 180;
  const turned = [];
  for (const [element, now] of found) {
    const before = window.einclusionTurned.get(element);
    if (!before || Math.abs(apart(now.own, before.own)) < 1 || turned.length >= most) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    turned.push({ node: einclusion.at(element), by: Math.round(apart(now.whole, before.whole) * 10) / 10 });
  }
  delete window.einclusionTurned;
  return turned;
}
