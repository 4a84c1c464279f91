// Runs in a world of our own, after axe-core. Returns only what findings need.
(() => {
  const most = 200;
  const short = (text, limit) => (text && text.length > limit ? text.slice(0, limit - 1) + "…" : text || "");
  const selector = (target) => target.map((part) => (Array.isArray(part) ? part.join(" >>> ") : part)).join(" >>> ");
  const scalar = (value) => ["string", "number", "boolean"].includes(typeof value);
  const measured = (data) => {
    if (scalar(data)) return { value: data };
    if (Array.isArray(data)) return { value: data.filter(scalar).join(", ") };
    return Object.fromEntries(Object.entries(data || {}).filter(([, value]) => scalar(value)));
  };
  const told = (outcome) => (result) => ({
    rule: result.id,
    outcome,
    nodes: result.nodes.slice(0, most).map((node) => {
      const checks = [...node.any, ...node.all, ...node.none];
      const check = checks.find((one) => one.data && typeof one.data === "object") || checks[0] || {};
      return {
        target: selector(node.target),
        html: short(node.html, 400),
        impact: node.impact || "",
        check: check.id || "",
        data: measured(check.data),
      };
    }),
  });
  const named = (outcome) => (result) => ({ rule: result.id, outcome });
  const results = (found) => ({
    version: axe.version,
    results: [
      ...found.violations.map(told("failed")),
      ...found.incomplete.map(told("cantTell")),
      ...found.passes.map(named("passed")),
      ...found.inapplicable.map(named("inapplicable")),
    ],
  });
  const options = (rules) => ({
    runOnly: { type: "rule", values: rules },
    resultTypes: ["violations", "incomplete"],
    elementRef: false,
    performanceTimer: false,
  });
  window.einclusionAxe = {
    whole: async (rules) => results(await axe.run(document, { ...options(rules), iframes: false })),
    frames: (context) =>
      axe.utils.getFrameContexts(context || document).map(({ frameSelector, frameContext }) => ({
        selector: frameSelector,
        context: frameContext,
      })),
    part: async (context, rules) => JSON.stringify(await axe.runPartial(context || document, options(rules))),
    finish: async (parts, rules) => results(await axe.finishRun(parts.map((part) => part && JSON.parse(part)), options(rules))),
  };
})();
