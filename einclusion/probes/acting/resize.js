// Elements that reach beyond the window's right edge, outermost first, unless something around them scrolls or clips.
({ most }) => {
  const root = document.scrollingElement || document.documentElement;
  const edge = document.documentElement.clientWidth;
  const held = (element) => {
    for (let node = element; node && node !== root && node !== document.body; node = node.parentElement)
      if (node !== element && getComputedStyle(node).overflowX !== "visible") return true;
    return false;
  };
  const beyond = [];
  if (root.scrollWidth > edge) {
    for (const element of document.body.querySelectorAll("*")) {
      const right = element.getBoundingClientRect().right + root.scrollLeft;
      if (right > edge + 1 && beyond.length < most && !held(element))
        beyond.push({ node: einclusion.at(element), right: Math.round(right) });
    }
  }
  return { width: root.scrollWidth, beyond };
}
