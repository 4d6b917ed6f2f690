// Looks for new signals while the list is open; without script the list is as it was when opened.
(() => {
  const cards = document.getElementById("cards");
  const news = document.getElementById("news");
  const every = 15000;
  let shown = null;

  const fetchCards = async () => {
    const answer = await fetch(`${cards.dataset.address}&part=cards`, { redirect: "error" });
    if (!answer.ok) throw new Error("not now");
    return answer.text();
  };

  const ids = (html) => (html.match(/\/inbox\/[0-9a-f]{32}/g) || []).join();

  const look = async () => {
    if (document.hidden) return;
    try {
      const html = await fetchCards();
      if (shown !== null && ids(html) !== ids(shown)) news.textContent = news.dataset.text;
      // Whoever is in the list with his keyboard keeps his place.
      if (shown !== html && !cards.contains(document.activeElement)) cards.innerHTML = html;
      shown = html;
    } catch {
      // Logged out, or no connection: the page stays as it is, and its links say why.
    }
  };

  look();
  setInterval(look, every);
})();
