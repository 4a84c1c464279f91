// Where in a file there is sound: from the first to the last tenth of a second that is louder than `loudness`.
// The file is given as base64 text, or its address where only the page itself can read it (`blob:`, `data:`).
async ({ data, address, most, begins, ends, loudness }) => {
  let decoded;
  try {
    const bytes = data === null
      ? new Uint8Array(await (await fetch(address)).arrayBuffer())
      : Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    if (bytes.length > most) return null;
    decoded = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(bytes.buffer);
  } catch {
    return null;
  }
  const rate = decoded.sampleRate, size = Math.round(rate / 10);
  const from = Math.round(begins * rate), to = Math.min(decoded.length, ends ? Math.round(ends * rate) : decoded.length);
  let first = -1, last = -1;
  for (let channel = 0; channel < decoded.numberOfChannels; channel++) {
    const samples = decoded.getChannelData(channel);
    for (let start = from; start < to; start += size) {
      let sum = 0;
      const end = Math.min(to, start + size);
      for (let place = start; place < end; place++) sum += samples[place] * samples[place];
      if (Math.sqrt(sum / (end - start)) < loudness) continue;
      first = first < 0 ? start : Math.min(first, start);
      last = Math.max(last, end);
    }
  }
  return { duration: decoded.duration, heard: first < 0 ? 0 : (last - first) / rate };
}
