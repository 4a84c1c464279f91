// Elements whose own text stands over something that styles can't tell, or all with text, with a box for each of some of
// its characters.
({ most, letters, height, all = false }) => {
  const found = [];
  let left = 0;
  const plain = (element) => {
    const style = getComputedStyle(element);
    if (style.textShadow !== "none" || style.mixBlendMode !== "normal" || style.webkitTextFillColor !== style.color) return false;
    for (let node = element; node; node = node.parentElement || (node.getRootNode().host ?? null)) {
      const one = getComputedStyle(node);
      if (one.backgroundImage !== "none" || one.filter !== "none") return false;
      if (/^rgb\(/.test(one.backgroundColor)) return !over(element);
    }
    return !over(element);
  };
  const over = (element) => {
    const box = element.getBoundingClientRect();
    const all = element.getRootNode().elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return all.some((one) => /^(img|video|canvas|svg|iframe|object|embed)$/.test(one.localName) && !one.contains(element));
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
      if (!own.length || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || (!all && plain(element))) continue;
      const rects = boxes(own).filter(([, top]) => top < height);
      if (!rects.length) continue;
      if (found.length >= most) left++;
      else {
        let opacity = 1;
        for (let node = element; node; node = node.parentElement) opacity *= Number(getComputedStyle(node).opacity);
        found.push({ node: einclusion.at(element), colour: getComputedStyle(element).webkitTextFillColor, opacity, rects });
      }
    }
  };
  visit(document);
  return { found, left };
}
