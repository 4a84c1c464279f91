// What of the page has come so far.
(() => {
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && one.getBoundingClientRect().width > 1;
  const words = ((document.body && document.body.innerText) || "").match(/[\p{L}\p{N}]+/gu) || [];
  const painted = performance.getEntriesByName("first-contentful-paint").length > 0;
  const [own] = performance.getEntriesByType("navigation");
  const parsed = Boolean(own && own.domContentLoadedEventEnd);
  const controls = "a[href], button, select, textarea, input:not([type=hidden]), [role=button], [role=link]";
  const usable = parsed && [...document.querySelectorAll(controls)].some((one) => !one.disabled && shown(one));
  return { now: performance.now() / 1000, words: words.length, painted, usable, complete: document.readyState === "complete" };
})()
