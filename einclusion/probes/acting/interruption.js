// Half of the fields to write in filled in, and, once they are, which of them no longer hold it.
async ({ most, steady, back }) => {
  const WRITTEN = ["text", "email", "tel", "url"];
  const shows = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1;
  const able = (one) => !one.disabled && !one.readOnly && !one.value && !one.closest("[role=search], search") && shows(one);
  // A page that is drawn anew, or loaded anew with what it had stored, has other fields that hold the same.
  const again = ({ id, name }) => (id && document.getElementById(id)) || (name && document.getElementsByName(name)[0]) || null;
  if (back) {
    const lost = back.map((told) => {
      const first = window.einclusionKept?.get(told.number);
      const field = first?.isConnected ? first : again(told);
      return { told, field, kept: field?.value === told.value };
    }).filter(({ kept }) => !kept);
    return { lost: lost.map(({ field }) => (field ? einclusion.at(field) : null)) };
  }
  const open = [...document.querySelectorAll("input, textarea")].filter((one) => (one.localName === "textarea" || WRITTEN.includes(one.type)) && able(one));
  if (open.length < 2) return { filled: [] };
  const written = open.slice(0, Math.min(most, Math.ceil(open.length / 2)));
  for (const field of written) {
    const own = field.localName === "textarea" ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(own.prototype, "value").set.call(field, "Peeters");
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  }
  // What the page itself makes of it while the line is there is no loss.
  await new Promise((done) => setTimeout(done, steady));
  window.einclusionKept = new Map(written.map((field, number) => [number, field]));
  const filled = written.map((field, number) => ({ number, id: field.id, name: field.name, value: field.value }));
  return { filled: filled.filter(({ number, value }) => value && written[number].isConnected) };
}
