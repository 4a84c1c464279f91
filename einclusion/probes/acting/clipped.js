// Text that boxes with `overflow: hidden` or `clip` cut off, and which of them does.
({ most }) => {
  const found = [];
  let left = 0, targets = 0;
  const styles = new Map();
  const style = (element) => styles.get(element) || (styles.set(element, getComputedStyle(element)), styles.get(element));
  const cuts = (value) => value === "hidden" || value === "clip";
  const scrolls = (value) => value === "auto" || value === "scroll";
  const up = (node) => node.assignedSlot || node.parentElement || (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null);
  const page = new Set([document.documentElement]);
  if (style(document.documentElement).overflowX === "visible" && document.body) page.add(document.body);
  const around = new Map();
  const enclosed = (element) => {
    // Whether it or anything around it cuts; boxes of the page itself only sideways.
    if (!element) return false;
    if (!around.has(element)) {
      const one = style(element);
      around.set(element, cuts(one.overflowX) || (cuts(one.overflowY) && !page.has(element)) || enclosed(up(element)));
    }
    return around.get(element);
  };
  const concealed = new Map();
  const hidden = (element) => {
    if (!element) return false;
    if (!concealed.has(element)) {
      const one = style(element);
      const here = element.getAttribute("aria-hidden")?.toLowerCase() === "true" || one.opacity === "0" || one.clipPath !== "none" || (one.clip !== "auto" && /absolute|fixed/.test(one.position));
      concealed.set(element, here || hidden(up(element)));
    }
    return concealed.get(element);
  };
  const inner = (element, values) => {
    const box = element.getBoundingClientRect();
    const width = (name) => parseFloat(values[name]) || 0;
    return { left: box.left + width("borderLeftWidth"), right: box.right - width("borderRightWidth"), top: box.top + width("borderTopWidth"), bottom: box.bottom - width("borderBottomWidth") };
  };
  const used = (values) => (values.lineHeight === "normal" ? 1.2 * parseFloat(values.fontSize) : parseFloat(values.lineHeight));
  const oneLine = (element, values) => {
    const box = element.getBoundingClientRect();
    let height = box.height;
    if (values.overflowY === "clip")
      for (const name of ["paddingTop", "paddingBottom", "borderTopWidth", "borderBottomWidth"]) height -= parseFloat(values[name]) || 0;
    return used(values) >= height - 0.5;
  };
  const lasting = new Set(document.getAnimations().map((one) => one.effect?.target));
  const judge = (text, parent) => {
    const words = text.data, begin = words.search(/\S/);
    const range = document.createRange();
    range.setStart(text, begin);
    range.setEnd(text, begin + words.trim().length);
    const rects = [...range.getClientRects()].filter((one) => one.width > 0.5 && one.height > 0.5);
    if (!rects.length) return null;
    const line = parseFloat(style(parent).fontSize);
    let by = null, axis = "", shown = 0, all = 0, moves = false, clamped = false;
    const lines = rects.map((one) => ({ left: one.left, right: one.right, top: one.top, bottom: one.bottom }));
    const area = (one) => Math.max(0, one.right - one.left) * Math.max(0, one.bottom - one.top);
    for (const one of lines) all += area(one);
    let held = ""; // positioned boxes leave those that don't hold them
    for (let element = parent; element; element = up(element)) {
      const values = style(element);
      if (held === "fixed") break;
      const skipped = held === "absolute" && values.position === "static" && values.transform === "none";
      if (!skipped) {
        held = "";
        const own = page.has(element);
        const [x, y] = [cuts(values.overflowX), cuts(values.overflowY) && !own];
        if (values.display !== "inline" && values.display !== "contents" && (x || y || scrolls(values.overflowX) || scrolls(values.overflowY)) && !(own && !x)) {
          const box = own ? { left: 0, right: document.documentElement.clientWidth, top: -Infinity, bottom: Infinity } : inner(element, values);
          const margin = parseFloat(values.overflowClipMargin) || 0;
          for (const rect of lines) {
            if (rect.right <= rect.left || rect.bottom <= rect.top) continue;
            const more = values.overflowX === "clip" ? margin : 0;
            const wide = Math.max(box.left - more - rect.left, rect.right - box.right - more);
            const high = Math.max(box.top - more - rect.top, rect.bottom - box.bottom - more);
            if (x && wide > 2 && !by && !(values.whiteSpace === "nowrap" && values.textOverflow !== "clip")) [by, axis] = [element, "x"];
            if (y && high > line * 0.25 && !by && !oneLine(element, values)) [by, axis] = [element, "y"];
            if (x || scrolls(values.overflowX)) Object.assign(rect, { left: Math.max(rect.left, box.left - more), right: Math.min(rect.right, box.right + more) });
            if (y || scrolls(values.overflowY)) Object.assign(rect, { top: Math.max(rect.top, box.top - more), bottom: Math.min(rect.bottom, box.bottom + more) });
          }
        }
        if (by && values.webkitLineClamp !== "none" && axis === "y" && element.contains(by)) clamped = true;
      }
      if (!by && (values.transform !== "none" || values.translate !== "none" || lasting.has(element) || element.scrollLeft || element.scrollTop)) moves = true;
      if (by === element && (element.scrollWidth > element.clientWidth && element.scrollLeft)) moves = true;
      if (/absolute|fixed/.test(values.position)) held = values.position;
    }
    for (const one of lines) shown += area(one) >= 9 ? area(one) : 0;
    if (!shown) return null; // nothing of it is to be seen
    return { by, axis, moves, clamped, share: Math.round((1 - shown / all) * 100) / 100 };
  };
  const visit = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (!(element instanceof HTMLElement) || /^(script|style|noscript|template|title|select|option|optgroup|textarea)$/.test(element.localName)) continue;
      const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (!texts.length || !enclosed(element) || hidden(element) || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const told = texts.map((text) => judge(text, element)).filter(Boolean);
      if (!told.length) continue;
      targets++;
      const worst = told.filter((one) => one.by).sort((a, b) => b.share - a.share)[0];
      if (!worst) continue;
      if (found.length >= most) left++;
      else found.push({ ...worst, node: einclusion.at(element), by: einclusion.at(worst.by) });
    }
  };
  visit(document);
  return { found, left, targets };
}
