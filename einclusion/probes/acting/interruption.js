// Half of the fields to write in filled in, and, once they are, which of them no longer hold it.
({ most }) => {
  const WRITTEN = ["text", "email", "tel", "url"];
  const shows = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1;
  const able = (one) => !one.disabled && !one.readOnly && !one.value && !one.closest("[role=search], search") && shows(one);
  if (window.einclusionKept) {
    const gone = window.einclusionKept.filter(([field, value]) => !field.isConnected || field.value !== value);
    return { lost: gone.map(([field]) => (field.isConnected ? einclusion.at(field) : null)) };
  }
  const open = [...document.querySelectorAll("input, textarea")].filter((one) => (one.localName === "textarea" || WRITTEN.includes(one.type)) && able(one));
  if (open.length < 2) return { filled: 0 };
  const written = open.slice(0, Math.min(most, Math.ceil(open.length / 2))).map((field) => {
    const own = field.localName === "textarea" ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(own.prototype, "value").set.call(field, "Peeters");
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    return [field, field.value];
  });
  window.einclusionKept = written.filter(([, value]) => value);
  return { filled: window.einclusionKept.length };
}
