// What is hard to read is told while somebody writes; without script the preview tells it.
(() => {
  const words = document.getElementById("words");
  const told = document.getElementById("easier");
  const pause = 700;
  let waiting = 0;
  let asked = 0;

  const look = async () => {
    const mine = ++asked;
    const proof = words.form.elements.proof.value;
    try {
      const answer = await fetch("/easier", {
        method: "POST",
        body: new URLSearchParams({ proof, words: words.value }),
      });
      if (answer.ok && mine === asked) told.innerHTML = await answer.text();
    } catch {
      // No connection now: the preview tells it as well.
    }
  };

  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, pause);
  });
  if (words.value) look();
})();
