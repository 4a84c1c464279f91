// Share of the window that parts which stay when the page is scrolled take, and the largest of them.
() => {
  const from = scrollY;
  scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: "instant" });
  const seen = new Map();
  let taken = 0, all = 0;
  for (let x = 0.5; x < 16; x++)
    for (let y = 0.5; y < 16; y++) {
      all++;
      const over = document.elementFromPoint((innerWidth * x) / 16, (innerHeight * y) / 16);
      let roof = null;
      for (let node = over; node && node !== document.documentElement; node = node.parentElement)
        if (/fixed|sticky/.test(getComputedStyle(node).position)) roof = node;
      if (!roof) continue;
      const box = roof.getBoundingClientRect();
      const stays = getComputedStyle(roof).position === "fixed" || Math.abs(box.top) < 2 || Math.abs(box.bottom - innerHeight) < 2;
      if (!stays) continue;
      taken++;
      seen.set(roof, (seen.get(roof) || 0) + 1);
    }
  const scrolls = document.documentElement.scrollHeight > innerHeight * 1.5;
  scrollTo({ top: from, behavior: "instant" });
  const [most] = [...seen].sort((a, b) => b[1] - a[1]);
  return { share: scrolls ? Math.round((taken / all) * 100) / 100 : 0, by: most && scrolls ? einclusion.at(most[0]) : null };
}
