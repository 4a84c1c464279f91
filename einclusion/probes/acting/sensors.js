// What a document holds at two moments, and events of a device that moves. One memory for each world.
({ most }) => {
  if (window.einclusionSensors) return;
  let base = new Map();
  const said = (one) => [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join(" ");
  const pixels = (one) => {
    try { return one instanceof HTMLCanvasElement ? one.toDataURL() : null; } catch { return null; }
  };
  const state = (one) => JSON.stringify([
    one.value ?? said(one), one.checked ?? null, one.getAttribute("class"), one.getAttribute("style"), one.hidden ?? null,
    pixels(one), one.getAttribute("src"), one.getAttribute("aria-expanded"), one.getAttribute("transform"), said(one),
  ]);
  const all = () => new Map([...document.querySelectorAll("body, body *")].slice(0, most).map((one) => [one, state(one)]));
  window.einclusionSensors = {
    snapshot() { base = all(); },
    changes() {
      const now = all();
      const other = [...now].filter(([one, looks]) => base.get(one) !== looks)
        .map(([one, looks]) => ({ node: einclusion.at(one), before: base.get(one) || "", after: looks }));
      const gone = [...base].filter(([one]) => !one.isConnected).map(([, looks]) => ({ node: null, before: looks, after: "" }));
      return [...other, ...gone];
    },
    move(type, details, times) {
      const Made = type === "devicemotion" ? window.DeviceMotionEvent : window.DeviceOrientationEvent;
      for (let count = 0; count < times; count++) {
        const event = Made ? new Made(type, details) : Object.assign(new Event(type), details);
        window.dispatchEvent(event);
      }
    },
  };
}
