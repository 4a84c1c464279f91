// What shows pictures: images, drawings, and elements with a picture in their CSS, with the part of each that can be seen.
({ most, height }) => {
  const found = [];
  let left = 0;
  const DRAWN = "img, canvas, svg, input[type=image i], object, embed";
  let [right, down] = [scrollX, scrollY];
  for (let view = window; view !== view.parent; view = view.parent) {
    let frame = null;
    try { frame = view.frameElement; } catch {}
    if (!frame) return { found, left: document.querySelectorAll(DRAWN).length };
    const box = frame.getBoundingClientRect();
    if (view === window) [right, down] = [0, 0];
    right += box.left + frame.clientLeft + (view.parent === view.top ? view.top.scrollX : 0);
    down += box.top + frame.clientTop + (view.parent === view.top ? view.top.scrollY : 0);
  }
  const url = (value) => (value.match(/url\("((?:[^"\\]|\\.)*)"\)/) || [])[1] || "";
  const behind = (element) => {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (part && (style.content === "none" || style.display === "none")) continue;
      const source = url(style.backgroundImage) || (part ? url(style.content) : "");
      if (source) return source;
    }
    return "";
  };
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    let [x, y, x2, y2] = [box.left, box.top, box.right, box.bottom];
    for (let node = element.parentElement || element.getRootNode().host; node; node = node.parentElement || node.getRootNode().host) {
      if (node === document.body || node === document.documentElement) break;
      if (getComputedStyle(node).overflow === "visible") continue;
      const edge = node.getBoundingClientRect();
      [x, y, x2, y2] = [Math.max(x, edge.left), Math.max(y, edge.top), Math.min(x2, edge.right), Math.min(y2, edge.bottom)];
    }
    return [x + right, y + down, Math.max(0, x2 - x), Math.max(0, y2 - y)];
  };
  const kind = (element) => {
    if (element.localName === "input") return element.type === "image" ? "input" : "";
    if (element.localName === "svg") return element.parentElement?.closest("svg") ? "" : "svg";
    if (/^(object|embed)$/.test(element.localName))
      return /^image\//.test(element.type) || /\.(png|jpe?g|gif|svg|webp|avif)([?#]|$)/i.test(element.data || element.src) ? "object" : "";
    return /^(img|canvas)$/.test(element.localName) ? element.localName : "";
  };
  const source = (element) => {
    if (element.localName === "svg") return element.querySelector("image")?.href.baseVal || "";
    return String(element.currentSrc || element.src || element.data || "");
  };
  const visit = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) visit(element.shadowRoot);
      const what = kind(element);
      const css = what || element.closest("svg") ? "" : behind(element);
      if (!what && !css) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const rect = seen(element);
      if (rect[2] < 2 || rect[3] < 2 || rect[0] + rect[2] <= 0 || rect[1] + rect[3] <= 0) continue;
      if (found.length >= most || rect[1] >= height) { left++; continue; }
      const loaded = what !== "img" || (element.complete && element.naturalWidth > 0);
      found.push({ node: einclusion.at(element), kind: what || "background", source: css || source(element), loaded, rect });
    }
  };
  visit(document);
  return { found, left };
}
