// The focus put on controls one after another, and what that does within the page.
async ({ most, only, wait }) => {
  const roots = [document];
  for (const root of roots) for (const one of root.querySelectorAll("*")) if (one.shadowRoot) roots.push(one.shadowRoot);
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && one.getBoundingClientRect().width > 1;
  const all = roots.flatMap((root) => [...root.querySelectorAll(CONTROLS)]).filter((one) => one.tabIndex >= 0 && !one.disabled && shown(one));
  const modal = (one) => (one.matches("dialog") && one.matches(":modal")) || one.getAttribute("aria-modal") === "true";
  const dialogs = () => roots.flatMap((root) => [...root.querySelectorAll("dialog, [role=dialog], [role=alertdialog]")]).filter(shown);
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const found = [];
  const tried = only === null ? all.slice(0, most) : all.slice(only, only + 1);
  const begun = document.activeElement;
  for (const one of tried) {
    if (!one.isConnected || !shown(one)) continue;
    begun?.blur?.();
    const before = new Set(dialogs());
    let got = false;
    one.addEventListener("focus", () => { got = true; }, { once: true, capture: true });
    one.focus({ preventScroll: true });
    if (wait) await pause(wait);
    const come = dialogs().find((dialog) => !before.has(dialog) && !dialog.contains(one)
      && (modal(dialog) || dialog.contains(dialog.getRootNode().activeElement)));
    const none = document.activeElement === document.body || document.activeElement === null;
    if (come) found.push({ node: einclusion.at(one), number: all.indexOf(one), kind: "dialog" });
    else if (got && none && document.hasFocus() && one.isConnected && shown(one) && !one.disabled)
      found.push({ node: einclusion.at(one), number: all.indexOf(one), kind: "lost" });
  }
  await pause(only === null ? 50 : 100);
  document.activeElement?.blur?.();
  return { tried: tried.length, left: only === null ? all.length - tried.length : 0, found, node: tried[0] ? einclusion.at(tried[0]) : null };
}
