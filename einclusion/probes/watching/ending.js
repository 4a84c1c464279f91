// How a document ends by itself: what comes into sight before, and whether its fields are there and keep what they hold.
({ most }) => {
  if (window.einclusionEnding) return;
  const SILENT = "script, style, noscript, template, option, textarea, title";
  const DIALOG = "dialog, [role=dialog], [role=alertdialog]";
  const LIVE = "[aria-live=polite], [aria-live=assertive], [role=alert], [role=status], [role=alertdialog]";
  const CONTROLS = "button, a[href], input[type=button], input[type=submit], [role=button], [role=link]";
  const FIELDS = "input:not([type=hidden]):not([type=button]):not([type=submit]):not([type=image]), select, textarea";
  const { every } = einclusion;
  const up = (one) => one.parentElement || (one.getRootNode().host ?? null);
  const shown = (one) => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const said = (one) => (one.innerText || one.value || one.getAttribute("aria-label") || "").trim();
  // A counter that goes on counting says nothing new.
  const plain = (text) => text.replace(/\d+/g, "0").replace(/\s+/g, " ").trim();
  const focused = (one) => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return !!active && active !== document.body && one.contains(active);
  };
  const texts = () => {
    const found = new Map(), had = new Set();
    for (const one of every(document.body || document)) {
      const own = [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join(" ");
      if (!own.trim() || one.closest(SILENT) || !shown(one)) continue;
      found.set(one, own);
      for (let node = one; node; node = up(node)) had.add(node);
    }
    return { found, had };
  };
  const open = () => every(document).filter((one) => one.matches(FIELDS) && shown(one));
  const notices = [];
  let before = null, earlier = 0, timer = 0, dirty = true, emptied = false, fields = [], changed = false, over = null;
  new MutationObserver(() => (dirty = true)).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  addEventListener("reset", ({ target }) => (emptied ||= fields.some((one) => target.contains(one))), true);
  window.einclusionEnding = {
    // Begin to watch, with a look at the fields every so many seconds.
    start({ every: seconds, from }) {
      before = texts();
      fields = open();
      const begun = performance.now();
      if (fields.length)
        setInterval(() => { if (!over && this.state()) over = { kind: this.state(), seconds: from + (performance.now() - begun) / 1000 }; }, seconds * 1000);
    },
    // Whether no field can be seen any more, or a form of theirs was emptied; and which was so at one of these looks.
    state: () => (emptied ? "emptied" : fields.length && !fields.some((one) => one.isConnected && shown(one)) ? "gone" : ""),
    over: () => over,
    sample(now) {
      if (!dirty) { earlier = now; return; }
      dirty = false;
      const after = texts(), fresh = new Set();
      for (const [one, text] of after.found) {
        if (before.found.get(one) === text) continue;
        changed = true;
        if (plain(before.found.get(one) || "") === plain(text)) continue;
        let whole = one;
        for (let node = up(one); node && node !== document.body && !before.had.has(node); node = up(node)) whole = node;
        fresh.add(whole.closest(DIALOG) || whole);
      }
      for (const whole of fresh) {
        if (notices.length >= most || [...fresh].some((other) => other !== whole && other.contains(whole))) continue;
        const text = said(whole).replace(/\s+/g, " ").slice(0, 300);
        if (text && !notices.some((one) => one.whole === whole && plain(one.text) === plain(text)))
          notices.push({ whole, node: einclusion.at(whole), text, earliest: earlier, latest: now,
            dialog: !!whole.closest(DIALOG), announced: !!whole.closest(LIVE) || !!whole.querySelector(LIVE) || focused(whole),
            controls: [...whole.querySelectorAll(CONTROLS)].filter(shown).map(said).filter(Boolean).slice(0, most) });
      }
      changed ||= before.found.size !== after.found.size;
      before = after;
      earlier = now;
    },
    follow({ from, every: seconds }) {
      clearInterval(timer);
      let now = from;
      timer = setInterval(() => this.sample((now += seconds)), seconds * 1000);
    },
    told: () => ({ changed, notices: notices.map(({ whole, ...rest }) => rest) }),
  };
}
