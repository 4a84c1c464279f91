(given) => {
  const apart = "nav, header, footer, aside, [role=navigation], [role=banner], [role=contentinfo], [role=complementary]";
  const body = document.body || document.documentElement;
  let text = body.innerText || "";
  for (const one of body.querySelectorAll(apart)) {
    if (one.parentElement && one.parentElement.closest(apart)) continue;
    const said = one.innerText || "";
    if (said.trim()) text = text.replace(said, " ");
  }
  if (!text.trim()) text = body.innerText || "";
  const shown = document.querySelector("img, svg, iframe, frame, object, embed, canvas, video, form");
  const named = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6, legend, button, [role=heading], [aria-label], img[alt]")];
  const names = named.slice(0, given.names).map((one) => (one.getAttribute("aria-label") || one.alt || one.innerText || "").slice(0, 100));
  const navigations = document.querySelectorAll("nav, [role=navigation]").length;
  return { names: names.filter((one) => one.trim()), navigations, title: document.title.slice(0, 300), text: text.slice(0, given.most), bare: !text.trim() && !shown };
}
