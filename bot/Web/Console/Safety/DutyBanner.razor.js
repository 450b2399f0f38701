// The bell of the duty desk. Browsers let a page make sound once somebody has touched it; until then a button asks for that.
// What was silenced is kept for this browser, so that another alert rings again.
const silenced = 'duty-silenced';
const mark = /^（险情 \d+）/;

export function start(root) {
  let ringing = [];
  let kept = read();
  let context = null;
  let tone = null;

  function update() {
    const loud = ringing.some(id => !kept.includes(id));
    if (loud) sound();
    else hush();
    root.dataset.sound = ringing.length === 0 ? 'none' : !loud ? 'muted' : context?.state === 'running' ? 'on' : 'blocked';
    title();
  }

  function sound() {
    if (!window.AudioContext) return;
    if (!context) {
      context = new AudioContext();
      context.onstatechange = update;
    }
    tone ??= play(context);
    if (context.state !== 'running') context.resume().catch(() => { /* not allowed yet */ });
  }

  function hush() {
    if (!tone) return;
    tone.stop();
    tone = null;
    context.suspend().catch(() => { /* closed with the page */ });
  }

  function title() {
    const text = [...(document.querySelector('title')?.childNodes ?? [])].find(node => node.nodeType === Node.TEXT_NODE);
    if (!text) return;
    // The page keeps its text node: only its words change.
    const words = (ringing.length > 0 ? `（险情 ${ringing.length}）` : '') + text.data.replace(mark, '');
    if (text.data !== words) text.data = words;
  }

  function pressed(event) {
    const wish = event.target instanceof Element ? event.target.closest('[data-bell]')?.dataset.bell : null;
    if (wish) {
      kept = wish === 'mute' ? ringing : [];
      write(kept);
    }
    update();
  }

  function elsewhere(event) {
    if (event.key !== silenced) return;
    kept = read();
    update();
  }

  // Whatever is touched opens the sound.
  const touches = ['click', 'keydown'];
  touches.forEach(touch => document.addEventListener(touch, pressed));
  addEventListener('storage', elsewhere);
  const titles = new MutationObserver(title);
  titles.observe(document.head, { childList: true, characterData: true, subtree: true });
  const heights = new ResizeObserver(() => document.documentElement.style.setProperty('--duty', `${root.offsetHeight}px`));
  heights.observe(root);
  update();

  return {
    ring(ids) {
      ringing = ids;
      update();
    },
    stop() {
      ringing = [];
      update();
      touches.forEach(touch => document.removeEventListener(touch, pressed));
      removeEventListener('storage', elsewhere);
      titles.disconnect();
      heights.disconnect();
      document.documentElement.style.removeProperty('--duty');
      context?.close();
    },
  };
}

// Two beeps a second and a pause, again and again. Oscillators alone: timers are slowed down in a tab that is not looked at.
function play(context) {
  const voice = new OscillatorNode(context, { type: 'triangle', frequency: 880 });
  const volume = new GainNode(context, { gain: 0.6 });
  const beeps = gate(context, 4);
  const pauses = gate(context, 1);
  voice.connect(beeps.gain).connect(pauses.gain).connect(volume).connect(context.destination);
  const all = [voice, beeps.wave, pauses.wave];
  all.forEach(wave => wave.start());
  return {
    stop() {
      all.forEach(wave => wave.stop());
      volume.disconnect();
    },
  };
}

// Lets sound through for the first half of each period.
function gate(context, frequency) {
  const wave = new OscillatorNode(context, { type: 'square', frequency });
  const gain = new GainNode(context, { gain: 0.5 });
  wave.connect(new GainNode(context, { gain: 0.5 })).connect(gain.gain);
  return { wave, gain };
}

function read() {
  try {
    const ids = JSON.parse(localStorage.getItem(silenced));
    return Array.isArray(ids) ? ids : [];
  } catch {
    return [];
  }
}

function write(ids) {
  try {
    localStorage.setItem(silenced, JSON.stringify(ids));
  } catch {
    // It holds for this page then.
  }
}
