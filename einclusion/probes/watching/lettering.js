// Share of pictures taken out of a video, given as base64 text, that look as if they held writing such as captions.
async ({ data, pictures, wait }) => {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  const video = document.createElement("video");
  const address = URL.createObjectURL(new Blob([bytes]));
  const happens = (kind) => new Promise((resolve) => {
    setTimeout(() => resolve(false), wait);
    video.addEventListener(kind, () => resolve(true), { once: true });
    video.addEventListener("error", () => resolve(false), { once: true });
  });
  // Writing goes from dark to light and back many times within a few pixels, in several rows of pixels on end.
  const looks = ({ data: pixels, width, height }) => {
    let rows = 0, most = 0;
    for (let y = 0; y < height; y++) {
      let turns = 0, last = 0, since = 0;
      for (let x = 0; x < width; x++) {
        const at = (y * width + x) * 4;
        const light = 0.3 * pixels[at] + 0.59 * pixels[at + 1] + 0.11 * pixels[at + 2];
        const now = light > 180 ? 1 : light < 100 ? -1 : 0;
        since++;
        if (!now) continue;
        if (last && now !== last) {
          if (since <= 16) turns++;
          since = 0;
        }
        last = now;
      }
      rows = turns >= 6 ? rows + 1 : 0;
      most = Math.max(most, rows);
    }
    return most >= 4;
  };
  try {
    video.muted = true;
    video.preload = "auto";
    const ready = happens("loadeddata");
    video.src = address;
    if (!(await ready) || !video.videoWidth) return null;
    const width = Math.min(960, video.videoWidth), height = Math.round((video.videoHeight * width) / video.videoWidth);
    const canvas = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    let written = 0;
    for (let number = 0; number < pictures; number++) {
      const there = happens("seeked");
      video.currentTime = (video.duration * (number + 0.5)) / pictures;
      if (!(await there)) return null;
      canvas.drawImage(video, 0, 0, width, height);
      if (looks(canvas.getImageData(0, 0, width, height))) written++;
    }
    return written / pictures;
  } catch {
    return null;
  } finally {
    video.removeAttribute("src");
    URL.revokeObjectURL(address);
  }
}
