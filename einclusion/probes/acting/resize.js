// Elements whose own text, control or picture reaches beyond the window's right edge, outermost first, unless something around
// them scrolls or clips. A box alone that reaches there keeps nothing from anybody.
({ most }) => {
  const root = document.scrollingElement || document.documentElement;
  const edge = document.documentElement.clientWidth;
  const { every } = einclusion;
  const held = (element) => {
    for (let node = element; node && node !== root && node !== document.body; node = node.parentElement || node.getRootNode().host)
      if (node !== element && getComputedStyle(node).overflowX !== "visible") return true;
    return false;
  };
  const WHOLE = "input, select, textarea, button, img, svg, picture, video, canvas, object, embed, iframe, table, math";
  const reach = (element) => {
    const edges = element.matches(WHOLE) ? [element.getBoundingClientRect().right] : [];
    for (const node of element.childNodes) {
      if (node.nodeType !== 3 || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      edges.push(...[...range.getClientRects()].filter((box) => box.width > 1).map((box) => box.right));
    }
    return Math.max(0, ...edges) + root.scrollLeft;
  };
  const beyond = [];
  if (root.scrollWidth > edge) {
    for (const element of every(document.body)) {
      if (beyond.length >= most) break;
      const right = reach(element);
      if (right > edge + 1 && !held(element)) beyond.push({ node: einclusion.at(element), right: Math.round(right) });
    }
  }
  return { width: root.scrollWidth, beyond };
}
