// What of the document can be read and used.
() => {
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const searching = "[role=search], search, [type=search], [type=hidden], [type=submit], [type=button], [type=image], [type=reset]";
  const words = document.body ? document.body.innerText.match(/[\p{L}\p{N}]+/gu) || [] : [];
  const fields = [...document.querySelectorAll("input, select, textarea")].filter((one) => !one.closest(searching) && !one.closest("dialog, [role=dialog]"));
  return {
    words: words.length,
    headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")].filter((one) => shown(one) && one.innerText?.trim()).length,
    fields: fields.filter(shown).length,
    held: fields.length,
  };
}
