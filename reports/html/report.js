// Filters for the findings; the choice is kept in the address, so that a link or "back" brings it again.
(() => {
  const form = document.getElementById("filter");
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  if (!form) return;
  const blocks = [...document.querySelectorAll(".rule")];
  const selects = [...form.querySelectorAll("select")];
  const status = form.querySelector("[role=status]");

  const fits = (block) =>
    selects.every(({ name, value }) => !value || block.dataset[name].split(" ").includes(value));

  const apply = () => {
    let shown = 0;
    for (const block of blocks) {
      block.hidden = !fits(block);
      shown += !block.hidden;
    }
    for (const section of document.querySelectorAll(".findings")) {
      const mine = [...section.querySelectorAll(".rule")];
      section.querySelector(".none").hidden = !mine.length || mine.some((block) => !block.hidden);
    }
    const chosen = selects.some((select) => select.value);
    status.textContent = chosen
      ? form.dataset.status.replace("{shown}", shown).replace("{all}", blocks.length)
      : "";
  };

  const read = () => {
    const wanted = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    for (const select of selects) {
      const value = wanted.get(select.name) || "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    apply();
  };

  const write = () => {
    const chosen = new URLSearchParams(selects.filter(({ value }) => value).map(({ name, value }) => [name, value]));
    history.replaceState(null, "", "#" + (chosen.toString() || "filter"));
    apply();
  };

  const reveal = () => {
    const target = location.hash.includes("=") ? null : document.getElementById(location.hash.slice(1));
    const block = target && target.closest(".rule");
    if (!block || !block.hidden) return;
    for (const select of selects) select.value = "";
    apply();
    block.scrollIntoView();
  };

  form.hidden = false;
  form.addEventListener("change", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(write));
  addEventListener("hashchange", () => (location.hash.includes("=") ? read() : reveal()));
  read();
})();
