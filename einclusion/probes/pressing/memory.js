// In our own world of a page: what can be pressed, and what a press changes in what can be seen and heard.
() => {
  if (window.einclusionPress) return;
  const up = (element) => element.parentElement || (element.parentNode instanceof ShadowRoot ? element.parentNode.host : null);
  const inner = (element) => (element.shadowRoot ? [...element.shadowRoot.children, ...element.children] : element.children);

  // Places as they were at first: what scripts put in later must not shift them.
  const origins = new Map();
  const remember = (element, steps) => {
    origins.set(element, steps);
    [...element.children].forEach((child, index) => remember(child, [...steps, index]));
    if (element.shadowRoot) [...element.shadowRoot.children].forEach((child, index) => remember(child, [...steps, -1, index]));
  };
  remember(document.documentElement, []);
  const at = (element) => (origins.has(element) ? { $at: [origins.get(element)], tag: element.localName } : null);

  const SEEN = 1, HEARD = 2;
  const own = (element) => {
    let text = "";
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) text += node.data;
    text = text.trim();
    for (const { name, value } of element.attributes) if (name.startsWith("aria-") || name === "open" || name === "alt") text += `|${name}=${value}`;
    if (element.matches("input, select, textarea")) text += `|${element.type === "password" ? "" : element.value}|${element.checked}|${element.disabled}`;
    return text;
  };
  const look = (fully) => {
    const found = new Map();
    const visit = (element, mute, clear) => {
      const style = getComputedStyle(element);
      if (style.display === "none") return;
      mute = mute || element.inert || element.getAttribute("aria-hidden")?.toLowerCase() === "true";
      clear = clear || style.opacity === "0";
      const box = element.getBoundingClientRect();
      const reached = box.right + scrollX > 1 && box.bottom + scrollY > 1 && box.width * box.height > 1;
      const shown = style.visibility === "visible";
      const flags = (shown && !clear && reached ? SEEN : 0) | (shown && !mute ? HEARD : 0);
      const looks = fully ? `${style.color}${style.backgroundColor}${style.fontSize}${Math.round(box.width)}` : "";
      found.set(element, [flags, own(element) + looks]);
      const folded = element.localName === "details" && !element.open;
      for (const child of inner(element)) if (!folded || child.localName === "summary") visit(child, mute, clear);
    };
    if (document.body) visit(document.body, false, false);
    return found;
  };
  const outermost = (elements) => [...elements].filter((one) => !elements.has(up(one)));
  const lacking = (one, other, flag) => {
    const found = new Set();
    for (const [element, [flags]] of one) if (flags & flag && !((other.get(element)?.[0] || 0) & flag)) found.add(element);
    return found;
  };
  const STATES = ["aria-expanded", "aria-checked", "aria-pressed"];
  const states = (element) => STATES.map((name) => element.getAttribute(name)).find((value) => value !== null) ?? "";
  const belongs = (element, other) => {
    // Whether something is what a control says that it opens, or stands right behind it.
    const named = (element.getAttribute("aria-controls") || "").split(/\s+/).map((id) => id && document.getElementById(id)).filter(Boolean);
    if (named.length) return named.some((one) => one.contains(other) || other.contains(one));
    return [element.nextElementSibling, up(element)?.nextElementSibling].includes(other);
  };
  let before = null, said = "", watcher = null, stirred = 0, fresh = [];
  const compare = (now) => {
    const gone = outermost(lacking(before, now, SEEN)), muted = outermost(lacking(before, now, HEARD));
    const come = outermost(lacking(now, before, SEEN));
    let changed = gone.length + muted.length + come.length > 0;
    if (!changed) for (const [element, [flags, text]] of now) if (before.get(element)?.[1] !== text) changed = true;
    fresh = come;
    return { gone, muted, come, changed };
  };
  // Text of three words or more that came with the last press.
  const bare = (text) => text.split("|")[0].trim();
  const come = (now) => [...now].filter(([element, [flags, text]]) => {
    const former = before.get(element) || [0, ""];
    return flags & SEEN && bare(text).split(/\s+/).length > 2 && !(former[0] & SEEN && bare(former[1]) === bare(text))
      && !element.closest("dialog, [role=dialog], select, textarea");
  });
  let messages = [], page = "";
  const isGone = ({ element, text }) =>
    element.isConnected && bare(own(element)) === text ? !visible(element) : !document.body.innerText.includes(text);
  let calm = null;
  const downs = new Set();
  const few = (elements) => elements.map(at).filter(Boolean).slice(0, 60);
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const watch = () => {
    stirred = 0;
    watcher ||= new MutationObserver(() => (stirred = performance.now()));
    watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  };
  const settled = async (least, most) => {
    const begun = performance.now();
    await pause(least);
    const busy = () => (stirred && performance.now() - stirred < 60) || document.getAnimations().some((one) => one instanceof CSSTransition);
    while (busy() && performance.now() - begun < most) await pause(20);
    watcher?.disconnect();
  };
  const active = () => {
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    return one === document.body || one === document.documentElement ? null : one;
  };
  const visible = (element) => element.isConnected && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
  const words = (element) => {
    const by = (element.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => (id && document.getElementById(id)?.textContent) || "");
    const labels = [...(element.labels || [])].map((one) => one.textContent);
    const own = [element.getAttribute("aria-label"), element.type === "button" ? element.value : "", element.innerText, element.title];
    return [...by, ...labels, ...own].join(" ").replace(/\s+/g, " ").trim().slice(0, 300);
  };

  const ROLES = "button link tab menuitem menuitemcheckbox menuitemradio checkbox switch radio combobox slider".split(" ");
  const scripted = document.scripts.length > 0 || document.querySelector("[onclick]") !== null;
  const native = (element) => element.matches("button, summary, input, select, textarea, a[href]");
  const kind = (element) => {
    const role = (element.getAttribute("role") || "").trim().split(/\s+/)[0];
    if (element.matches("summary")) return "summary";
    if (element.matches(":disabled, [aria-disabled=true]")) return "";
    if (!scripted) return element.matches("[popovertarget], [command]") ? "button" : "";
    if (element.matches("button, input[type=button]")) return (element.type === "submit" || element.type === "reset") && element.form ? "" : role || "button";
    if (element.matches("a[href]")) {
      const href = element.getAttribute("href").trim();
      const acts = element.matches("[onclick], [aria-expanded], [aria-haspopup], [role=button], [role=tab], [role=menuitem]");
      return href === "#" || /^javascript:/i.test(href) || (acts && href.startsWith("#")) ? role || "link" : "";
    }
    if (native(element)) return "";
    return ROLES.includes(role) ? role : element.matches("a[onclick], [tabindex][onclick]") ? "click" : "";
  };
  const controls = [];
  for (const element of origins.keys()) {
    const role = kind(element);
    if (role) controls.push({ element, role, native: native(element) });
  }
  const alike = new Map();
  const list = (most) => {
    const told = [];
    let left = 0;
    controls.forEach(({ element, role, native }, number) => {
      if (!visible(element)) return;
      const sort = `${element.localName}|${element.className}|${role}|${(element.getAttribute("onclick") || "").replace(/['"].*?['"]/g, "")}`;
      const seen = (alike.get(sort) || 0) + 1;
      alike.set(sort, seen);
      if (seen > 6 && !element.closest("nav, header, [role=navigation], [role=banner]")) return;
      if (told.length >= most) left++;
      else told.push({ number, role, native, node: at(element), address: element.getAttribute("href") || "", text: words(element) });
    });
    return { told, left };
  };

  window.einclusionPress = {
    list,
    // Bring the focus to a control and take everything down as it is then.
    begin: async (number) => {
      const { element } = controls[number];
      if (!visible(element)) return { there: false };
      element.scrollIntoView({ block: "center", behavior: "instant" });
      watch();
      element.focus({ preventScroll: true });
      await settled(0, 300);
      const focused = active() === element;
      before = look(false);
      said = states(element);
      watch();
      return { there: visible(element), focused };
    },
    click: (number) => controls[number].element.click(),
    end: async (least, most, number, keyed) => {
      await settled(least, most);
      const { element } = controls[number];
      const quiet = !stirred && !document.querySelector(":popover-open");
      fresh = [];
      if (quiet) return { gone: [], muted: [], come: [], changed: keyed && active() !== element, opens: false, said: [said, states(element)], spoke: false };
      const now = look(false), { gone, muted, come: shown, changed } = compare(now);
      const moved = keyed && active() !== element;
      const opens = visible(element) && [...shown, ...gone].some((one) => belongs(element, one));
      return { gone: few(gone), muted: few(muted), come: few(shown), changed: changed || moved, opens, said: [said, states(element)],
        spoke: come(now).length > 0 };
    },
    // The dialog or menu among what has come to be seen, and what the keyboard does with it.
    opened: (number) => {
      const opener = controls[number].element;
      const kinds = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]";
      for (const one of fresh) {
        const found = one.matches(kinds) ? one : [...one.querySelectorAll(kinds)].find(visible) || one.closest(kinds);
        if (found && visible(found) && !found.contains(opener)) {
          window.einclusionDialog = found;
          const modal = found.matches(":modal, [aria-modal=true]");
          return { node: at(found), modal, entered: found.contains(active()) || found.matches(":focus-within"), focusable: stops(found).length };
        }
      }
      return null;
    },
    dialog: (number) => {
      const found = window.einclusionDialog, here = active();
      const inside = here !== null && (found.contains(here) || found.matches(":focus-within"));
      const behind = here !== null && !inside && !here.contains(found) && !here.closest("[role=dialog], dialog, [aria-modal=true]");
      return { open: visible(found), inside, behind: behind ? at(here) : null, page: behind, back: here === controls[number].element, lost: here === null || !visible(here) };
    },
    // Bring the focus to the next button in the dialog; says whether there is one.
    button: (count) => {
      const buttons = stops(window.einclusionDialog).filter((one) => one.matches("button, [role=button], a[href='#'], input[type=button]"));
      buttons[count]?.focus();
      return buttons[count] ? { text: words(buttons[count]), address: buttons[count].getAttribute("href") || "" } : null;
    },
    enter: () => {
      if (!window.einclusionDialog.matches(":focus-within")) stops(window.einclusionDialog)[0]?.focus();
    },
    still: () => settled(60, 500),
    // Keys without a control: from here on, does anything change?
    rest: () => {
      active()?.blur();
      getSelection()?.removeAllRanges();
      before = look(true);
      fresh = [];
    },
    focusOn: (number) => targets[number]?.focus({ preventScroll: true }),
    changed: async (least, most) => {
      await settled(least, most);
      if (!stirred) return active() !== null;
      const now = look(true);
      return compare(now).changed || now.size !== before.size || active() !== null;
    },
    stirs: async (least, most) => {
      await settled(least, most);
      return stirred > 0 || active() !== null;
    },
    // Keep in mind what the last press said, and tell later what of it is gone, no other text having come since.
    listen: (number) => {
      const found = come(look(false)).slice(0, 5);
      messages.push(...found.map(([element, [, text]]) => ({ element, text: bare(text), node: at(controls[number].element) })));
    },
    // From here on: what a later press has put away is no message that goes by itself.
    begun: () => {
      page = document.body.innerText;
      messages = messages.filter((one) => !isGone(one));
    },
    vanished: () => {
      const fresh = document.body.innerText.split("\n").some((line) => line.trim().split(/\s+/).length > 2 && !page.includes(line.trim()));
      const gone = messages.filter(isGone);
      messages = messages.filter((one) => !gone.includes(one));
      return fresh ? [] : gone.map(({ text, node }) => ({ node, text: text.slice(0, 120) }));
    },
    // Buttons and links that listen to the pointer going down, and what that alone does.
    addDown: (element) => downs.add(element),
    downs: (most) => {
      const told = [], kinds = new Map();
      for (const element of downs) {
        const role = element.getAttribute?.("role") || "";
        const presses = element.matches?.("a[href], button, input[type=button], summary, [onclick], [onmousedown], [onpointerdown], [ontouchstart]") || ROLES.includes(role);
        if (!presses || !origins.has(element) || element.getAttribute("draggable") === "true" || role === "slider" || !visible(element) || element.type === "submit") continue;
        const sort = `${element.localName}|${element.className}`;
        kinds.set(sort, (kinds.get(sort) || 0) + 1);
        if (kinds.get(sort) > 2 || told.length >= most) continue;
        controls.push({ element, role, native: native(element) });
        told.push({ number: controls.length - 1, node: at(element), text: words(element), address: element.getAttribute("href") || "" });
      }
      return told;
    },
    place: (number) => {
      const [x, y] = middle(controls[number].element), over = document.elementFromPoint(x, y);
      return over && controls[number].element.contains(over) ? [x, y] : null;
    },
    // What the pointer changes by resting there is none of what it does by going down.
    ready: async () => {
      await settled(60, 400);
      [calm, before] = [before, look(false)];
      watch();
    },
    differs: async (least, most, all) => {
      await settled(least, most);
      if (all) before = calm;
      return compare(look(false)).changed;
    },
    watch,
    instruments: () =>
      [...origins.keys()]
        .filter((one) => one.matches("input[type=checkbox], input[type=radio], input[type=button], button, select, [role=switch], [role=checkbox], [role=button], [role=radio], a[href='#'], a[onclick]"))
        .map((element, number) => ({ element, number }))
        .filter(({ element }) => visible(element) || (element.labels && [...element.labels].some(visible)))
        .filter(({ element }) => !element.matches("[type=submit], :disabled") || !element.form)
        .map(({ element, number }) => ({ number, node: at(element), text: words(element), address: element.getAttribute("href") || "", tag: element.localName })),
    use: (node) => {
      const element = node.$at[0].reduce((one, step) => (step < 0 ? one.shadowRoot : one.children[step]), document.documentElement);
      if (element.localName !== "select") return element.click();
      element.selectedIndex = (element.selectedIndex + 1) % element.options.length;
      element.dispatchEvent(new Event("input", { bubbles: true }));
      element.dispatchEvent(new Event("change", { bubbles: true }));
    },
  };
  // What reacts to a pointer that rests on it: by a style sheet, a script, or a tooltip that belongs to it.
  const hovering = new Set();
  const APPEARS = ["display", "visibility", "opacity", "height", "maxHeight", "transform", "clip", "clipPath", "left", "top", "content"];
  const ruled = (rules) => {
    for (const rule of rules) {
      if (rule.cssRules?.length && !rule.selectorText) ruled(rule.cssRules);
      if (!rule.selectorText?.includes(":hover") || !APPEARS.some((name) => rule.style[name])) continue;
      for (const selector of rule.selectorText.split(",")) {
        const [base, rest] = selector.split(/:hover/, 2);
        if (!rest || !/[\s+~>]/.test(rest.trim() ? rest : "")) continue;
        try {
          for (const one of [...document.querySelectorAll(base.trim() || "*")].slice(0, 20)) hovering.add(one);
        } catch {
          continue; // a selector that was cut in two
        }
      }
    }
  };
  const triggers = (most) => {
    for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
      try {
        ruled(sheet.cssRules);
      } catch {
        continue; // a sheet of another host
      }
    }
    for (const tip of document.querySelectorAll("[role=tooltip][id]"))
      for (const one of document.querySelectorAll(`[aria-describedby~="${CSS.escape(tip.id)}"]`)) hovering.add(one);
    const kinds = new Map(), told = [];
    for (const element of origins.keys()) {
      if (!hovering.has(element) || !visible(element) || told.length >= most) continue;
      const box = element.getBoundingClientRect();
      if (box.width > innerWidth * 0.9 && box.height > innerHeight * 0.5) continue;
      const sort = `${element.localName}|${element.className}`;
      kinds.set(sort, (kinds.get(sort) || 0) + 1);
      if (kinds.get(sort) > 1) continue;
      controls.push({ element, role: "", native: native(element) });
      told.push({ number: controls.length - 1, node: at(element) });
    }
    return told;
  };
  const overlaps = (element) => {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    if (!/absolute|fixed/.test(style.position) && !element.matches(":popover-open")) return false;
    element.style.setProperty("visibility", "hidden", "important");
    let covers = false;
    for (const x of [0.2, 0.5, 0.8])
      for (const y of [0.2, 0.5, 0.8]) {
        const below = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
        covers ||= !!below && below !== document.body && !element.contains(below) && [...below.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
      }
    element.style.removeProperty("visibility");
    return covers;
  };
  const middle = (element) => {
    const box = [...element.getClientRects()].find((one) => one.width > 2 && one.height > 2) || element.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  let shownBy = null;
  window.einclusionHover = {
    triggers,
    add: (element) => hovering.add(element),
    begin: async (number) => {
      const { element } = controls[number];
      if (!visible(element)) return null;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      active()?.blur();
      await settled(0, 200);
      before = look(false);
      watch();
      const [x, y] = middle(element);
      const over = document.elementFromPoint(x, y);
      return over && (element.contains(over) || over.contains(element)) ? [x, y] : null;
    },
    // What a resting pointer, or the focus, has brought out.
    come: async (number, least) => {
      await settled(least, 700);
      const { come } = compare(look(false));
      const { element } = controls[number];
      shownBy = come.filter((one) => one !== element && !one.contains(element) && ((one.innerText || "").trim() || one.querySelector("img, svg, a, button")))[0] || null;
      if (!shownBy) return null;
      const [x, y] = middle(shownBy);
      const [box, own] = [shownBy.getBoundingClientRect(), element.getBoundingClientRect()];
      const gap = Math.max(box.left - own.right, own.left - box.right, box.top - own.bottom, own.top - box.bottom);
      const inside = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
      return { node: at(shownBy), at: inside ? [x, y] : null, near: gap < 12, covers: overlaps(shownBy) };
    },
    still: async (least) => {
      await settled(least, 700);
      return visible(shownBy);
    },
    // Whether the focus brings it out too; the pointer is elsewhere.
    focus: async (number) => {
      const { element } = controls[number];
      const target = [element, ...stops(element)].find((one) => one.tabIndex >= 0 && !shownBy.contains(one)) || element.closest("a[href], button, [tabindex]");
      if (!target) return { focusable: false, shown: false };
      target.focus({ preventScroll: true });
      watch();
      await settled(80, 500);
      return { focusable: active() === target, shown: visible(shownBy) };
    },
  };
  // Links in running text that only the colour of their letters tells from it, and what else the pointer and the focus change.
  const lined = (style) => style.textDecorationLine !== "none" || style.boxShadow !== "none" || style.backgroundImage !== "none"
    || (style.borderBottomStyle !== "none" && style.borderBottomWidth !== "0px");
  const beside = (link) => [...link.parentNode.childNodes].some((one) => one.nodeType === 3 && /\p{L}{2,}\s+\p{L}{2,}/u.test(one.data));
  const plain = (link) => {
    const style = getComputedStyle(link);
    return style.display === "inline" && !lined(style) && beside(link) && !link.querySelector("img, svg, i") && !link.closest("nav")
      && style.color !== getComputedStyle(link.parentElement).color;
  };
  const drawn = (link) => {
    const all = [[link, null], [link, "::before"], [link, "::after"], ...[...link.querySelectorAll("*")].slice(0, 4).map((one) => [one, null])];
    return all.map(([one, pseudo]) => {
      const style = getComputedStyle(one, pseudo);
      if (pseudo && ["none", "normal"].includes(style.content)) return "";
      const line = style.textDecorationLine, clear = /, 0\)$/.test(style.textDecorationColor);
      const ring = style.outlineStyle === "none" || style.outlineWidth === "0px" ? "" : style.outline;
      const edges = ["Top", "Right", "Bottom", "Left"].map((side) =>
        style[`border${side}Style`] === "none" || style[`border${side}Width`] === "0px" ? "" : style[`border${side}`]);
      return [line === "none" || clear ? "" : line, ring, edges, style.backgroundColor, style.backgroundImage, style.backgroundSize, style.boxShadow,
        style.fontWeight, style.fontStyle, style.fontSize, style.letterSpacing, style.textTransform, style.transform, style.filter,
        style.opacity, pseudo && style.width].join("|");
    }).join("\n");
  };
  const arrived = () => {
    for (const one of document.getAnimations())
      if (one instanceof CSSTransition)
        try { one.finish(); } catch { /* stopped by a script */ }
  };
  let usual = "";
  window.einclusionSigns = {
    list: (most) => {
      const kinds = new Set(), told = [];
      for (const element of origins.keys()) {
        if (told.length >= most) break;
        if (element.localName !== "a" || !element.hasAttribute("href") || !visible(element) || !plain(element)) continue;
        const sort = [element.className, element.parentElement.localName, element.parentElement.className, getComputedStyle(element).color].join("|");
        if (kinds.has(sort)) continue;
        kinds.add(sort);
        controls.push({ element, role: "", native: true });
        told.push({ number: controls.length - 1, node: at(element) });
      }
      return told;
    },
    begin: async (number) => {
      const { element } = controls[number];
      element.scrollIntoView({ block: "center", behavior: "instant" });
      active()?.blur();
      await settled(0, 100);
      arrived();
      usual = drawn(element);
      const [x, y] = middle(element), over = document.elementFromPoint(x, y);
      return over && element.contains(over) ? [x, y] : null;
    },
    // Whether the pointer, or the focus, is on it, and anything but its colour is other than before; none where it is not.
    hovered: (number) => {
      const { element } = controls[number];
      arrived();
      return element.matches(":hover") ? drawn(element) !== usual : null;
    },
    focused: (number) => {
      const { element } = controls[number];
      element.focus({ preventScroll: true });
      arrived();
      const shown = element.matches(":focus-visible") ? drawn(element) !== usual : null;
      element.blur();
      return shown;
    },
  };
  const stops = (root) => [...root.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter((one) => one.tabIndex >= 0 && !one.disabled && visible(one));
  const targets = [...origins.keys()].filter((one) => one.matches("[tabindex]") && !native(one));
}
