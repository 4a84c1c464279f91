// Fields that can be filled in, with the box of each.
({ most, height }) => {
  const found = [];
  const PLAIN = /^(text|email|tel|url|search|password|number|checkbox|radio)$/;
  const visit = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (!(element.localName === "textarea" || (element.localName === "input" && PLAIN.test(element.type)))) continue;
      if (element.matches(":disabled, [aria-disabled=true]") || found.length >= most) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const box = element.getBoundingClientRect();
      const rect = [box.left + scrollX, box.top + scrollY, box.width, box.height];
      if (box.width < 8 || box.height < 8 || rect[0] < 5 || rect[1] < 5 || rect[1] + rect[3] + 5 > height) continue;
      if (element.matches(":checked")) continue;
      found.push({ node: einclusion.at(element), rect });
    }
  };
  visit(document);
  return found;
}
