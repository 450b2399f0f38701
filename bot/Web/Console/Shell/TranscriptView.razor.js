// Keeps the newest line in sight, unless the reader has scrolled up to read or asks why.
export function follow(root) {
  // Left again before this was loaded.
  if (!root) return;
  let atEnd = true;
  const toEnd = () => { if (atEnd && !root.querySelector('.asked')) root.scrollTop = root.scrollHeight; };
  root.addEventListener('scroll', () => { atEnd = root.scrollHeight - root.scrollTop - root.clientHeight < 60; });
  root.addEventListener('load', toEnd, true);
  new MutationObserver(toEnd).observe(root, { childList: true, subtree: true });
  new ResizeObserver(toEnd).observe(root);
  toEnd();
}

// Brings the answer to why into sight.
export function show(root) {
  root?.querySelector('.asked')?.scrollIntoView({ block: 'nearest' });
}
