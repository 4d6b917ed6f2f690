// Reading aloud without leaving the page; without script the link itself opens the voice.
(() => {
  const OGG = "audio/ogg; codecs=opus";
  const voice = new Audio();
  let reading = null;

  const playable = (address) =>
    voice.canPlayType(OGG) ? address : `${address}${address.includes("?") ? "&" : "?"}form=wav`;

  const show = (button, isOn) => {
    const label = button.querySelector("[data-stop]");
    if (!label.dataset.read) label.dataset.read = label.textContent;
    label.textContent = isOn ? label.dataset.stop : label.dataset.read;
  };

  const stop = () => {
    voice.pause();
    if (reading) show(reading, false);
    reading = null;
  };

  const start = async (button, source) => {
    stop();
    reading = button;
    show(button, true);
    try {
      voice.src = await source();
      await voice.play();
    } catch {
      stop();
    }
  };

  // A page that came from a form is read by posting the same form again.
  const posted = (form) => async () => {
    const answer = await fetch(playable(form.action), {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
    });
    return URL.createObjectURL(await answer.blob());
  };

  voice.addEventListener("ended", stop);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.aloud");
    if (!link) return;
    event.preventDefault();
    if (reading === link) stop();
    else start(link, async () => playable(link.href));
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form.aloud")) return;
    event.preventDefault();
    const button = event.target.querySelector("button");
    if (reading === button) stop();
    else start(button, posted(event.target));
  });
})();
