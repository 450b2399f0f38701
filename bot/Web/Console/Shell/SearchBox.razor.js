// Writes what is typed into the address of the page, in place: no key makes a step of the history. It is done here and at
// once, so that a click on a row right after the last key leaves an address behind that has it.
export function start(box, name) {
  // Left again, or drawn anew, before this was loaded.
  if (!box) return;
  const write = () => {
    const address = new URL(location.href);
    if (box.value.trim()) address.searchParams.set(name, box.value.trim());
    else address.searchParams.delete(name);
    if (address.href !== location.href) history.replaceState(history.state, '', address);
  };
  box.addEventListener('input', write);
  // Typed before this was loaded.
  write();
}
