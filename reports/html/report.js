// A selection of the findings; it stands in the address, so that a link or "back" brings it again. `to` names where to look.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const unfolded = [];
  addEventListener("beforeprint", () => {
    for (const one of all("details:not([open])")) unfolded.push(one) && (one.open = true);
  });
  addEventListener("afterprint", () => {
    for (const one of unfolded.splice(0)) one.open = false;
  });

  const form = document.getElementById("filter");
  if (!form) return;
  const selects = all("select", form);
  const status = form.querySelector("[role=status]");
  const blocks = all(".rule").map((block) => ({ block, causes: all("[data-page]", block), more: block.querySelector(".more") }));
  const count = all(".cause, fieldset.ask").length;
  const further = document.querySelector(".further");
  const folded = [...blocks.map(({ more }) => more), further].filter(Boolean);
  const summaries = new Map(folded.map((one) => [one, one.firstElementChild.textContent]));

  // "1-4 7" holds 1, 2, 3, 4 and 7; lists of words hold their words.
  const holds = (list, wanted) =>
    list.split(" ").some((one) => {
      const [first, last] = one.split("-").map(Number);
      return one === wanted || (last && first <= wanted && wanted <= last);
    });
  const fits = (element, chosen) => chosen.every(([name, value]) => holds(element.dataset[name], value));
  const hide = (element, hidden) => element.hidden === hidden || (element.hidden = hidden);

  const apply = () => {
    const chosen = selects.filter(({ value }) => value).map(({ name, value }) => [name, value]);
    const ofBlocks = chosen.filter(([name]) => name in blocks[0].block.dataset);
    const ofCauses = chosen.filter(([name]) => !(name in blocks[0].block.dataset));
    let shown = 0;
    for (const { block, causes, more } of blocks) {
      const mine = fits(block, ofBlocks) ? causes.filter((cause) => fits(cause, ofCauses)) : [];
      const kept = new Set(mine);
      for (const cause of causes) hide(cause, !kept.has(cause));
      hide(block, !mine.length);
      shown += mine.filter((cause) => cause.matches(".cause, fieldset.ask")).length;
      if (more) unfold(more, mine.some((cause) => more.contains(cause)), mine.includes(causes[0]), ofCauses.length);
    }
    if (further) unfold(further, all(".rule", further).some((block) => !block.hidden), false, chosen.length);
    for (const section of all(".findings")) {
      const mine = all(".rule", section);
      hide(section.querySelector(".none"), !mine.length || mine.some((block) => !block.hidden));
    }
    tell(chosen);
    const said = form.dataset.status.replace("{shown}", shown).replace("{all}", count);
    status.textContent = chosen.length ? said : "";
    return chosen;
  };

  // The list of people folds away again and says whose questions are shown.
  const chooser = document.getElementById("panel-groups");
  const people = chooser?.firstElementChild.textContent;
  const tell = (chosen) => {
    if (!chooser) return;
    const group = new Map(chosen).get("group");
    const line = all("li", chooser).find((one) => group && one.firstElementChild.dataset.filter.startsWith(`group=${group}&`));
    chooser.firstElementChild.textContent = line ? `${people}${chooser.dataset.colon} ${line.textContent}` : people;
    chooser.open = false;
  };

  // Further causes of a rule, and further questions, are folded away; what was chosen among them is not left hidden behind a count of all.
  const unfold = (more, some, first, narrowed) => {
    hide(more, !some);
    more.firstElementChild.textContent = narrowed ? form.dataset.fitting : summaries.get(more);
    if (narrowed && !first) more.open = true;
  };

  const read = () => {
    const wanted = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    for (const select of selects) {
      const value = wanted.get(select.name) || "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    return apply().length > 0;
  };

  const write = () => {
    const chosen = new URLSearchParams(apply());
    history.replaceState(null, "", "#" + (chosen.toString() || "filter"));
  };

  const follow = () => {
    if (location.hash.includes("=")) {
      const to = document.getElementById(new URLSearchParams(location.hash.slice(1)).get("to"));
      if (read() || to) (to || form).scrollIntoView();
      (to?.matches("[tabindex]") ? to : selects.find(({ value }) => value))?.focus({ preventScroll: true });
      return;
    }
    const target = document.getElementById(location.hash.slice(1));
    if (target?.closest("[hidden]")) {
      for (const select of selects) select.value = "";
      apply();
    }
    if (!target?.matches(".rule")) return;
    for (const one of [target.querySelector(".whole"), target.closest(".further")]) if (one) one.open = true;
    target.scrollIntoView();
  };

  const openAll = () => {
    for (const one of all(".whole, .further")) one.open = true;
  };

  form.hidden = false;
  if (chooser) chooser.hidden = false;
  for (const link of all("a[data-filter]")) link.hash = link.dataset.filter;
  form.addEventListener("change", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(write));
  document.getElementById("filter-open").addEventListener("click", openAll);
  addEventListener("hashchange", follow);
  if (location.hash) follow();
})();
