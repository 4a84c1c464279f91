// What comes into sight in a document after a press: its text, and the texts of its buttons and links.
({ begin }) => {
  const CONTROLS = "button, a[href], input[type=button], input[type=submit], [role=button], [role=link]";
  const SILENT = "script, style, noscript, template, option, textarea, title";
  const { every } = einclusion;
  const shown = (one) => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const own = (one) => [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join(" ").replace(/\s+/g, " ").trim();
  const texts = () => new Map(every(document).filter((one) => own(one) && !one.closest(SILENT) && shown(one)).map((one) => [one, own(one)]));
  const pressable = () => every(document).filter((one) => one.matches(CONTROLS) && shown(one));
  const said = (one) => (one.innerText || one.value || one.getAttribute("aria-label") || "").replace(/\s+/g, " ").trim();
  if (begin) {
    window.einclusionChat = { texts: texts(), controls: pressable() };
    return null;
  }
  // A frame that was not there at the beginning holds nothing old.
  const before = window.einclusionChat || { texts: new Map(), controls: [] };
  return {
    text: [...texts()].filter(([one, text]) => before.texts.get(one) !== text).map(([, text]) => text).join(" ").slice(0, 3000),
    controls: pressable().filter((one) => !before.controls.includes(one)).map(said).filter(Boolean).slice(0, 30),
  };
}
