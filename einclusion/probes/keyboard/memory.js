// What has the focus, how it looks with and without it, and what covers it. One memory for each world.
({ forget }) => {
  if (forget) delete window.einclusionKeys;
  if (window.einclusionKeys) return;
  const stops = [];
  let last = null, moved = false, gone = false, trail = null;
  const altered = new Set();  // looks of stops of which styles are known to tell that they have the focus
  const deepest = () => {
    let element = document.activeElement;
    while (element && element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  const transparent = (colour) => /^rgba\(.*, 0\)$|^transparent$/.test(colour);
  const line = (style, width, colour) =>
    style === "none" || style === "hidden" || width === "0px" || transparent(colour) ? "" : `${style} ${width} ${colour}`;
  const looks = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    return pseudo && (style.content === "none" || style.content === "normal") ? "" : JSON.stringify([look(style), place(style)]);
  };
  const look = (style) => {
    const sides = ["top", "right", "bottom", "left"].map((side) =>
      line(style[`border-${side}-style`], style[`border-${side}-width`], style[`border-${side}-color`]));
    const outline = line(style.outlineStyle, style.outlineWidth, style.outlineColor);
    return [
      outline && `${outline} ${style.outlineOffset}`, sides, style.backgroundColor, style.backgroundImage, style.boxShadow,
      style.color, style.textDecorationLine, style.textDecorationColor, style.textDecorationThickness, style.opacity,
      style.transform, style.visibility, style.display, style.fontWeight, style.filter, style.clipPath,
    ];
  };
  const place = (style) => [style.left, style.top, style.width, style.height];
  // What lies behind an element, as far as styles tell.
  const ground = (element) => {
    for (let node = element.parentElement; node; node = node.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(node);
      if (backgroundImage !== "none" || !transparent(backgroundColor)) return backgroundColor + backgroundImage;
    }
    return "";
  };
  const watched = (element) => {
    const found = [element, ...[...element.querySelectorAll("*")].slice(0, 8)];
    const around = [element.previousElementSibling, element.nextElementSibling, ...(element.labels || [])];
    for (let node = element.parentElement, up = 0; node && up < 3; node = node.parentElement, up++) around.push(node);
    return [...found, ...around.filter(Boolean)].flatMap((one) => [[one, null], [one, "::before"], [one, "::after"]]);
  };
  const changed = (stop) => stop.on.some(([element, pseudo, before]) => looks(element, pseudo) !== before);
  // What slides or fades as the focus comes and goes is looked at where it ends.
  const arrive = () => {
    for (const one of document.getAnimations())
      if (one instanceof CSSTransition)
        try { one.finish(); } catch { /* stopped by a script */ }
  };
  const settle = () => {
    arrive();
    for (const stop of stops)
      if (stop.changed === null && deepest() !== stop.element) {
        stop.changed = changed(stop);
        stop.on = null;
        if (stop.changed) altered.add(stop.signature);
      }
  };
  const inSight = (element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ opacityProperty: true }) && box.right + scrollX > 0 && box.bottom + scrollY > 0;
  };
  const covering = (element) => {
    const box = element.getBoundingClientRect();
    // A control that is kept out of the page is drawn by its label.
    const label = (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) && [...(element.labels || [])].find(inSight);
    if (label) return covering(label);
    if (box.width < 2 || box.height < 2 || getComputedStyle(element).opacity === "0") return { share: 0, by: null };
    let covered = 0, all = 0, by = null;
    const over = pins().some((one) => {
      if (!/^(th|td|tr|thead|tfoot)$/.test(one.localName)) return true;  // what is in it may reach beyond its box
      const edge = one.getBoundingClientRect();
      return !one.contains(element) && edge.left < box.right && box.left < edge.right && edge.top < box.bottom && box.top < edge.bottom;
    });
    for (const x of [0.1, 0.3, 0.5, 0.7, 0.9])
      for (const y of [0.15, 0.5, 0.85]) {
        all++;
        const left = box.left + box.width * x, top = box.top + box.height * y;
        if (left < 0 || top < 0 || left >= innerWidth || top >= innerHeight) { covered++; continue; }
        if (!over) continue;
        const upper = element.getRootNode().elementFromPoint(left, top);
        if (!upper || upper === element || element.contains(upper) || upper.contains(element)) continue;
        if (upper.closest("label")?.control === element) continue;
        const roof = pinned(upper);
        if (!roof || roof.contains(element)) continue;
        covered++;
        by = by || roof;
      }
    return { share: covered / all, by: by && einclusion.at(by) };
  };
  const stays = (element) => ["fixed", "sticky"].includes(getComputedStyle(element).position);
  const pinned = (element) => {
    for (let node = element; node && node !== document.documentElement; node = node.parentElement) if (stays(node)) return node;
    return null;
  };
  // All that is fixed or sticky, looked up anew once the document has changed.
  let found = null;
  const pins = () => {
    if (found) return found;
    found = [];
    const roots = [document];
    for (const root of roots)
      for (const one of root.querySelectorAll("*")) {
        if (one.shadowRoot) {
          roots.push(one.shadowRoot);
          watch.observe(one.shadowRoot, { subtree: true, childList: true, attributes: true });
        }
        if (stays(one)) found.push(one);
      }
    return found;
  };
  const watch = new MutationObserver(() => { found = null; });
  watch.observe(document, { subtree: true, childList: true, attributes: true });
  // A key is pressed, and the focus is no longer where it was seen: a script has moved it since.
  const notice = (event) => { moved ||= event.isTrusted && last !== null && deepest() !== last; };
  addEventListener("keydown", notice, true);
  // What was pressed beyond the end of the page does nothing: it would bring the focus back in.
  const beyond = (event) => {
    if (!event.isTrusted || !trail || !trail.length || !trail.at(-1).left) return false;
    event.preventDefault();
    event.stopImmediatePropagation();
    return true;
  };
  addEventListener("keydown", beyond, true);
  addEventListener("keyup", (event) => {
    if (event.isTrusted && trail && !beyond(event)) trail.push(einclusionKeys.see());
  }, true);
  addEventListener("blur", (event) => { gone ||= event.target === window; }, true);
  const destination = (element) => {
    if (element.localName !== "a" || !element.hash || element.getRootNode() !== document) return null;
    if (element.href.split("#")[0] !== location.href.split("#")[0]) return null;
    let name = element.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { /* taken as it stands */ }
    const place = document.getElementById(name) || document.getElementsByName(name)[0];
    return place && place.checkVisibility() && !place.closest("[inert]") ? place : null;
  };
  const framed = (element) => /^(iframe|frame|object)$/.test(element.localName) && !!element.contentWindow;
  const editable = (element) =>
    element.isContentEditable || element.localName === "textarea" ||
    (element.localName === "input" && !/^(button|checkbox|color|file|hidden|image|radio|range|reset|submit)$/.test(element.type));
  const signature = (element, style) =>
    [element.localName, element.getAttribute("class"), element.getAttribute("style"), look(style), place(style), ground(element)]
      .join("|");
  window.einclusionKeys = {
    stops,
    // What has the focus now: `left` where nothing in the page has, `frame` where it is in a frame; `back` where a
    // script asked for it back, which takes nothing from a person who has gone on to the browser's own buttons, and
    // `index` the stop that it asked for.
    see: () => {
      const element = deepest();
      last = element;
      settle();
      const none = !element || element === document.body || element === document.documentElement;
      const left = gone && (none || !document.hasFocus() || !framed(element));
      gone = false;
      moved ||= left && !none;
      if (none || left) return { left: true, back: !none, index: stops.findIndex((stop) => stop.element === element) };
      if (framed(element)) return { frame: true };
      let index = stops.findIndex((stop) => stop.element === element);
      if (index < 0) {
        element.scrollIntoView({ behavior: "instant", block: "nearest", inline: "nearest" });
        arrive();
        const style = getComputedStyle(element);
        const ring = line(style.outlineStyle, style.outlineWidth, style.outlineColor).startsWith("auto") && inSight(element);
        const caret = editable(element) && !transparent(style.caretColor) && !element.readOnly;
        const alike = signature(element, style), known = ring || caret || altered.has(alike);
        const on = known ? null : watched(element).map(([one, pseudo]) => [one, pseudo, looks(one, pseudo)]);
        index = stops.push({
          element, on, ring, caret, changed: known || null, covering: covering(element), signature: alike,
        }) - 1;
      }
      return { index };
    },
    // From now on what has the focus is noted after each key, so that many can be pressed at once.
    follow: () => { trail = []; },
    followed: () => {
      const noted = trail;
      trail = null;
      return noted;
    },
    // Whether a script moved the focus by itself since it was last seen.
    moved: () => moved || (last !== null && deepest() !== last),
    // Wait until the focus stays where it is.
    still: (quiet, most) => new Promise((done) => {
      let timer = setTimeout(done, quiet);
      const again = () => { clearTimeout(timer); timer = setTimeout(done, quiet); };
      for (const kind of ["focusin", "focusout"]) addEventListener(kind, again, true);
      setTimeout(done, most);
    }),
    told: () => {
      settle();
      return stops.map((stop) => {
        const box = stop.element.getBoundingClientRect();
        return {
          node: einclusion.at(stop.element),
          tiny: box.width < 2 || box.height < 2,
          ring: stop.ring, caret: stop.caret, changed: stop.changed !== false,
          covered: Math.round(stop.covering.share * 100) / 100, by: stop.covering.by,
          signature: stop.signature,
        };
      });
    },
    // Focus a stop again, or take the focus away, to look at its picture; the box stands in the window.
    focus: async (index, on) => {
      const { element } = stops[index];
      if (on) element.focus({ preventScroll: true });
      else element.blur();
      const moving = document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < 2000);
      const late = new Promise((done) => setTimeout(done, 600));
      await Promise.race([Promise.allSettled(moving.map((one) => one.finished)), late]);
      let box = element.getBoundingClientRect();
      if (on && (box.bottom < 0 || box.top > innerHeight)) {  // with the focus it stands elsewhere on the page
        element.scrollIntoView({ behavior: "instant", block: "center", inline: "nearest" });
        box = element.getBoundingClientRect();
      }
      const scrolled = [scrollX, scrollY];
      return { x: box.x, y: box.y, width: box.width, height: box.height, scrolled, focused: deepest() === element };
    },
    // Of some stops those that lead to a part further on that holds text and can be seen; a link that opens something is none.
    skips: (numbers) => numbers.map((number) => ({ number, element: stops[number]?.element }))
      .filter(({ element }) => {
        const place = element && destination(element);
        if (!place || element.matches("[aria-controls], [aria-haspopup], [role=button]")) return false;
        return place.checkVisibility({ visibilityProperty: true }) && !place.contains(element) && element.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING;
      })
      .map(({ number, element }) => ({ number, node: einclusion.at(element) })),
    // What would be different if a link opened something.
    looks: () => `${document.body.innerText.length} ${getComputedStyle(document.body).overflow}`,
    // Whether the focus is where a link leads; or, once Tab was pressed, there, beyond it or out of the page.
    skipped: (number, only) => {
      const now = deepest(), place = destination(stops[number].element);
      if (!place || place === now || (now && place.contains(now) && now !== document.body)) return true;
      if (only) return false;
      return !now || now === document.body || !!(place.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING);
    },
    // Bring a stop into the window, endless animations held still: they would make pictures differ by themselves.
    show: (index) => {
      for (const one of document.getAnimations()) if (one.effect?.getComputedTiming().endTime === Infinity) one.pause();
      stops[index].element.scrollIntoView({ behavior: "instant", block: "center", inline: "nearest" });
    },
    // Wait until the page was drawn anew.
    drawn: () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    start: () => {
      const element = deepest();
      if (element && element.blur) element.blur();
      getSelection().removeAllRanges();
      scrollTo({ left: 0, top: 0, behavior: "instant" });
    },
    // Elements that a keyboard should stop at and that no walk has met, with the focus set on the first of them.
    next: () => {
      const fresh = every().find((one) =>
        one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }) &&
        !one.closest("[inert]") && !tried.has(one) && !stops.some((stop) => stop.element === one) && one.type !== "radio");
      if (!fresh) return false;
      tried.add(fresh);
      fresh.focus();
      return true;
    },
    // Which of those elements a stop is, and the focus set on one of them where nothing has had it yet.
    ordinal: (index) => every().indexOf(stops[index].element),
    begin: (ordinal) => { every()[ordinal]?.focus(); },
    label: (index) => {
      const { element } = stops[index];
      return { address: element.href || "", text: (element.innerText || element.value || element.ariaLabel || "").slice(0, 200) };
    },
    words: () => document.body.innerText.slice(0, 50000),
  };
  const every = () =>
    [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex], iframe")];
  const tried = new Set();
}
