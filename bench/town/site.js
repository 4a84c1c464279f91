// What a small public site runs: a menu, a counter of letters, a date in the reader's own form.
"use strict";
for (const item of document.querySelectorAll(".nav li:has(ul)")) {
  const toggle = item.querySelector("button");
  toggle.addEventListener("click", () => {
    toggle.setAttribute("aria-expanded", String(item.classList.toggle("open")));
  });
}
for (const area of document.querySelectorAll("textarea[maxlength]")) {
  const left = document.createElement("p");
  left.className = "hint";
  left.setAttribute("role", "status");
  const tell = () => (left.textContent = String(area.maxLength - area.value.length));
  area.addEventListener("input", tell);
  area.after(left);
  tell();
}
for (const time of document.querySelectorAll("time[datetime]")) {
  const form = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" });
  time.textContent = form.format(new Date(time.dateTime));
}
setTimeout(() => document.body.classList.add("ready"), 30);
