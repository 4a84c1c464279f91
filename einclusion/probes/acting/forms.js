// Forms of one document: found, sent off, and what shows afterwards that did not before.
async ({ step, words, most, number, kind, first, last }) => {
  const FIELDS = "input, select, textarea";
  const NO_FIELDS = ["button", "submit", "reset", "image", "hidden"];
  const WRITTEN = ["text", "email", "tel", "url", "search", "number", "password", "date", "month", "week", "time", "datetime-local"];
  const SIGN = /(^|[^a-z])(error|errors|err|invalid|erreur|fout|fehler|danger)([^a-z]|$)/i;
  const shows = (element) => element.checkVisibility({ visibilityProperty: true });
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return shows(element) && box.width > 1 && box.height > 1 && box.right > 0;
  };
  const open = (field) => !field.disabled && !NO_FIELDS.includes(field.type) && (seen(field) || (field.labels && [...field.labels].some(seen)));
  const { every } = einclusion;
  const folded = (text) => text.replace(/\s+/g, " ").trim();
  const referred = (element, ...names) =>
    names.flatMap((name) => (element.getAttribute(name) || "").split(/\s+/)).filter(Boolean)
      .map((id) => element.getRootNode().getElementById?.(id)).filter(Boolean);
  const label = (field) => {
    const named = referred(field, "aria-labelledby");
    const texts = (named.length ? named : [...(field.labels || [])]).map((one) => folded(one.innerText || ""));
    return (texts.join(" ") || field.getAttribute("aria-label") || field.placeholder || field.title || "").slice(0, 120);
  };
  const quiet = (least, longest) => new Promise((done) => {
    let timer = setTimeout(done, least);
    setTimeout(done, longest);
    new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, least); })
      .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  // Elements with text of their own, and that text.
  const texts = () => {
    const found = new Map();
    for (const element of every(document.body)) {
      if (["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "OPTION", "TEXTAREA"].includes(element.tagName)) continue;
      const own = folded([...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join(" "));
      if (own && shows(element)) found.set(element, own);
    }
    return found;
  };
  const look = (element) => {
    const style = getComputedStyle(element);
    return [style.color, style.backgroundColor, style.borderTopColor, style.borderLeftColor, style.borderTopWidth, style.borderLeftWidth,
      style.boxShadow, style.outlineColor, style.outlineStyle, style.backgroundImage].join("|");
  };
  const signs = (element) => [...element.classList].filter((name) => SIGN.test(name)).length;
  const question = (field) => (["radio", "checkbox"].includes(field.type) && field.name ? "choice " + field.name : field);
  const asked = (fields) => new Set(fields.map(question)).size;
  // The largest part of the form that holds this question alone.
  const alone = (form, field) => {
    let part = field;
    while (part.parentElement && part.parentElement !== form.element && asked(form.fields.filter((one) => part.parentElement.contains(one))) === 1)
      part = part.parentElement;
    return part;
  };
  const expects = (field) => {
    if (["email", "tel", "url", "number", "date", "month", "week", "time", "datetime-local"].includes(field.type)) return field.type;
    if (field.type !== "text") return "";
    if (["numeric", "decimal"].includes(field.inputMode)) return "number";
    const told = [...(field.autocomplete || "").split(" ").slice(-1), ...`${label(field)} ${field.name} ${field.id}`.toLowerCase().split(/[^\p{L}-]+/u)];
    for (const [name, entry] of Object.entries(words.kinds)) if (told.some((word) => word === name || entry.words.includes(word))) return name;
    return field.pattern ? "pattern" : "";
  };
  const write = (field, value) => {
    const own = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(own.prototype, "value").set.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const bad = (field) => {
    const what = expects(field);
    if (["date", "month", "week", "time", "datetime-local", "number"].includes(field.type)) {
      if (field.max && field.type === "number") return String(Number(field.max) + 1);
      if (field.min && field.type === "number") return String(Number(field.min) - 1);
      return field.type === "number" ? "-1" : "";
    }
    if (what === "pattern") return "?";
    return what ? words.kinds[what].bad : "";
  };
  // Whether somebody looks for something here, so that nothing written into it is wrong.
  const seeks = (form, field) => {
    const told = `${form.getAttribute("action")} ${form.id} ${form.getAttribute("name")} ${label(field)} ${field.name} ${field.id}`.toLowerCase().split(/[^\p{L}]+/u);
    return field.type === "search" || !!field.closest("[role=search], search") || words.search.some((word) => told.some((one) => one.startsWith(word)));
  };
  const buttonOf = (element, formless) => {
    const able = (one) => seen(one) && !one.disabled;
    const all = formless ? [...element.querySelectorAll("button, input[type=button], input[type=submit], [role=button]")].filter((one) => !one.form && able(one))
      : [...element.elements].filter((one) => ["submit", "image"].includes(one.type) && able(one));
    if (!formless) return all.find((one) => one.type === "submit") || all[0] || [...element.elements].find((one) => one.type === "image" && able(one));
    const says = (one) => folded(one.innerText || one.value || "").toLowerCase().split(/[^\p{L}]+/u);
    return all.find((one) => says(one).some((word) => words.buttons.includes(word)));
  };

  if (step === "begin") {
    const fields = every(document.documentElement).filter((one) => one.matches(FIELDS) && open(one));
    const forms = [];
    let unseen = 0;
    for (const element of new Set(fields.map((one) => one.form || one.closest("[role=form], main") || document.body))) {
      const formless = element.localName !== "form";
      const own = fields.filter((one) => (one.form || one.closest("[role=form], main") || document.body) === element);
      const button = buttonOf(element, formless);
      if (!button && !formless && !own.every((field) => seeks(element, field))) unseen++;
      if (button && forms.length < most.forms) forms.push({ element, fields: own, button });
      else if (button) unseen++;
    }
    const choices = fields.filter((one) => (one.localName === "select" && !one.multiple) || one.type === "radio" || one.type === "checkbox");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*, *::before, *::after { transition: none !important; animation-duration: 0s !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const labels = new Map(fields.map((one) => [one, label(one)]));
    const state = (window.einclusionForms = { fields, forms, labels, choices: choices.slice(0, most.choices) });
    addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      state.sent = true;
      event.preventDefault();
    });
    window.navigation?.addEventListener("navigate", (event) => { if (!event.destination.sameDocument) state.sent = true; });
    document.addEventListener("invalid", (event) => state.invalid?.push(event), true);
    return { forms: forms.length, choices: state.choices.length, unseen, untried: Math.max(0, choices.length - most.choices) };
  }

  const state = window.einclusionForms;
  if (!state) return null;

  if (step === "submit") {
    const form = state.forms[number];
    if (!form) return null;
    if (!form.element.isConnected || !form.button.isConnected) return null;
    const fields = (form.fields = form.fields.filter((one) => one.isConnected));
    form.before ||= {
      texts: texts(),
      looks: new Map(fields.map((one) => [one, [look(one), look(alone(form, one)), signs(one) + signs(alone(form, one)), one.getAttribute("aria-invalid")]])),
      alerts: new Set(every(document.body).filter((one) => one.getAttribute("role") === "alert" && shows(one))),
    };
    const typed = new Map();
    if (kind === "bad") {
      for (const field of fields) {
        if (field.readOnly) continue;
        if (field.localName === "select") {
          const choice = [...field.options].find((one) => one.value && !one.disabled);
          if (!field.value && choice) { field.value = choice.value; field.dispatchEvent(new Event("change", { bubbles: true })); }
        } else if (field.type === "radio") {
          if (!fields.some((one) => one.name === field.name && one.checked)) field.click();
        } else if (field.localName === "textarea" || WRITTEN.includes(field.type)) {
          const value = bad(field) || (field.value ? "" : "Test");
          if (value) write(field, value);
          if (value && field.value) typed.set(field, field.value);
        }
      }
      if (![...typed.keys()].some((field) => bad(field))) return null;
      await quiet(30, 200);
    }
    state.sent = false;
    state.invalid = [];
    let live = false;
    const watch = new MutationObserver((rows) => {
      for (const row of rows) {
        const near = row.target.nodeType === 1 ? row.target : row.target.parentElement;
        const region = near?.closest("[aria-live=polite], [aria-live=assertive], [role=alert], [role=status], [role=log], output");
        if (region && shows(region) && folded(region.textContent)) live = true;
      }
    });
    watch.observe(document, { subtree: true, childList: true, characterData: true });
    const from = document.activeElement;
    form.button.focus();
    const prior = texts();
    form.button.click();
    await quiet(80, 600);
    const shown = () => live || document.activeElement !== form.button || [...texts()].some(([element, text]) => prior.get(element) !== text);
    for (let tries = 0; tries < 3 && !state.sent && !shown(); tries++) await quiet(150, 200);
    watch.disconnect();
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const bubbles = new Set(state.invalid.filter((event) => !event.defaultPrevented).map((event) => event.target));
    const shy = active && active !== document.body && active !== form.button ? active : null;
    shy?.blur();
    const now = texts();
    shy?.focus({ preventScroll: true });
    // A text of which only the numbers changed counts something, such as the characters that are left.
    const wording = (text) => text?.replace(/\d+/g, "0");
    const fresh = [...now].filter(([element, text]) => wording(form.before.texts.get(element)) !== wording(text) && !form.fields.some((one) => one.contains(element)));
    if (fresh.some(([element]) => { const alert = element.closest("[role=alert]"); return alert && !form.before.alerts.has(alert); })) live = true;
    const left = fresh.slice(0, most.texts);
    const ties = new Map();
    for (const field of fields)
      for (const holder of [field, ...(function* () { for (let up = field.parentElement; up && up !== form.element; up = up.parentElement) if (up.matches("fieldset, [role=group], [role=radiogroup]")) yield up; })()])
        for (const note of [...referred(holder, "aria-describedby", "aria-errormessage", "aria-labelledby"), ...(holder === field ? [...(field.labels || [])] : [...holder.children].filter((one) => one.localName === "legend"))])
          ties.set(note, [...(ties.get(note) || []), field]);
    const told = new Map(fields.map((field) => [field, { texts: [], seen: false, tied: false, linked: false }]));
    const loose = [];
    for (const [element, text] of left) {
      const link = element.closest("a[href*='#']");
      const aim = link && decodeURIComponent(link.hash.slice(1));
      const led = aim && fields.filter((one) => one.id === aim || one.name === aim || (one.closest("[id]")?.id === aim) || document.getElementById(aim)?.contains(one));
      if (led?.length) { led.slice(0, 1).forEach((one) => (told.get(one).linked = true)); loose.push(text); continue; }
      let holder = element, tied = [];
      while (holder && holder !== form.element && !tied.length) { tied = ties.get(holder) || []; holder = holder.parentElement; }
      let near = tied.slice(0, 1);
      if (!near.length) {
        for (let up = element.parentElement; up && !near.length; up = up.parentElement) {
          const inside = fields.filter((one) => up.contains(one));
          if (inside.length && asked(inside) === 1 && (up !== form.element || asked(fields) === 1)) near = inside.slice(0, 1);
          if (inside.length) break;
        }
      }
      if (!near.length && form.element.contains(element)) {
        const box = element.getBoundingClientRect();
        const gap = (one) => { const other = one.getBoundingClientRect(); return other.right < box.left || other.left > box.right ? 1e9 : Math.max(other.top - box.bottom, box.top - other.bottom, 0); };
        const closest = [...fields].sort((one, other) => gap(one) - gap(other))[0];
        if (closest && gap(closest) <= 24) near = [closest];
      }
      if (!near.length) { loose.push(text); continue; }
      // What came while something fitting was written there tells of that, not of a fault.
      if (typed.has(near[0]) && !bad(near[0]) && prior.get(element) === text && near[0].getAttribute("aria-invalid") !== "true") continue;
      const row = told.get(near[0]);
      row.texts.push(text);
      row.tied ||= tied.length > 0;
      row.seen ||= seen(element);
    }
    const refused = [];
    const groups = new Set();
    const held = new Set();
    for (const field of fields) {
      const row = told.get(field);
      const native = field.willValidate && !field.validity.valid && !form.element.noValidate && !form.button.formNoValidate && form.element.localName === "form";
      const marked = field.getAttribute("aria-invalid") === "true" && form.before.looks.get(field)?.[3] !== "true";
      const before = form.before.looks.get(field) || ["", "", 0];
      const part = alone(form, field);
      const away = field === shy ? (shy.blur(), [look(field), look(part)]) : [look(field), look(part)];
      const coloured = away[0] !== before[0] || away[1] !== before[1];
      const barred = !state.sent && (away[0] !== before[0] || away[1] !== before[1]) && field.willValidate && !field.validity.valid;
      const signed = signs(field) + signs(part) > before[2];
      if (!(native || marked || row.texts.length || row.linked || signed || barred)) continue;
      held.add(field);
      if (groups.has(question(field))) continue;
      groups.add(question(field));
      refused.push({ node: einclusion.at(field), label: state.labels.get(field), expects: expects(field), browser: native && bubbles.has(field),
        invalid: marked || (native && field.getAttribute("aria-invalid") !== "false"), text: row.texts.join(" ").slice(0, 300), seen: row.seen, tied: row.tied, linked: row.linked, coloured });
    }
    const lost = [...typed].filter(([field, value]) => field.type !== "password" && (field.isConnected ? field : document.getElementById(field.id))?.value === "" && value).map(([field]) => einclusion.at(field));
    let focus = "stayed";
    if (shy && shy !== from) {
      if (held.has(shy) || fields.some((one) => shy.contains(one) && held.has(one) && shy !== form.element)) focus = "field";
      else if (left.some(([element]) => shy.contains(element) || element.contains(shy))) focus = "message";
      else focus = "elsewhere";
    }
    return { form: einclusion.at(form.element), kind, sent: Boolean(state.sent),
      refused, loose: loose.slice(0, 20).map((text) => text.slice(0, 200)), focus, live, lost };
  }

  if (step === "paste") {
    const blocked = [];
    for (const field of state.fields.filter((one) => one.isConnected && !one.readOnly && WRITTEN.includes(one.type)).slice(0, most.choices)) {
      const before = field.value;
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "123456");
      const went = field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true, clipboardData }));
      if (!went && field.value === before) {
        await quiet(20, 100);
        if (field.value === before && state.fields.every((one) => one.value !== "123456" && one.value !== "1")) blocked.push(einclusion.at(field));
      }
    }
    return { blocked };
  }

  if (step === "change") {
    const address = location.pathname;
    const nodes = [];
    state.sent = false;
    for (const field of state.choices.slice(first, last)) {
      if (!field.isConnected || field.disabled) continue;
      field.focus({ preventScroll: true });
      if (field.localName === "select") {
        const other = [...field.options].find((one, index) => index !== field.selectedIndex && !one.disabled && one.value);
        if (!other) continue;
        field.value = other.value;
        field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      } else if (field.type === "checkbox" || !field.checked) field.click();
      nodes.push(einclusion.at(field));
    }
    await quiet(60, 400);
    return { nodes, moved: location.pathname !== address || Boolean(state.sent) };
  }
}
