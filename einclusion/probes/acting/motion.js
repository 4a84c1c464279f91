// What changes or moves in a document by itself, seen at moments of the page's own time. One memory for each world.
({ most }) => {
  if (window.einclusionMotion) return;
  const SILENT = "script, style, noscript, template, option, textarea, title";
  const MOVING = new Set(["transform", "translate", "rotate", "scale", "left", "top", "right", "bottom", "offsetDistance",
    "marginLeft", "marginTop", "width", "height", "backgroundPosition", "backgroundPositionX", "backgroundPositionY",
    "opacity", "visibility", "color", "backgroundColor", "filter", "clipPath", "strokeDashoffset"]);
  const shadows = (root) =>
    [...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? [one.shadowRoot, ...shadows(one.shadowRoot)] : []));
  const roots = [document, ...shadows(document)];
  const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const up = (one) => one.parentElement || (one.getRootNode().host ?? null);
  let dirty = true, before = null, cut = false, timer = 0, others = 0;
  const parents = new WeakMap(), written = new Map(), styled = new Map(), spots = new Map();
  const targets = [], lost = new Map(), since = new Map();
  let earlier = 0;
  const observer = new MutationObserver((records) => {
    dirty = true;
    for (const { type, target } of records) {
      const element = target.nodeType === 1 ? target : up(target);
      if (!element) continue;
      const map = type === "attributes" ? styled : written;
      if (map.has(element) || map.size < most * 20) map.set(element, (map.get(element) || 0) + 1);
    }
  });
  const texts = () => {
    const found = new Map();
    for (const root of roots) {
      const walker = document.createTreeWalker(root.body || root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode, parent = node.parentElement;
        if (!parent || !node.data.trim()) continue;
        if (found.has(parent)) { if (found.get(parent) !== null) found.set(parent, found.get(parent) + node.data); continue; }
        if (found.size >= most * 100) { cut = true; return found; }
        const box = parent.getBoundingClientRect();
        const seen = !parent.closest(SILENT) && box.width > 1 && box.height > 1 && shown(parent);
        found.set(parent, seen ? node.data : null);
        parents.set(parent, up(parent));
      }
    }
    for (const [parent, text] of found) if (text === null) found.delete(parent);
    return found;
  };
  const holder = (one) => {
    let node = parents.get(one);
    while (node && !(node.isConnected && shown(node))) node = parents.get(node) || up(node);
    return node;
  };
  const target = (kind, element) => {
    let row = targets.find((one) => one.kind === kind && one.element === element);
    if (!row && targets.length >= most * 2) { cut = true; return null; }
    if (!row) targets.push((row = { kind, element, node: einclusion.at(element), times: [], first: "", last: "" }));
    return row;
  };
  const compare = (after, now) => {
    const changed = new Map(), came = new Map();
    for (const [one, text] of after)
      if (!before.has(one)) came.set(holder(one), text);
      else if (before.get(one) !== text) changed.set(one, [before.get(one), text]);
    for (const [one, text] of before) {
      const where = after.has(one) ? null : holder(one);
      if (!where) continue;
      if (came.has(where)) changed.set(where, [text, came.get(where)]);
      else {
        others++;
        if (text.trim().split(/\s+/).length > 2 && lost.size < most)
          lost.set(text.trim(), { where, node: einclusion.at(where), seconds: now - (since.get(one) ?? 0) });
      }
    }
    for (const one of came.keys()) since.set(one, earlier);
    for (const one of after.keys()) if (!before.has(one)) since.set(one, earlier);
    earlier = now;
    for (const text of after.values()) lost.delete(text.trim());
    others += came.size;
    for (const [one, [former, latter]] of changed) {
      if ([...changed.keys()].some((other) => other !== one && one.contains(other))) continue;
      const row = target("text", one);
      if (!row) continue;
      row.first = row.first || former.trim().slice(0, 100);
      row.last = latter.trim().slice(0, 100);
      row.times.push(now);
    }
  };
  const moves = (now) => {
    for (const [one] of styled) {
      if (!one.isConnected || !shown(one)) continue;
      const box = one.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      const spot = [box.left, box.top, getComputedStyle(one).transform, one.currentSrc || ""].join(" ");
      if (spots.has(one) && spots.get(one) !== spot) target("script", one)?.times.push(now);
      spots.set(one, spot);
    }
    styled.clear();
  };
  const running = (one) => {
    if (!one.effect || !one.effect.target || one.playState !== "running") return false;
    const timing = one.effect.getComputedTiming(), element = one.effect.target;
    const box = element.getBoundingClientRect();
    const properties = one.effect.getKeyframes().flatMap((frame) => Object.keys(frame));
    return timing.endTime > 5000 && timing.duration > 0 && box.width > 1 && box.height > 1 && shown(element)
      && properties.some((name) => MOVING.has(name));
  };
  const animations = () => roots.flatMap((root) => root.getAnimations()).filter(running);
  const FLASHY = /^(opacity|visibility|color|filter|display|transform|scale|content|width|height|background.*|.*[cC]olor)$/;
  const parts = (easing) => { const found = /steps\((\d+)/.exec(easing || ""); return found ? Number(found[1]) : 1; };
  const quickly = (one) => {
    const { effect } = one, element = effect?.target;
    if (!element || one.playState !== "running" || !effect.getKeyframes) return false;
    const timing = effect.getComputedTiming(), frames = effect.getKeyframes();
    if (timing.endTime < 500 || !(timing.duration > 0) || timing.iterations < 2) return false;
    if (!frames.some((frame) => Object.keys(frame).some((name) => FLASHY.test(name)))) return false;
    const inner = frames.slice(0, -1).reduce((sum, frame) => sum + parts(frame.easing), 0) * parts(timing.easing);
    const turns = (Math.max(1, inner) + (/alternate/.test(timing.direction) ? 0 : 1)) * 1000 / timing.duration;
    const box = element.getBoundingClientRect();
    const seen = (Math.min(box.right, innerWidth) - Math.max(box.left, 0)) * (Math.min(box.bottom, innerHeight) - Math.max(box.top, 0));
    return turns > 6 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight && seen >= 5000;
  };
  let seeking = [];
  const still = (row) =>
    !row.element.isConnected || !shown(row.element)
    || (row.kind === "style" && !animations().some((one) => one.effect.target === row.element));
  const look = (row, now) => {
    const style = getComputedStyle(row.element);
    const looks = row.animated.map((name) => style[name]);
    const other = row.looks ? row.animated.filter((_, place) => looks[place] !== row.looks[place]) : [];
    if (other.length) row.times.push(now);
    for (const name of other) row.properties.add(name);
    row.looks = looks;
  };
  window.einclusionMotion = {
    // Elements that animations of styles change to and fro more than three times a second.
    quick() {
      seeking = roots.flatMap((root) => root.getAnimations()).filter(quickly).slice(0, most);
      return [...new Set(seeking.map((one) => one.effect.target))].map((one) => einclusion.at(one));
    },
    // Show them at a moment of their own time, past their delay; or let them go on.
    async seek(at) {
      for (const one of seeking) {
        if (at === null) { one.play(); continue; }
        one.pause();
        one.currentTime = one.effect.getComputedTiming().delay + at;
      }
      if (at !== null) await new Promise((done) => { setTimeout(done, 100); requestAnimationFrame(() => requestAnimationFrame(done)); });
    },
    // Begin to watch; what is animated at once.
    start() {
      for (const root of roots)
        observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true,
          attributeFilter: ["style", "class", "hidden", "open", "src", "transform"] });
      before = texts();
      for (const one of animations()) {
        const row = target("style", one.effect.target);
        const timing = one.effect.getComputedTiming();
        if (row) Object.assign(row, { period: timing.duration / 1000, endless: timing.endTime === Infinity,
          properties: new Set(), animated: [...MOVING].filter((name) =>
            one.effect.getKeyframes().some((frame) => name in frame)) });
      }
      return animations().length;
    },
    // Animations that go on though the reader asked for less motion.
    stubborn() {
      for (const row of targets) if (row.kind === "style") row.reduced = still(row);
    },
    // What changed until this second of the page's own time.
    sample(now) {
      for (const row of targets) if (row.kind === "style" && !still(row)) look(row, now);
      if (!dirty) return;
      dirty = false;
      const after = texts();
      compare(after, now);
      moves(now);
      before = after;
    },
    // Look again and again as the page's own time goes on.
    follow({ from, every }) {
      clearInterval(timer);
      let now = from;
      timer = setInterval(() => this.sample((now += every)), every * 1000);
    },
    // From now on for a trial.
    mark() {
      written.clear();
      for (const row of targets) row.since = row.times.length;
    },
    // Of each target: how often it changed since then, and whether it is gone or at rest.
    trial: () => targets.map((row) => ({
      seen: row.times.length - (row.since || 0),
      writes: [...written].reduce((sum, [one, count]) => sum + (row.element.contains(one) ? count : 0), 0),
      still: still(row),
    })),
    fill() {
      for (const one of document.querySelectorAll("input:not([type]), input[type=text], input[type=number]"))
        if (!one.value && shown(one)) one.value = "60";
    },
    told() {
      const whole = (document.body ? document.body.innerText : "").trim();
      const apart = ({ where }) => !targets.some(({ element }) => element.contains(where) || where.contains(element) && where !== document.body);
      const vanished = [...lost].filter(([, row]) => apart(row) && row.where.isConnected)
        .map(([text, { node, seconds }]) => ({ node, text: text.slice(0, 120), seconds }));
      return { cut, others, vanished, targets: targets.map((row) => ({
        kind: row.kind, node: row.node, times: row.times.slice(0, most), first: row.first, last: row.last,
        alone: row.kind === "text" && row.element.isConnected && row.element.innerText.trim() === whole,
        period: row.period || 0, endless: !!row.endless, properties: [...(row.properties || [])], reduced: !!row.reduced,
      })) };
    },
  };
}
