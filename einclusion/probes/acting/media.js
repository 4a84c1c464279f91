// All players of a document, once what they play and the text that goes with it is known, or the time is over.
async ({ most, wait }) => {
  const { every } = einclusion;
  if (!document.querySelector("audio, video") && ![...document.querySelectorAll("*")].some((one) => one.shadowRoot))
    return { players: [], left: 0 };
  const all = every(document).filter((one) => one instanceof HTMLMediaElement);
  const players = all.slice(0, most);
  const until = (done) => new Promise((resolve) => {
    const end = setTimeout(resolve, wait);
    const look = () => (done() ? (clearTimeout(end), resolve()) : setTimeout(look, 20));
    look();
  });
  const known = (one) => one.readyState > 0 || one.networkState === 0 || one.networkState === 3 || one.error;
  const began = players.map((one) => !one.paused || one.ended);
  for (const one of players) {
    if (one.readyState === 0 && one.preload === "none" && one.paused) {
      one.preload = "metadata";
      one.load();
    }
    for (const track of one.textTracks) if (track.mode === "disabled") track.mode = "hidden";
  }
  const tracks = players.flatMap((one) => [...one.querySelectorAll("track[src]")]);
  await until(() => players.every(known) && tracks.every((one) => one.readyState > 1));
  const sounds = (one) => {
    try { return one.captureStream().getAudioTracks().length; } catch { return -1; }
  };
  const words = (cues) => cues.reduce((sum, cue) => sum + (cue.text || "").split(/\s+/).filter(Boolean).length, 0);
  window.einclusionPlayers = players;
  return {
    left: all.length - players.length,
    players: players.map((one, number) => ({
      number,
      node: einclusion.at(one),
      kind: one.localName === "video" ? "video" : "audio",
      address: one.currentSrc || one.src || "",
      loaded: one.readyState > 0,
      duration: Number.isFinite(one.duration) ? one.duration : 0,
      live: one.duration === Infinity,
      sounds: one.readyState > 0 ? sounds(one) : -1,
      shown: one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.getClientRects().length > 0,
      controls: one.controls,
      autoplay: one.autoplay,
      playing: !one.paused && !one.ended,
      played: one.ended && began[number],
      muted: one.muted || one.volume === 0,
      loop: one.loop,
      tracks: [...one.textTracks].map((track) => {
        const element = [...one.querySelectorAll("track")].find((other) => other.track === track);
        const cues = [...(track.cues || [])];
        return {
          kind: track.kind, language: track.language, label: track.label, cues: cues.length, words: words(cues),
          loaded: !element || element.readyState === 2 ? true : element.readyState === 3 || !element.src ? false : null,
        };
      }),
    })),
  };
}
