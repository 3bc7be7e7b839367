/* The theme fetches the index of the search on every visit. It weighs more than a page: here it waits for a reader
   who opens the search. */
(() => {
  const { open, send } = XMLHttpRequest.prototype
  let waiting, isOpened
  const begin = ({ target }) => {
    if (isOpened || !(target.name === "query" || target.id === "__search")) return
    isOpened = true
    waiting?.()
  }
  addEventListener("focusin", begin)
  addEventListener("change", begin)
  XMLHttpRequest.prototype.open = function (...given) {
    this.isIndex = /search_index/.test(given[1])
    open.apply(this, given)
  }
  XMLHttpRequest.prototype.send = function (...given) {
    const fetch = () => send.apply(this, given)
    if (this.isIndex && !isOpened) waiting = fetch
    else fetch()
  }
})()
