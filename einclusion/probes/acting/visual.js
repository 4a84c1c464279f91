// Elements whose own text stands over something that styles can't tell, or all with text, with a box for each of some of
// its characters.
({ most, letters, height, all = false }) => {
  const found = [];
  let left = 0;
  const up = (node) => node.parentElement || (node.getRootNode().host ?? null);
  const holds = (outer, node) => {
    for (; node; node = up(node)) if (node === outer) return true;
    return false;
  };
  const shows = (style) => style.backgroundImage !== "none" || !/^transparent$|, 0\)$/.test(style.backgroundColor);
  // What paints itself out of the flow, or is a picture: text of another element may stand over it.
  const layers = [];
  const lay = (root) => {
    const open = [[root, false]];
    while (open.length) {
      const [element, within] = open.pop();
      const style = getComputedStyle(element), lifted = within || style.position !== "static";
      const drawn = ["::before", "::after"].some((one) => {
        const pseudo = getComputedStyle(element, one);
        return pseudo.content !== "none" && pseudo.position !== "static" && shows(pseudo);
      });
      if (drawn || (lifted && shows(style)) || /^(img|video|canvas|svg|iframe|object|embed)$/.test(element.localName))
        layers.push({ element, drawn, box: element.getBoundingClientRect() });
      for (const child of [...(element.shadowRoot ? element.shadowRoot.children : []), ...element.children]) open.push([child, lifted]);
    }
  };
  const plain = (element, rects) => {
    const style = getComputedStyle(element);
    if (style.textShadow !== "none" || style.mixBlendMode !== "normal" || style.webkitTextFillColor !== style.color) return false;
    for (let node = element; node; node = up(node)) {
      const one = getComputedStyle(node);
      if (one.backgroundImage !== "none" || one.filter !== "none") return false;
      if (/^rgb\(/.test(one.backgroundColor)) break;
    }
    return !layers.some(({ element: other, drawn, box }) => (drawn || !holds(other, element)) && rects.some(([left, top, width, height]) =>
      left - scrollX < box.right && box.left < left - scrollX + width && top - scrollY < box.bottom && box.top < top - scrollY + height));
  };
  const boxes = (nodes) => {
    const range = document.createRange(), rects = [];
    for (const node of nodes) {
      const step = Math.max(1, Math.ceil(node.data.length / letters));
      for (let at = 0; at < node.data.length && rects.length < letters; at += step) {
        if (!/[^\s\p{P}\p{S}]/u.test(node.data[at])) continue;
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (box.width > 0 && box.height > 0) rects.push([box.left + scrollX, box.top + scrollY, box.width, box.height]);
      }
    }
    return rects;
  };
  const visit = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) visit(element.shadowRoot);
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      const shown = getComputedStyle(element).display === "contents" ? up(element) : element;
      if (!own.length || !shown?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const rects = boxes(own).filter(([, top]) => top < height);
      if (!rects.length || (!all && plain(element, rects))) continue;
      if (found.length >= most) left++;
      else {
        let opacity = 1;
        for (let node = element; node; node = node.parentElement) opacity *= Number(getComputedStyle(node).opacity);
        found.push({ node: einclusion.at(element), colour: getComputedStyle(element).webkitTextFillColor, opacity, rects });
      }
    }
  };
  if (!all && document.documentElement) lay(document.documentElement);
  visit(document);
  return { found, left };
}
