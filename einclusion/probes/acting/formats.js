// Fields for details of people in one document: plain and human ways of writing put into each, and what it made of them.
async ({ ways, labels, before, most }) => {
  const WRITTEN = ["text", "tel", "number", "search", "url"];
  const { every } = einclusion;
  const shows = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1;
  const folded = (text) => (text || "").replace(/\s+/g, " ").trim();
  const quiet = (ms) => new Promise((done) => setTimeout(done, ms));
  const bare = (text) => text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}+]/gu, "");

  const label = (field) => {
    const named = (field.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean).map((id) => field.getRootNode().getElementById?.(id)).filter(Boolean);
    const tied = named.length ? named : [...(field.labels || [])];
    const own = (one) => { const copy = one.cloneNode(true); copy.querySelectorAll("input, select, textarea").forEach((inner) => inner.remove()); return copy.textContent; };
    return folded(tied.map(own).join(" ")) || folded(field.getAttribute("aria-label")) || folded(field.placeholder);
  };
  const purpose = (field) => {
    const tokens = (field.getAttribute("autocomplete") || "").toLowerCase().split(/\s+/);
    const token = tokens.find((one) => ways[one] || ["tel-national", "address-line1"].includes(one));
    if (token) return { "tel-national": "tel", "address-line1": "street-address" }[token] || token;
    if (field.type === "tel") return "tel";
    const said = label(field).toLowerCase();
    for (const text of [said, folded(said.replace(/\([^()]*\)|[*:.?!]|\d+[.)]/g, " "))]) {
      const [first, ...rest] = text.split(" ");
      const words = before.includes(first) ? rest.join(" ") : text;
      if (labels[words]) return labels[words];
    }
    return "";
  };
  const write = (field, value) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, value);
    for (const type of ["input", "change", "focusout"]) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    field.dispatchEvent(new Event("blur"));
  };
  const tried = async (field, value) => {
    if (field.maxLength >= 0 && value.length > field.maxLength) return "cut";
    write(field, value);
    await quiet(15);
    if (!field.isConnected) return "gone";
    if (bare(field.value) !== bare(value)) return "changed";
    return !field.validity.valid || field.getAttribute("aria-invalid") === "true" ? "invalid" : "";
  };
  const made = (human, plain) => {
    const digits = plain.replace(/^(\+?[A-Z]{2}\d{2}|\+?\d{4})/, "$1 ");
    const [head, ...tail] = digits.split(" ");
    const step = /^[A-Z]/.test(plain) ? 4 : 2;
    const grouped = [head, ...(tail.join("").match(new RegExp(`.{1,${step}}`, "g")) || [])].join(" ");
    return human.replace("{spaced}", grouped).replace("{short}", plain.replace(/(^|\D)0(\d)/g, "$1$2"));
  };

  const fields = every(document.documentElement).filter((one) => one.localName === "input" && WRITTEN.includes(one.type) && !one.disabled && !one.readOnly && shows(one));
  const found = fields.map((field) => [field, purpose(field)]).filter(([, kind]) => ways[kind]);
  const refused = [];
  let count = 0, unseen = Math.max(0, found.length - most.fields);
  const end = performance.now() + most.milliseconds;
  for (const [field, kind] of found.slice(0, most.fields)) {
    if (!field.isConnected || performance.now() > end) { unseen++; continue; }
    const held = field.value;
    let plain = null;
    for (const value of ways[kind].plain) if ((await tried(field, value)) === "") { plain = value; break; }
    if (plain === null) { unseen++; write(field, held); continue; }
    for (const [list, foreign] of [[ways[kind].human || [], false], [ways[kind].foreign || [], true]]) {
      for (const one of list) {
        const said = made(one, plain);
        if (said === plain) continue;
        const how = await tried(field, said);
        count++;
        if (how === "gone") break;
        if (how) refused.push({ node: einclusion.at(field), id: field.id, label: label(field).slice(0, 120), purpose: kind, said, taken: plain, foreign, how });
      }
    }
    if (field.isConnected) write(field, held);
  }
  return { tried: count, refused, unseen, fields: found.length };
}
