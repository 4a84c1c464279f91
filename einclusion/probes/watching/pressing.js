// Controls of a document that can be pressed without leaving the page or sending anything, and pressing them.
() => {
  if (window.einclusionControls) return;
  const KINDS = `button, summary, input[type=button], input[type=checkbox], input[type=radio], input[type=submit],
    input[type=image], [role=button], [role=switch], [role=checkbox], [role=radio], [role=tab], [role=menuitem],
    a[href^="#"], a[href^="javascript:"], a:not([href]), [onclick]`;
  const SETTINGS = "input[type=range], input[type=number], select";
  const found = [];
  const { every } = einclusion;
  const usable = (one) => {
    if (one.disabled || !one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const box = one.getBoundingClientRect();
    return box.width > 0 && box.height > 0;
  };
  const label = (one) =>
    [one.innerText, one.value, one.title, one.getAttribute("aria-label"), ...[...(one.labels || [])].map((l) => l.innerText)]
      .filter((said) => typeof said === "string").join(" ").slice(0, 200);
  addEventListener("submit", (event) => event.preventDefault(), true);
  window.einclusionControls = {
    // All that can be pressed now and was not known before, each with its number; what takes many values comes last.
    list() {
      const all = every(document).filter((one) => !found.includes(one) && usable(one));
      const settings = all.filter((one) => one.matches(SETTINGS));
      return [...all.filter((one) => one.matches(KINDS) && !settings.includes(one)), ...settings].map((one) => ({
        number: found.push(one) - 1,
        node: einclusion.at(one),
        text: label(one),
        setting: settings.includes(one),
        sign: `${one.id} ${one.getAttribute("class") || ""}`.trim().slice(0, 100),
        address: one.getAttribute("href") || (one.form && one.form.getAttribute("action")) || "",
      }));
    },
    press(number) {
      const one = found[number];
      if (one.matches(SETTINGS)) {
        if (one.type === "range") one.value = one.min || "0";
        else if (one.localName === "select") one.selectedIndex = one.options.length - 1;
        else one.value = one.max || String(10 * (Number(one.value) || 1));
        for (const kind of ["input", "change"]) one.dispatchEvent(new Event(kind, { bubbles: true }));
      } else if (one.isConnected) one.click();
    },
  };
}
