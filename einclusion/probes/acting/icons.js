// Controls that show a drawing and no text, and drawings with a role and a name, with the colours that they name.
({ most, height }) => {
  const found = [];
  const CONTROLS = "a[href], button, summary, [role=button], [role=link], [role=tab], [role=menuitem], [role=switch], [role=checkbox]";
  const DRAWINGS = "svg[role=img], [role=img]:not(img)";
  const SHAPES = "path, circle, ellipse, rect, line, polyline, polygon, text, use, image";
  const LEAST = 8, LARGEST = 80;
  const fits = (box) => box.width >= LEAST && box.height >= LEAST && box.width <= LARGEST && box.height <= LARGEST;
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const clear = (colour) => /^rgba\(.*, 0\)$|^transparent$|^none$/.test(colour);
  // Whether a person sees letters in it.
  const written = (one, box) => {
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), range = document.createRange();
    while (walker.nextNode()) {
      const node = walker.currentNode, parent = node.parentElement;
      if (!/[\p{L}\p{N}]/u.test(node.data) || !shown(parent) || parent.closest("svg title, svg desc, style, script")) continue;
      range.selectNodeContents(node);
      const own = range.getBoundingClientRect(), holder = parent.getBoundingClientRect();
      const within = own.right > box.left && own.left < box.right && own.bottom > box.top && own.top < box.bottom;
      if (within && own.width > 2 && (holder.width > 2 && holder.height > 2)) return true;
    }
    return false;
  };
  // The colours that an inline drawing names; none where a part of it comes from elsewhere.
  const named = (svg) => {
    const colours = [];
    for (const shape of svg.querySelectorAll(SHAPES)) {
      if (shape.closest("defs, clipPath, mask, symbol")) continue;
      const style = getComputedStyle(shape);
      if (/^(use|image)$/.test(shape.localName) || /url\(/.test(style.fill + style.stroke)) return null;
      if (Number(style.opacity) < 1 || Number(style.fillOpacity) < 1 || Number(style.strokeOpacity) < 1) return null;
      for (const colour of [style.fill, style.strokeWidth === "0px" ? "none" : style.stroke]) if (!clear(colour)) colours.push(colour);
    }
    for (let node = svg; node; node = node.parentElement) {
      const style = getComputedStyle(node);
      if (Number(style.opacity) < 1 || style.filter !== "none" || style.mixBlendMode !== "normal") return null;
    }
    return colours.length ? colours : null;
  };
  // Letters of an icon font, be they put there by styles.
  const glyph = (one) => {
    for (const part of [one, ...one.querySelectorAll("*")])
      for (const pseudo of ["::before", "::after"]) {
        const style = getComputedStyle(part, pseudo);
        if (/[\uE000-\uF8FF]/.test(style.content)) return [style.color];
      }
    const own = [...one.querySelectorAll("*"), one].find((part) => [...part.childNodes].some((node) => node.nodeType === 3 && /[\uE000-\uF8FF]/.test(node.data)));
    return own ? [getComputedStyle(own).color] : null;
  };
  const covered = (one, box) => {
    const left = box.left + box.width / 2, top = box.top + box.height / 2;
    if (left < 0 || top < 0 || left >= innerWidth || top >= innerHeight) return getComputedStyle(one).position === "fixed";
    const over = one.getRootNode().elementFromPoint(left, top);
    return !over || !(over === one || one.contains(over) || over.contains(one));
  };
  const add = (one, control) => {
    if (found.length >= most || !shown(one) || one.matches(":disabled, [aria-disabled=true]")) return;
    const whole = one.getBoundingClientRect();
    if (control && written(one, whole)) return;
    const svg = one.localName === "svg" ? one : [...one.querySelectorAll("svg")].find((each) => shown(each) && fits(each.getBoundingClientRect()));
    if (control && !svg && one.querySelector("img, picture, video, canvas, iframe, object, input")) return;
    const box = (svg || one).getBoundingClientRect();
    const rect = [box.left + scrollX, box.top + scrollY, box.width, box.height];
    if (!fits(box) || rect[0] < 2 || rect[1] < 2 || rect[1] + rect[3] + 2 > height || covered(one, box)) return;
    const inks = svg ? named(svg) : glyph(one);
    found.push({ node: einclusion.at(one), rect, control, inks });
  };
  const visit = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (element.matches(CONTROLS)) add(element, true);
      else if (element.matches(DRAWINGS) && !element.closest(CONTROLS) && !written(element, element.getBoundingClientRect())) add(element, false);
    }
  };
  visit(document);
  return found;
}
