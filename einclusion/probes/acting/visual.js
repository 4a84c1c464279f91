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
  const [across, down] = [scrollX, scrollY];
  const edges = ({ left, top, right, bottom }) => [left + across, top + down, right + across, bottom + down];
  const meet = (one, other) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
  const lay = (root) => {
    const open = [[root, false, false]];
    while (open.length) {
      const [element, within, held] = open.pop();
      const style = getComputedStyle(element), lifted = within || style.position !== "static";
      const stays = held || /^(fixed|sticky)$/.test(style.position);
      const drawn = ["::before", "::after"].some((one) => {
        const pseudo = getComputedStyle(element, one);
        return pseudo.content !== "none" && pseudo.position !== "static" && shows(pseudo);
      });
      if (drawn || (lifted && shows(style)) || /^(img|video|canvas|svg|iframe|object|embed)$/.test(element.localName))
        layers.push({ element, drawn, stays, edges: edges(element.getBoundingClientRect()) });
      for (const child of [...(element.shadowRoot ? element.shadowRoot.children : []), ...element.children]) open.push([child, lifted, stays]);
    }
  };
  const plain = (element) => {
    const style = getComputedStyle(element);
    if (style.textShadow !== "none" || style.mixBlendMode !== "normal" || style.webkitTextFillColor !== style.color) return false;
    for (let node = element; node; node = up(node)) {
      const one = getComputedStyle(node);
      if (one.backgroundImage !== "none" || one.filter !== "none") return false;
      if (/^rgb\(/.test(one.backgroundColor)) break;
    }
    return true;
  };
  // Layers on or under the text of an element, most often none.
  const near = (element, nodes) => {
    const range = document.createRange();
    const whole = nodes.map((node) => {
      range.selectNodeContents(node);
      return edges(range.getBoundingClientRect());
    });
    return layers.filter((layer) => whole.some((box) => meet(layer.edges, box)) && (layer.drawn || !holds(layer.element, element)));
  };
  // Whether something that is loaded as a picture may lie under the text of an element.
  const PICTURES = "img, picture, video, canvas, svg, iframe, object, embed";
  const loads = (element) =>
    ["", "::before", "::after"].some((one) => /url\(/.test(getComputedStyle(element, one || null).backgroundImage));
  const pictured = (element, nodes) => {
    for (let node = element; node; node = up(node)) if (loads(node) || node.localName === "svg") return true;
    return near(element, nodes).some((layer) => loads(layer.element) || layer.element.matches(PICTURES));
  };
  const upon = (rects, found) => found.some((layer) => rects.some(([left, top, width, height]) =>
    meet(layer.edges, [left, top, left + width, top + height])));
  const boxes = (nodes) => {
    const range = document.createRange(), rects = [];
    for (const node of nodes) {
      const step = Math.max(1, Math.ceil(node.data.length / letters));
      for (let at = 0; at < node.data.length && rects.length < letters; at += step) {
        if (!/[^\s\p{P}\p{S}]/u.test(node.data[at])) continue;
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (box.width > 0 && box.height > 0) rects.push([box.left + across, box.top + down, box.width, box.height]);
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
      const bare = !all && plain(element), about = bare ? near(element, own) : [];
      if (bare && !about.length) continue;
      const rects = boxes(own).filter(([, top]) => top < height);
      if (!rects.length || (bare && !upon(rects, about))) continue;
      if (found.length >= most) left++;
      else {
        let opacity = 1, mixed = false;
        for (let node = element; node; node = up(node)) {
          const style = getComputedStyle(node);
          opacity *= Number(style.opacity);
          for (const [, name, part] of style.filter.matchAll(/([a-z-]+)\(([^()]*)/g)) {
            if (name === "opacity") opacity *= parseFloat(part);
            else if (!/^(blur|drop-shadow|rgba?)$/.test(name)) mixed = true;
          }
        }
        // What a filter makes of the letters' colour is not told by styles, so nothing is measured there.
        if (mixed) continue;
        const colour = getComputedStyle(element).webkitTextFillColor;
        const coverable = about.length > 0 && !about.some((layer) => layer.stays);
        found.push({ node: einclusion.at(element), colour, opacity, rects, coverable, pictured: !all && pictured(element, own) });
      }
    }
  };
  if (!all && document.documentElement) lay(document.documentElement);
  visit(document);
  return { found, left };
}
