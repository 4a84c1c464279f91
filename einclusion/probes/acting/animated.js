// Pictures that may hold several frames, visible ones, with their size.
({ most, least }) => {
  const found = [];
  let left = 0;
  const still = (picture) => !!picture && [...picture.querySelectorAll("source")].some((one) => /reduced-motion/.test(one.media));
  // Whether it takes the whole element; else only the picture itself knows its size.
  const whole = (one) => {
    const { backgroundRepeat, backgroundSize } = getComputedStyle(one);
    return one.localName === "img" || backgroundRepeat === "repeat" || backgroundSize === "cover";
  };
  const visit = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) visit(one.shadowRoot);
      const image = one.localName === "img" ? "" : getComputedStyle(one).backgroundImage;
      const source = one.localName === "img" ? one.currentSrc : (/url\("([^"]+)"\)/.exec(image) || [])[1];
      if (!source || !one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const { width, height } = one.getBoundingClientRect();
      if (width < least || height < least) continue;
      if (found.length >= most) left++;
      else found.push({ node: einclusion.at(one), source, area: whole(one) ? width * height : 0, chosen: still(one.closest("picture")) });
    }
  };
  visit(document);
  return { found, left };
}
