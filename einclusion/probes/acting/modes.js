// The page's texts and controls, and how it is shown in other modes. One memory for each world.
({ most, height }) => {
  if (window.einclusionModes) return;
  const CONTROLS = "button, a[href], summary, select, input:not([type=hidden]), textarea, [role=button], [role=link], "
    + "[role=checkbox], [role=switch], [role=radio], [role=tab], [role=menuitem]";
  const roots = [document];
  for (const root of roots) for (const one of root.querySelectorAll("*")) if (one.shadowRoot) roots.push(one.shadowRoot);
  const all = (css) => roots.flatMap((root) => [...root.querySelectorAll(css)]);
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important; animation-play-state: paused !important; "
    + "caret-color: transparent !important }");
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, still];
  const rect = (box) => [box.left + scrollX, box.top + scrollY, box.width, box.height];
  const within = ([left, top, width, high]) => width >= 8 && high >= 8 && left >= 0 && top >= 0 && top + high <= height;
  const DECIDING = ["color", "-webkit-text-fill-color", "background-color", "background-image", "forced-color-adjust", "opacity",
    "filter", "mix-blend-mode", "mask-image", "clip-path", "text-shadow", "font-size", "text-indent", "overflow", "transform", "fill"];
  // A short name for a long text; two texts share one by chance once in a thousand million million.
  const short = (text) => {
    let [one, other] = [7, 11];
    for (let at = 0; at < text.length; at++) {
      one = Math.imul(one ^ text.charCodeAt(at), 0x85ebca6b);
      other = Math.imul(other ^ text.charCodeAt(at), 0xc2b2ae35);
    }
    return `${(one >>> 0).toString(36)}.${(other >>> 0).toString(36)}`;
  };
  let looked = [], focused = [], changed = [];
  const own = (one) => [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]{2}/u.test(node.data));
  const first = (nodes) => {
    const range = document.createRange();
    range.selectNodeContents(nodes[0]);
    return [...range.getClientRects()].find((box) => box.width >= 8 && box.height >= 8);
  };
  const inside = (one) => {
    const box = one.getBoundingClientRect();
    const edge = (side) => 1 + parseFloat(getComputedStyle(one)[`border${side}Width`] || 0);
    const [left, top] = [edge("Left"), edge("Top")];
    return new DOMRect(box.left + left, box.top + top, box.width - left - edge("Right"), box.height - top - edge("Bottom"));
  };
  window.einclusionModes = {
    targets() {
      let left = 0;
      for (const one of all("*")) {
        const nodes = own(one);
        const control = !nodes.length && one.matches(CONTROLS) && !one.innerText?.trim() && !one.matches("input, select, textarea");
        if ((!nodes.length && !control) || /^(script|style|noscript|option|title)$/.test(one.localName) || !shown(one)) continue;
        const place = () => {
          const box = control ? inside(one) : first(nodes);
          return box && shown(one) && within(rect(box)) ? rect(box) : null;
        };
        const box = control ? inside(one) : first(nodes);
        if (box && rect(box)[1] + rect(box)[3] > height) { left++; continue; }
        if (!place()) continue;
        if (looked.length >= most) left++;
        else looked.push({ one, control, place, node: einclusion.at(one) });
      }
      return { left, nodes: looked.map(({ node }) => node) };
    },
    // For each a name of what decides whether it can be seen in the present colours, the same for others like it.
    kinds() {
      const known = new Map();
      const kind = (node) => {
        if (!node || node.nodeType !== Node.ELEMENT_NODE) return node?.host ? kind(node.host) : "";
        if (!known.has(node)) {
          const style = getComputedStyle(node);
          const own = DECIDING.map((property) => style.getPropertyValue(property));
          known.set(node, short([kind(node.assignedSlot || node.parentNode), node.localName, node.getAttribute("class"), ...own].join()));
        }
        return known.get(node);
      };
      return looked.map(({ one, control }) => kind(one) + (control ? short(one.innerHTML) : ""));
    },
    // Where some of them stand now.
    rects: (numbers) => numbers.map((number) => looked[number].place()),
    // Hide some of them, or show them again.
    hide(numbers, on) {
      for (const number of numbers) {
        const { style } = looked[number].one;
        if (on) style.setProperty("visibility", "hidden", "important");
        else style.removeProperty("visibility");
      }
    },
    // One of each kind of control that draws no outline when it has the focus.
    unringed() {
      const kinds = new Set();
      const before = document.activeElement;
      for (const one of all(CONTROLS).filter(shown).slice(0, most)) {
        if (one.matches("textarea, input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset])")) continue;
        const kind = [one.localName, one.className, one.parentElement?.className].join("|");
        if (kinds.has(kind) || kinds.size >= 60) continue;
        kinds.add(kind);
        one.focus({ focusVisible: true, preventScroll: true });
        if (one.getRootNode().activeElement !== one) continue;
        const style = getComputedStyle(one);
        if (style.outlineStyle === "none" || style.outlineWidth === "0px") focused.push(one);
      }
      if (before && before !== document.body) before.focus({ preventScroll: true });
      else document.activeElement?.blur();
      return focused.map((one) => ({ node: einclusion.at(one) }));
    },
    // Give one of them the focus or take it away; where it stands in the window.
    focus(number, on) {
      const one = focused[number];
      if (on) {
        one.scrollIntoView({ behavior: "instant", block: "center" });
        one.focus({ focusVisible: true, preventScroll: true });
      } else one.blur();
      const box = one.getBoundingClientRect();
      const scrolled = [scrollX, scrollY];
      return { x: box.left, y: box.top, width: box.width, height: box.height, scrolled, focused: one.getRootNode().activeElement === one };
    },
    // The colours of the page.
    colours: () => all("*").slice(0, 1500).map((one) => {
      const style = getComputedStyle(one);
      return style.color + style.backgroundColor;
    }).join(),
    // Take pictures away, as where none is loaded; or give them back.
    pictures(on) {
      if (on) {
        for (const one of all("*")) {
          for (const pseudo of ["", "::before", "::after"]) {
            const image = getComputedStyle(one, pseudo || null).backgroundImage;
            if (!/url\(/.test(image)) continue;
            if (pseudo) one.setAttribute("data-einclusion-bare", "");
            else {
              changed.push([one, one.style.getPropertyValue("background-image"), one.style.getPropertyPriority("background-image")]);
              one.style.setProperty("background-image", image.replace(/url\((".*?"|[^)]*)\)/g, "none"), "important");
            }
          }
        }
        this.without = new CSSStyleSheet();
        this.without.replaceSync("img, picture, video, svg image { visibility: hidden !important } "
          + "[data-einclusion-bare]::before, [data-einclusion-bare]::after { background-image: none !important }");
      }
      for (const root of roots) {
        const others = root.adoptedStyleSheets.filter((one) => one !== this.without);
        root.adoptedStyleSheets = on ? [...others, this.without] : others;
      }
      if (on) return;
      for (const [one, value, priority] of changed) one.style.setProperty("background-image", value, priority);
      for (const one of all("[data-einclusion-bare]")) one.removeAttribute("data-einclusion-bare");
      changed = [];
    },
  };
}
