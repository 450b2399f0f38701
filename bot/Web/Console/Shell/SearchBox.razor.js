// Writes what is typed into the address of the page, in place: no key makes a step of the history. It is done here and at
// once, so that a click on a row right after the last key leaves an address behind that has it. The page is started after this
// was loaded (ConsoleApp.razor.js): no list is narrowed before its address can say so.
document.addEventListener('input', typed => {
  const name = typed.target.dataset?.address;
  if (!name) return;
  const words = typed.target.value.trim();
  const address = new URL(location.href);
  if (words) address.searchParams.set(name, words);
  else address.searchParams.delete(name);
  if (address.href !== location.href) history.replaceState(history.state, '', address);
});
