// Text twice as large as it is, nothing else larger than it makes it; or as it was.
({ on }) => {
  const roots = [document];
  for (const root of roots) for (const one of root.querySelectorAll("*")) if (one.shadowRoot) roots.push(one.shadowRoot);
  if (!on) {
    for (const [style, name, value, priority] of window.einclusionSizes || []) style.setProperty(name, value, priority);
    delete window.einclusionSizes;
    return;
  }
  const all = roots.flatMap((root) => [...root.querySelectorAll("*")]).filter((one) => one instanceof HTMLElement);
  const sizes = all.map((one) => {
    const { fontSize, lineHeight } = getComputedStyle(one);
    return [one.style, 2 * parseFloat(fontSize), 2 * parseFloat(lineHeight)];
  });
  window.einclusionSizes = [];
  for (const [style, size, line] of sizes)
    for (const [name, value] of [["transition", "none"], ["font-size", `${size}px`], ...(line ? [["line-height", `${line}px`]] : [])]) {
      window.einclusionSizes.push([style, name, style.getPropertyValue(name), style.getPropertyPriority(name)]);
      style.setProperty(name, value, "important");
    }
}
