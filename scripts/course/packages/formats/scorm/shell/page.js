/* On every page of a package: tells the shell around it that it is there. Alone in a window it calls for a shell, or
   what a learner does would go nowhere without a word. In a package, a page shows all its questions. */
(() => {
  document.documentElement.dataset.questions = "all";
  const root = new URL("../..", document.currentScript.src);
  let shell = null;
  try {
    shell = parent.courseShell;
  } catch {
    /* the page of another site is no shell */
  }
  if (shell) shell.opened(self, location.href.slice(root.href.length));
  else location.replace(`${root.href}index_scorm.html#${location.href.slice(root.href.length)}`);
})();
