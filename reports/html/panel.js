// Questions for people. Answers stay in this browser; they leave it only as a file that the person saves.
(() => {
  const form = document.getElementById("panel");
  if (!form) return;
  const say = form.dataset;
  const key = "einclusion-panel-" + say.run;
  const asks = [...form.querySelectorAll(".ask")];
  const asked = new Map(asks.flatMap((ask) => ask.dataset.question.split(" ").map((name) => [name, ask])));
  const person = document.getElementById("panel-person");
  const wrong = document.getElementById("panel-person-wrong");
  const message = document.getElementById("panel-message");
  const count = form.querySelector(".panel-count");
  let unkept = false;

  const answerOf = (ask) => ask.querySelector("input:checked")?.value || "";
  const remarkOf = (ask) => ask.querySelector("textarea").value.trim();

  const fill = (ask, answer, remark) => {
    for (const choice of ask.querySelectorAll("input")) choice.checked = choice.value === answer;
    ask.querySelector("textarea").value = String(remark || "").slice(0, 1000);
  };

  const unfold = () => {
    const further = form.querySelector(".further");
    if (further && asks.some((ask) => further.contains(ask) && (answerOf(ask) || remarkOf(ask)))) further.open = true;
  };

  const shown = () => {
    const done = asks.filter(answerOf).length;
    count.textContent = say.count.replace("{done}", done).replace("{all}", asks.length);
  };

  const keep = () => {
    const drafts = asks.map((ask) => [ask.dataset.question.split(" ")[0], answerOf(ask), remarkOf(ask)]);
    const kept = drafts.filter(([, answer, remark]) => answer || remark);
    try {
      localStorage.setItem(key, JSON.stringify({ person: person.value, answers: kept }));
    } catch {
      unkept = true;
      message.textContent = say.refused;
    }
  };

  const recall = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key) || "{}");
      person.value = kept.person || "";
      for (const [name, answer, remark] of kept.answers || []) if (asked.has(name)) fill(asked.get(name), answer, remark);
    } catch {
      message.textContent = say.refused;
    }
  };

  // A remark without a choice is kept as "don't know", so that nothing that was written is lost.
  const answers = () =>
    asks
      .filter((ask) => answerOf(ask) || remarkOf(ask))
      .map((ask) => ({
        question: ask.dataset.question.split(" "),
        answer: answerOf(ask) || "unknown",
        remark: remarkOf(ask),
      }));

  const refuse = (text) => {
    wrong.textContent = text;
    person.setAttribute("aria-invalid", String(Boolean(text)));
    if (text) person.focus();
    return Boolean(text);
  };

  const save = () => {
    message.textContent = "";
    const name = person.value.trim();
    if (refuse(!name ? say.person : /\S@\S/.test(name) ? say.email : "")) return;
    const given = answers();
    if (!given.length) return void (message.textContent = say.none);
    const file = {
      schema: 1,
      run: say.run,
      service: say.service,
      person: name,
      date: new Date().toISOString().slice(0, 19) + "Z",
      language: document.documentElement.lang,
      answers: given,
    };
    const plain = name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1) + "\n"], { type: "application/json" }));
    link.download = ["answers", plain].filter(Boolean).join("-") + ".json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    unkept = false;
    message.textContent = say.saved.replace("{file}", link.download);
  };

  const load = async (event) => {
    const chosen = event.target.files[0];
    if (!chosen) return;
    try {
      const file = JSON.parse(await chosen.text());
      if (file.run !== say.run) {
        message.textContent = say.foreign;
      } else {
        const met = file.answers.flatMap(({ question, answer, remark }) =>
          [...new Set(question.map((name) => asked.get(name)))].filter(Boolean).map((ask) => [ask, answer, remark]),
        );
        for (const [ask, answer, remark] of met) fill(ask, answer, remark);
        person.value = String(file.person || "").slice(0, 40);
        refuse("");
        keep();
        shown();
        unfold();
        message.textContent = say.loaded.replace("{count}", new Set(met.map(([ask]) => ask)).size);
      }
    } catch {
      message.textContent = say.unreadable;
    }
    event.target.value = "";
  };

  const clear = () => {
    if (!confirm(say.sure)) return;
    form.reset();
    refuse("");
    message.textContent = "";
    unkept = false;
    try {
      localStorage.removeItem(key);
    } catch {
      message.textContent = say.refused;
    }
    shown();
    person.focus();
  };

  const paper = () => {
    const page = document.documentElement.classList;
    page.add("only-questions");
    addEventListener("afterprint", () => page.remove("only-questions"), { once: true });
    print();
  };

  for (const part of form.querySelectorAll(".panel-count, .panel-end")) part.hidden = false;
  document.getElementById("panel-noscript").hidden = true;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => event.target.type !== "file" && keep());
  form.addEventListener("change", shown);
  person.addEventListener("input", () => refuse(""));
  document.getElementById("panel-save").addEventListener("click", save);
  document.getElementById("panel-load").addEventListener("change", load);
  document.getElementById("panel-print").addEventListener("click", paper);
  document.getElementById("panel-clear").addEventListener("click", clear);
  addEventListener("beforeunload", (event) => unkept && event.preventDefault());
  recall();
  shown();
  unfold();
})();
