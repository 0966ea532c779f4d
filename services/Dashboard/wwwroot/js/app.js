// What static pages need: copying, the light switch, printing. Listeners sit on the document, so they survive enhanced navigation.
(function () {
  const root = document.documentElement;

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function switchTheme() {
    const next = isDark() ? "light" : "dark";
    root.dataset.theme = next;
    localStorage.setItem("theme", next);
  }

  async function copy(button) {
    await navigator.clipboard.writeText(button.dataset.copy);
    const label = button.querySelector("[data-copy-label]");
    if (!label) return;
    const before = button.dataset.label ??= label.textContent;
    label.textContent = "Copied";
    setTimeout(() => { label.textContent = before; }, 1600);
  }

  document.addEventListener("click", event => {
    const target = event.target.closest("[data-theme-toggle], [data-copy], [data-print]");
    if (!target) return;
    if ("themeToggle" in target.dataset) switchTheme();
    else if ("copy" in target.dataset) copy(target);
    else window.print();
  });

  Blazor.start();
  // The server's page knows nothing of the choice; enhanced navigation would take the attribute away.
  Blazor.addEventListener("enhancedload", () => {
    const chosen = localStorage.getItem("theme");
    if (chosen) root.dataset.theme = chosen;
  });
})();
