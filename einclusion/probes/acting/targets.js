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
  return { title: document.title.slice(0, 300), text: text.slice(0, given.most), bare: !text.trim() && !shown };
}
